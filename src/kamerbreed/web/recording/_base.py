# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What the forms of the follow-up share: fields, for whom somebody acts, the source, what was refused."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from kamerbreed.accounts import Rights
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import (
    Evidence,
    FollowUpEvent,
    Hearing,
    Lang,
    Recommendation,
    Source,
    Statement,
    Told,
    property_of,
    say,
    scales,
)
from kamerbreed.web._act_form import ActForm, Intent
from kamerbreed.web._answer import Scene
from kamerbreed.web._form import Field, Group, Typed, offered, options
from kamerbreed.web._place import item_place
from kamerbreed.web._sourcing import Ground, new_source_group, read_audience, with_new_source
from kamerbreed.web._typed_values import TypedError, named_things, read_reference, reference_field
from kamerbreed.web._words import Link, plain_value

PARTY, DAY, TEXT, LETTER, HEARING = "partij", "dag", "omschrijving", "brief", "wederhoor"
_FIELDS = {
    "oversight.future": DAY,
    "oversight.reason": TEXT,
    "oversight.text": "tekst",
    "oversight.letter": LETTER,
    "oversight.no_letter": LETTER,
    "oversight.appraisal": "beoordeling",
    "oversight.not_answered": "beoordeling",
    "oversight.ground": "grond",
    "oversight.not_full": "grond",
    "oversight.risk": "grond",
    "oversight.successor": "grond",
    "oversight.recheck": "hercontrole",
    "oversight.until": "aangehouden-tot",
    "oversight.own_word": "oordeel",
    "oversight.verdict": "grond",
    "oversight.words": "woorden",
    "oversight.addressees": "geadresseerde-1",
    "judge.rank": "oordeel",
    "judge.step": "oordeel",
    "judge.ceiling": "oordeel",
    "judge.reason": "reden",
    "evidence.kind": "soort",
    "evidence.text": TEXT,
    "evidence.until": "geldig-tot",
}
"""Where the forms hold what an act refused."""


