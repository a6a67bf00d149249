# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The forms that take a statement back, or decide that its value must be destroyed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kamerbreed.accounts import Rights
from kamerbreed.picture import Entry, Seen, level_of
from kamerbreed.vocabulary import SENSITIVITIES, Source, Statement, Told, property_of, say, scales
from kamerbreed.web._answer import Scene
from kamerbreed.web._change import SEEN, Head, Wanted, seen_in
from kamerbreed.web._form import Compared, Field, Group, Typed
from kamerbreed.web._place import Place, thing_place, why_place
from kamerbreed.web._sourcing import audience_group, party_field, read_audience, read_party, shield_asked
from kamerbreed.web._typed_values import TypedError, read_reference, reference_field
from kamerbreed.web._words import labelled, link_to
from kamerbreed.web.editing._review import compared, shown_outcome, value_text

REASON, SOURCE = "toelichting", "bron-1"
RETRACT, DESTROY, CLASSIFY = "retract", "destroy", "classify"


@dataclass(frozen=True)
class TakeForm:
    """The form on one statement; ``act`` is retract, destroy or classify."""

    scene: Scene
    rights: Rights
    digest: str
    act: str

    def at(self, scene: Scene) -> "TakeForm":
        """The same form in another picture."""
        return TakeForm(scene, self.rights, self.digest, self.act)

    @cached_property
    def entry(self) -> Entry:
        """The statement, by its whole digest."""
        table = self.scene.picture.table
        row = table.find(self.digest)
        assert row is not None  # the view looked whether it is there
        return table.entry(row)

    @property
    def place(self) -> Place:
        """Its address."""
        return take_place(self.entry.digest, self.act)

    @property
    def after(self) -> Place:
        """Where the history shows it."""
        return thing_place(self.entry.said.subject)

    @property
    def capability(self) -> str:
        """What who asks must be able to: say for the party, or decide."""
        return "decide" if self.act == DESTROY else "say"

    def head(self) -> Head:
        """What stands above the form."""
        lang, said = self.scene.lang, self.entry.said
        found = property_of(said.subject, said.property)
        thing = self.scene.picture.name(said.subject, lang).text
        label = labelled(self.scene.picture, found, "" if found.type.is_reference else said.key, lang)
        party = self.scene.picture.name(said.stated_by, lang).text
        return Head(
            title=say(f"edit.take.{self.act}.title", lang, property=label, thing=thing),
            back=link_to(self.scene, said.subject),
            lead=(
                say("edit.take.now", lang, party=party, value=value_text(self.scene, said)),
                say(f"edit.take.{self.act}.lead", lang),
            ),
        )

    def places(self) -> tuple[tuple[str, str], ...]:
        """The place of the statement."""
        return ((self.entry.said.subject, self.entry.said.property),)

    def first(self) -> Typed:
        """Empty, but for the party for which this person acts if there is one alone."""
        may = self.rights.parties_that_may(self.capability)
        texts = {"partij": may[0]} if may and len(may) == 1 else {}
        if self.act == CLASSIFY:
            texts["rubricering"] = SENSITIVITIES[level_of(self.scene.picture.table, self.entry.row)]
        return Typed(texts)

    def groups(self, typed: Typed) -> tuple[Group, ...]:
        """The fields."""
        lang = self.scene.lang
        reason = Field(
            name=REASON,
            label=say("edit.reason", lang),
            kind="area",
            hint=say(f"edit.take.{self.act}.reason.hint", lang),
            value=typed.texts.get(REASON, ""),
            errors=typed.errors(REASON, lang),
            required=True,
        )
        source = reference_field(
            self.scene,
            typed,
            name=SOURCE,
            label=say("edit.take.source", lang),
            hint=say("edit.take.source.hint", lang),
            allowed=(Source.slug,),
        )
        if self.act == CLASSIFY:
            audience = audience_group(self.scene, self.rights, typed)
            why = Group(id="take", title=say("edit.group.take", lang), fields=(reason,))
            return (replace(audience, folded=False), why)
        party = () if self.act == RETRACT else (party_field(self.scene, self.rights, typed, self.capability),)
        return (Group(id="take", title=say("edit.group.take", lang), fields=(reason, *party, source)),)

    def read(self, typed: Typed, batch: str) -> Wanted:
        """What is asked for; what is wrong is noted."""
        said = self.entry.said
        party = said.stated_by
        if self.act == DESTROY:
            party = read_party(self.scene, self.rights, typed, self.capability)
        if not typed.text(REASON):
            typed.wrong(REASON, Told("form.reason"))
        sources = self._sources(typed)
        mark = said.sensitivity, said.audience
        if self.act == CLASSIFY:
            mark = read_audience(self.scene, self.rights, typed)
        if typed.problems:
            return Wanted(statements=(), after=self.after)
        place = {"subject": said.subject, "property": said.property, "key": said.key}
        taken = Statement(
            act=self.act,
            **place,
            about=self.entry.digest,
            note=typed.text(REASON),
            stated_by=party,
            sources=sources,
            sensitivity=mark[0],
            audience=mark[1],
        )
        seen = seen_in(self.scene, typed.text(SEEN), self.places()) or {}
        digests = seen.get((said.subject, said.property), {}).get(said.key, ())
        return Wanted(
            statements=(taken,),
            after=self.after if self.act == DESTROY else why_place(said.subject, said.property),
            seen=(Seen(**place, digests=digests),),
            review=self._marked(mark) if self.act == CLASSIFY else self._review(),
            shield=shield_asked(typed),
        )

    def _sources(self, typed: Typed) -> tuple[str, ...]:
        if not typed.text(SOURCE):
            return ()
        try:
            return (read_reference(self.scene, typed, SOURCE, (Source.slug,)),)
        except TypedError as error:
            typed.wrong(SOURCE, error.problems[SOURCE])
            return ()

    def _marked(self, mark: tuple[str, tuple[str, ...]]) -> tuple[str, ...]:
        lang, picture = self.scene.lang, self.scene.picture
        level = scales()["sensitivity"][mark[0]].of(lang)
        readers = ", ".join(picture.name(party, lang).text for party in mark[1])
        if readers:
            return (say("edit.review.classify.audience", lang, level=level, readers=readers),)
        return (say("edit.review.classify", lang, level=level),)

    def _review(self) -> tuple[str, ...]:
        lang, said = self.scene.lang, self.entry.said
        party = self.scene.picture.name(said.stated_by, lang).text
        value = value_text(self.scene, said)
        outcome = self.scene.picture.outcome_without(
            (said.subject, said.property, said.key), (self.entry.row,)
        )
        return (
            say(f"edit.review.{self.act}", lang, party=party, value=value),
            shown_outcome(self.scene, said, outcome),
        )

    def compare(self, seen: Sequence[Seen]) -> Compared:
        """What stood when the form was made, and what stands now."""
        return compared(self.scene, seen)


def take_place(digest: str, act: str) -> Place:
    """The form that takes a statement back, or destroys it."""
    return Place(name=act, path=(digest,))
