# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The form on one property of a thing, made from the vocabulary.

Four ways to speak: something changed (a new beginning), it was wrong (what this party said is taken
back and said anew), this party says so too or still (a new *peildatum*), and this party says so, as the
first or otherwise than another; then nothing of the others is touched.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from kamerbreed.accounts import Rights
from kamerbreed.picture import Fact, Seen
from kamerbreed.vocabulary import (
    NON_VALUES,
    Property,
    Statement,
    Told,
    VocabularyError,
    canonical,
    checked,
    property_of,
    say,
)
from kamerbreed.web._answer import Scene
from kamerbreed.web._change import SEEN, Head, Wanted, seen_in
from kamerbreed.web._form import Compared, Field, Group, Typed, options
from kamerbreed.web._place import Place, why_place
from kamerbreed.web._sourcing import (
    Ground,
    audience_group,
    ground_group,
    read_date,
    read_ground,
    shield_asked,
    source_groups,
)
from kamerbreed.web._typed_values import (
    TypedError,
    read_reference,
    read_typed,
    reference_field,
    typed_texts,
    value_fields,
)
from kamerbreed.web._words import link_to, word
from kamerbreed.web.editing._review import compared, review, value_text

MANNER, VALUE, MEMBER, NONE = "wijze", "waarde", "lid", "geen-waarde"
CHANGED, WRONG, STILL, SAYS = "veranderd", "fout", "bevestigd", "zegt"
MANNERS = (CHANGED, WRONG, STILL, SAYS)
_NON_VALUE_WORDS = {"unknown": "nobody_knows", "refused": "refused", "not_applicable": "not_applicable"}