@dataclass(frozen=True)
class RecordForm(ActForm):
    """A form on which something of the follow-up is recorded."""

    rights: Rights

    # --- fields ---

    def label(self, name: str) -> str:
        """How a field is called, with its number where there are several."""
        stem, _, number = name.partition(".")[0].rpartition("-")
        if not number.isdigit():
            return say(f"web.act.field.{name.partition('.')[0]}", self.scene.lang)
        label = say(f"web.act.field.{stem}", self.scene.lang)
        return f"{label} {number}"

    def field(self, typed: Typed, name: str, kind: str = "text", **rest: bool | str) -> Field:
        """A field under its own name and label."""
        return Field(
            name=name,
            label=self.label(name),
            kind=kind,
            value=typed.texts.get(name, ""),
            errors=typed.errors(name, self.scene.lang),
            **rest,  # type: ignore[arg-type]  # a hint or whether it is required
        )

    def chosen(
        self,
        typed: Typed,
        name: str,
        labels: Iterable[tuple[str, str]],
        *,
        kind: str = "select",
        empty: bool = True,
    ) -> Field:
        """A field in which one of these is chosen."""
        lang = self.scene.lang
        here = typed.texts.get(name, "")
        first = say("edit.choose", lang) if empty else ""
        return replace(self.field(typed, name, kind), options=options(labels, here, empty=first))

    def thing(self, typed: Typed, name: str, *allowed: str, required: bool = False, hint: str = "") -> Field:
        """A field in which a thing is named."""
        return reference_field(
            self.scene,
            typed,
            name=name,
            label=self.label(name),
            allowed=allowed,
            required=required,
            hint=hint,
        )

    def party_field(self, typed: Typed, parties: Sequence[str]) -> Field:
        """For which party this is done."""
        labels = [(one, self.scene.picture.name(one, self.scene.lang).text) for one in parties]
        return replace(self.chosen(typed, PARTY, labels, empty=len(parties) != 1), required=True)

    def day_field(self, typed: Typed) -> Field:
        """On which day."""
        return self.field(typed, DAY, hint=say("web.act.hint.day", self.scene.lang), required=True)

    def letter_field(self, typed: Typed, *, required: bool = False) -> Field:
        """The letter or other source that it rests on: one that is there, else a new one below."""
        things, _ = named_things(self.scene, (Source.slug,))
        hint = say("web.act.hint.letter", self.scene.lang)
        return replace(self.field(typed, LETTER, hint=hint, required=required), choices=offered(things))

    def hearing_field(self, typed: Typed) -> Field:
        """In which hearing the addressee was heard on it."""
        hint = say("web.act.hint.wederhoor", self.scene.lang)
        return self.thing(typed, HEARING, Hearing.slug, hint=hint)

    def new_source(self, typed: Typed) -> Group:
        """The fields of a letter or other source that is not there yet."""
        return new_source_group(self.scene, typed)

    # --- reading ---

    def read_party(self, typed: Typed, parties: Sequence[str]) -> str:
        """The party for which this is done; empty, and noted, if that may not be."""
        party = typed.text(PARTY) or (parties[0] if len(parties) == 1 else "")
        if party not in parties:
            typed.wrong(PARTY, Told("form.party", party=party) if party else Told("form.empty"))
            return ""
        return party

    def read_thing(self, typed: Typed, name: str, *allowed: str, required: bool = False) -> str:
        """The thing that is named; empty if none is, or if it is none, which is noted."""
        if not typed.text(name):
            if required:
                typed.wrong(name, Told("form.empty"))
            return ""
        try:
            return read_reference(self.scene, typed, name, allowed)
        except TypedError as error:
            for field, told in error.problems.items():
                typed.wrong(field, told)
            return ""

    def read_ground(self, typed: Typed, party: str, batch: str) -> Ground:
        """The source that it rests on: that of the field, or a new one."""
        sensitivity, audience = read_audience(self.scene, self.rights, typed)
        letter = self.read_thing(typed, LETTER, Source.slug)
        ground = Ground(
            party=party,
            basis="stated",
            sources=(letter,) if letter else (),
            locator="",
            quotation="",
            sensitivity=sensitivity,
            audience=audience,
        )
        return with_new_source(self.scene, typed, ground, batch)

    def recorded(
        self, typed: Typed, act: Callable[[Picture, Intent], Sequence[Statement]], intent: Intent
    ) -> tuple[Statement, ...]:
        """What the act gives, nothing if it refuses, which is noted at the fields."""
        return self.acted(typed, act, intent, _FIELDS)


def new_things(statements: Sequence[Statement], ground: Ground) -> tuple[str, ...]:
    """What is new with these statements: the item, its events and evidence, and sources made with them."""
    made = (Recommendation.slug, FollowUpEvent.slug, Evidence.slug, Source.slug)
    subjects = dict.fromkeys(one.subject for one in statements if one.subject.partition("/")[0] in made)
    return tuple(dict.fromkeys((*ground.new, *subjects)))


def back_to(scene: Scene, recommendation: str) -> Link:
    """The page of the item."""
    return Link(text=recommendation.partition("/")[2], url=scene.url(item_place(recommendation)))


def labels_of(scale: str, lang: Lang) -> list[tuple[str, str]]:
    """What can be chosen of a scale."""
    return [(code, label.of(lang)) for code, label in scales()[scale].items()]


def criterion_text(scene: Scene, criterion: str) -> str:
    """A criterion by its number in the data and its words."""
    found = property_of(criterion, "text")
    value = scene.picture.one(criterion, "text")
    name = criterion.partition("/")[2]
    return name if value is None else f"{name} – {plain_value(scene.picture, found, value, scene.lang)}"


def item_text(scene: Scene, recommendation: str) -> str:
    """The text of an item: its literal one where that is known."""
    literal = scene.picture.one(recommendation, "text_nl")
    value = scene.picture.one(recommendation, "text")
    if literal or value is None:
        return str(literal or "–")
    return plain_value(scene.picture, property_of(recommendation, "text"), value, scene.lang)
