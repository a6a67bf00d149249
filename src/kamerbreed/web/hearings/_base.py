# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What the forms of a hearing share: their fields, for whom somebody acts, and what an act refused."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kamerbreed.oversight import HearingState
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Hearing, Source, Statement, Told, say
from kamerbreed.web._act_form import ActForm
from kamerbreed.web._change import Head, Wanted
from kamerbreed.web._form import Field, Typed, options
from kamerbreed.web._place import Place
from kamerbreed.web._who import rights_of
from kamerbreed.web._words import Link
from kamerbreed.web.hearings._links import hearing_place
from kamerbreed.web.hearings._present import title_of

PARTY, DAY = "namens", "dag"


@dataclass(frozen=True)
class HearingForm(ActForm):
    """A form about a hearing."""

    @property
    def parties(self) -> tuple[str, ...]:
        """For whom it may be done by who asks."""
        raise NotImplementedError

    def first(self) -> Typed:
        """Today."""
        return Typed({DAY: self.scene.today.isoformat()})

    def field(self, typed: Typed, name: str, label: str, kind: str = "text", hint: str = "") -> Field:
        """A field with what was typed and what is wrong with it."""
        return Field(
            name=name,
            label=label,
            kind=kind,
            hint=hint,
            value=typed.texts.get(name, ""),
            errors=typed.errors(name, self.scene.lang),
        )

    def chosen(
        self, typed: Typed, name: str, label: str, labels: Sequence[tuple[str, str]], *, first: str = ""
    ) -> Field:
        """A field in which one of these is chosen; ``first`` is what stands there before anything is."""
        here = typed.texts.get(name, "")
        return replace(self.field(typed, name, label, "select"), options=options(labels, here, empty=first))

    def party_fields(self, typed: Typed) -> tuple[Field, ...]:
        """For which party it is done, where it may be done for several."""
        if len(self.parties) == 1:
            return ()
        labels = [(one, self.scene.picture.name(one, self.scene.lang).text) for one in self.parties]
        label = say("web.hearing.field.party", self.scene.lang)
        return (self.chosen(typed, PARTY, label, labels, first=say("edit.choose", self.scene.lang)),)

    def read_party(self, typed: Typed) -> str:
        """The party for which this is done; empty, and noted, if that may not be."""
        party = typed.text(PARTY) or (self.parties[0] if len(self.parties) == 1 else "")
        if party in self.parties:
            return party
        typed.wrong(PARTY, Told("form.empty"))
        return ""

    def day_field(self, typed: Typed, label: str) -> Field:
        """On which day."""
        return replace(self.field(typed, DAY, label), required=True)

    def on_behalf(self) -> str:
        """For which party it is done, where that cannot be chosen."""
        if len(self.parties) != 1:
            return ""
        party = self.scene.picture.name(self.parties[0], self.scene.lang).text
        return f"{say('web.hearing.field.party', self.scene.lang)}: {party}"


@dataclass(frozen=True)
class StepForm(HearingForm):
    """A form that adds to a hearing that is there."""

    one: HearingState
    step = ""

    @property
    def place(self) -> Place:
        """Its address."""
        return Place(name=f"hearing-{self.step}", path=self.after.path)

    @property
    def after(self) -> Place:
        """The page of the hearing."""
        return hearing_place(self.one.subject)

    @property
    def parties(self) -> tuple[str, ...]:
        """The holders for which who asks may speak."""
        rights = rights_of(self.scene.request)
        return tuple(party for party in self.one.held_by if rights.may("say", party))

    def head(self) -> Head:
        """What stands above the form."""
        lang = self.scene.lang
        return Head(
            title=say(f"web.hearing.act.{self.step}", lang),
            back=Link(text=title_of(self.scene, self.one), url=self.scene.url(self.after)),
            lead=(say(f"web.hearing.lead.{self.step}", lang),),
        )

    def made(self, statements: Sequence[Statement], review: Sequence[str]) -> Wanted:
        """What is asked for, with what will stand in words."""
        return Wanted(
            statements=tuple(statements),
            after=self.after,
            new=new_things(self.scene.picture, statements),
            review=tuple(review),
        )


def new_things(picture: Picture, statements: Sequence[Statement]) -> tuple[str, ...]:
    """The hearing and the sources that are new with these statements."""
    made = (f"{Hearing.slug}/", f"{Source.slug}/")
    subjects = dict.fromkeys(one.subject for one in statements if one.subject.startswith(made))
    return tuple(one for one in subjects if not picture.shows(one))