@dataclass(frozen=True)
class FactForm:
    """The form on a property of a thing; with ``member`` on one of several that stand there."""

    scene: Scene
    rights: Rights
    subject: str
    name: str
    member: str = ""
    act: str = "assert"

    # --- what it is about ---------------------------------------------------------------------

    def found(self) -> Property[Any]:
        """The property."""
        return property_of(self.subject, self.name)

    @property
    def place(self) -> Place:
        """Its address."""
        extra = ((MEMBER, self.member),) if self.member else ()
        return edit_place(self.subject, self.name, extra, act=self.act)

    @property
    def capability(self) -> str:
        """What who asks must be able to: say something for a party, or supervise."""
        return "supervise" if self.act == "rule" else "say"

    @property
    def after(self) -> Place:
        """Where its value is explained."""
        return why_place(self.subject, self.name)

    @property
    def named_by_value(self) -> bool:
        """Whether the key of a member is the thing that its value names."""
        return self.found().many and self.found().type.is_reference

    def at(self, scene: Scene) -> "FactForm":
        """The same form in another picture."""
        return replace(self, scene=scene)

    def head(self) -> Head:
        """What stands above the form."""
        lang = self.scene.lang
        thing = self.scene.picture.name(self.subject, lang).text
        label, ruling = self.found().label.of(lang), self.act == "rule"
        return Head(
            title=say("edit.rule.title" if ruling else "edit.fact.title", lang, property=label, thing=thing),
            back=link_to(self.scene, self.subject),
            lead=(
                self.found().help.of(lang),
                *([say("edit.rule.lead", lang)] if ruling else []),
                *self._stands(),
            ),
            uploads=True,
        )

    def _stands(self) -> list[str]:
        """What stands there now, and who says so."""
        lang, found = self.scene.lang, []
        for fact in self._facts():
            for voice in fact.voices:
                said = voice.entry.said
                party = self.scene.picture.name(said.stated_by, lang).text
                value, role = value_text(self.scene, said), word("role", voice.role, lang)
                found.append(say("edit.fact.now", lang, party=party, value=value, role=role))
        return found or [say("edit.fact.nothing", lang)]

    def _facts(self) -> list[Fact]:
        picture = self.scene.picture
        if not self.found().many or self.member:
            return [picture.fact(self.subject, self.name, self.member)]
        return []

    def places(self) -> tuple[tuple[str, str], ...]:
        """The one place that it is about."""
        return ((self.subject, self.name),)

    # --- fields -------------------------------------------------------------------------------

    def first(self) -> Typed:
        """The value that stands, and the party for which this person speaks if there is one alone."""
        fact = self.scene.picture.fact(self.subject, self.name, self.member)
        texts = typed_texts(self.found().type, fact.value, VALUE, self.scene.lang)
        may = self.rights.parties_that_may(self.capability)
        if may and len(may) == 1:
            texts["partij"] = may[0]
        if fact.non_value:
            texts[NONE] = fact.non_value
        texts["rubricering"] = self.found().sensitivity
        return Typed(texts)

    def groups(self, typed: Typed) -> tuple[Group, ...]:
        """The fields."""
        lang = self.scene.lang
        label = self.found().label.of(lang)
        chosen, ruling = typed.texts.get(MANNER, ""), self.act == "rule"
        values = value_fields(
            self.scene, self.found().type, typed, name=VALUE, label=label, unit=self.found().unit
        )
        manner = Field(
            name=MANNER,
            label=say("edit.manner", lang),
            kind="radio",
            value=chosen,
            errors=typed.errors(MANNER, lang),
            options=options([(one, say(f"edit.manner.{one}", lang)) for one in MANNERS], chosen),
            required=True,
        )
        words = [(one, word("question", _NON_VALUE_WORDS[one], lang)) for one in NON_VALUES]
        none = Field(
            name=NONE,
            label=say("edit.none", lang),
            kind="select",
            hint=say("edit.none.hint", lang),
            value=typed.texts.get(NONE, ""),
            errors=typed.errors(NONE, lang),
            options=options(words, typed.texts.get(NONE, ""), empty=say("edit.none.no", lang)),
        )
        return (
            *(
                ()
                if ruling
                else (Group(id="manner", title=say("edit.group.manner", lang), fields=(manner,)),)
            ),
            Group(
                id="value",
                title=say("edit.group.value", lang),
                fields=(*self._key_fields(typed), *values, none, *self._dates(typed)),
            ),
            ground_group(self.scene, self.rights, typed, self.capability),
            *source_groups(self.scene, typed),
            audience_group(self.scene, self.rights, typed, shield=self.act != "rule"),
        )

    def _key_fields(self, typed: Typed) -> tuple[Field, ...]:
        if not self.found().many or self.member:
            return ()
        lang = self.scene.lang
        if self.named_by_value:
            # The member is the thing itself; it is asked for once, also where there is no value.
            return ()
        if self.found().key == "thing":
            return (
                reference_field(
                    self.scene,
                    typed,
                    name=MEMBER,
                    label=say("edit.member", lang),
                    hint=say("edit.member.thing", lang),
                    allowed=_kinds_of_key(self.found()),
                ),
            )
        return (
            Field(
                name=MEMBER,
                label=say("edit.member", lang),
                hint=say("edit.member.hint", lang),
                value=typed.texts.get(MEMBER, ""),
                errors=typed.errors(MEMBER, lang),
                required=True,
            ),
        )

    def _dates(self, typed: Typed) -> tuple[Field, ...]:
        lang = self.scene.lang
        dates = tuple(
            Field(
                name=name,
                label=say(f"edit.date.{name}", lang),
                value=typed.texts.get(name, ""),
                hint=f"{say(f'edit.date.{name}.hint', lang)} {say('edit.hint.date', lang)}",
                errors=typed.errors(name, lang),
            )
            for name in ("vanaf", "tot", "peildatum")
        )
        note = Field(
            name="toelichting",
            label=say("edit.note", lang),
            kind="area",
            value=typed.texts.get("toelichting", ""),
            hint=say("edit.note.hint", lang),
            errors=typed.errors("toelichting", lang),
        )
        return (*dates, note)

    # --- reading ------------------------------------------------------------------------------

    def read(self, typed: Typed, batch: str) -> Wanted:
        """What is asked for; what is wrong is noted."""
        ground = read_ground(self.scene, self.rights, typed, batch, capability=self.capability)
        manner = self.act if self.act == "rule" else typed.text(MANNER)
        if manner not in (*MANNERS, "rule"):
            typed.wrong(MANNER, Told("form.manner"))
        value, none, key = self._read_value(typed)
        said = ground.of(
            Statement(
                act=self.act,
                subject=self.subject,
                property=self.name,
                key=key,
                value=value,
                non_value=none,
                valid_from=read_date(typed, "vanaf"),
                valid_to=read_date(typed, "tot"),
                observed_on=read_date(typed, "peildatum"),
                note=typed.text("toelichting"),
            )
        )
        if not typed.problems:
            said = self._checked(typed, said)
        own = self._own_rows(ground.party, key)
        if not typed.problems:
            self._fits_manner(typed, manner, said, own)
        wrong = own if manner == WRONG else ()
        if typed.problems:
            return Wanted(statements=(), after=self.after, upload=ground.upload)
        return Wanted(
            statements=(*ground.describing, *self._taken_back(wrong, ground, said), said),
            after=self.after,
            seen=(self._seen(typed, key),),
            new=ground.new,
            upload=ground.upload,
            review=review(self.scene, said, wrong),
            shield=shield_asked(typed),
        )

    def _read_value(self, typed: Typed) -> tuple[str | None, str, str]:
        """The value as canonical text or the reason for having none, and the key of the member."""
        none, key = typed.text(NONE), self._read_key(typed)
        if none and none not in NON_VALUES:
            typed.wrong(NONE, Told("form.empty"))
        if none:
            if not typed.text("toelichting"):
                typed.wrong("toelichting", Told("form.reason"))
            return None, none, key
        try:
            value = read_typed(self.scene, self.found().type, typed, VALUE)
            text = canonical(value)
        except TypedError as error:
            for name, told in error.problems.items():
                typed.wrong(name, told)
            return None, "", key
        except VocabularyError as error:
            typed.wrong(VALUE, error)
            return None, "", key
        if self.named_by_value:
            if self.member and value != self.member:
                typed.wrong(VALUE, Told("form.member", member=self.member))
            key = str(value)
        return text, "", key

    def _read_key(self, typed: Typed) -> str:
        if not self.found().many or self.member:
            return self.member
        name = VALUE if self.named_by_value else MEMBER
        if self.named_by_value and not typed.text(NONE):
            return ""
        if not typed.text(name):
            typed.wrong(name, Told("form.empty"))
            return ""
        if self.found().key != "thing":
            return typed.text(name)
        try:
            return read_reference(self.scene, typed, name, _kinds_of_key(self.found()))
        except TypedError as error:
            typed.wrong(name, error.problems[name])
            return ""

    def _checked(self, typed: Typed, said: Statement) -> Statement:
        try:
            return checked(said)
        except VocabularyError as error:
            typed.refused(error)
            return said

    def _own_rows(self, party: str, key: str) -> tuple[int, ...]:
        """The rows that stand here and are of this party."""
        table = self.scene.picture.table
        fact = self.scene.picture.fact(self.subject, self.name, key)
        return tuple(row for row in fact.rows if table.stated_by(row) == party)

    def _fits_manner(self, typed: Typed, manner: str, said: Statement, own: Sequence[int]) -> None:
        """Note where what was typed is not what the chosen way of speaking means."""
        table, fact = self.scene.picture.table, self.scene.picture.fact(said.subject, said.property, said.key)
        mine = [table.entry(row).said for row in own]
        if manner == "rule" and not said.note.strip():
            typed.wrong("toelichting", Told("form.reason"))
        if manner == CHANGED and not said.valid_from:
            typed.wrong("vanaf", Told("form.changed_from"))
        if manner == WRONG and not mine:
            typed.wrong(MANNER, Told("form.nothing_wrong", party=said.stated_by))
        if manner == WRONG and not said.note.strip():
            typed.wrong("toelichting", Told("form.reason"))
        if manner == STILL:
            if not said.observed_on:
                typed.wrong("peildatum", Told("form.still_on"))
            stands = {(table.entry(row).said.value, table.entry(row).said.non_value) for row in fact.rows}
            if (said.value, said.non_value) not in stands:
                typed.wrong(VALUE, Told("form.still"))
        if manner == SAYS and any((one.value, one.non_value) != (said.value, said.non_value) for one in mine):
            typed.wrong(MANNER, Told("form.said_before", party=said.stated_by))
        if manner != WRONG and any(_same_word(one, said) for one in mine):
            typed.wrong("", Told("form.same"))

    def _taken_back(self, rows: Sequence[int], ground: Ground, said: Statement) -> tuple[Statement, ...]:
        """The retractions of what was wrong: on no source, since it is an error of entry, with the reason."""
        table = self.scene.picture.table
        return tuple(
            Statement(
                act="retract",
                subject=said.subject,
                property=said.property,
                key=said.key,
                about=table.digest(row),
                note=said.note,
                stated_by=ground.party,
                sensitivity=table.entry(row).said.sensitivity,
                audience=table.entry(row).said.audience,
            )
            for row in rows
        )

    def _seen(self, typed: Typed, key: str) -> Seen:
        found = seen_in(self.scene, typed.text(SEEN), self.places()) or {}
        members = found.get((self.subject, self.name), {})
        return Seen(subject=self.subject, property=self.name, key=key, digests=members.get(key, ()))

    def compare(self, seen: Sequence[Seen]) -> Compared:
        """What stood when the form was made, and what stands now."""
        return compared(self.scene, seen)


def edit_place(
    subject: str, name: str, extra: tuple[tuple[str, str], ...] = (), *, act: str = "assert"
) -> Place:
    """The form on a property of a thing: to say something, or to rule what holds."""
    kind, _, slug = subject.partition("/")
    return Place(name="rule" if act == "rule" else "edit", path=(kind, slug, name), extra=extra)


def _kinds_of_key(found: Property[Any]) -> tuple[str, ...]:
    if found.type.is_reference:
        return found.type.kinds
    return ("party",) if found.name in ("received", "contract_until") else ()


def _same_word(one: Statement, other: Statement) -> bool:
    """Whether two statements say the same in the same words: on the same sources, of the same days."""
    plain = {"quotation": "", "locator": "", "note": "", "sensitivity": "public", "audience": ()}
    return replace(one, **plain) == replace(other, **plain)  # type: ignore[arg-type]  # each of its own type
