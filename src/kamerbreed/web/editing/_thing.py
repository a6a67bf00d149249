# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The forms that add a thing of a kind, and that tell that one is no longer there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kamerbreed.accounts import Rights
from kamerbreed.picture import Seen
from kamerbreed.vocabulary import (
    EXISTS,
    Statement,
    Thing,
    Told,
    VocabularyError,
    canonical,
    checked,
    is_reference,
    say,
)
from kamerbreed.web._answer import Scene
from kamerbreed.web._change import SEEN, Head, Wanted, seen_in
from kamerbreed.web._form import Compared, Field, Group, Typed, options
from kamerbreed.web._kinds import plural
from kamerbreed.web._place import Place, thing_place
from kamerbreed.web._sourcing import (
    audience_group,
    ground_group,
    read_date,
    read_ground,
    slug_of,
    source_groups,
)
from kamerbreed.web._words import Link, link_to
from kamerbreed.web.editing._review import compared, review

NAME, ID, PLANNED = "naam", "id", "gepland"


@dataclass(frozen=True)
class AddForm:
    """The form for a thing of a kind that is not there yet."""

    scene: Scene
    rights: Rights
    kind: type[Thing]

    @property
    def place(self) -> Place:
        """Its address."""
        return Place(name="add", path=(self.kind.slug,))

    @property
    def after(self) -> Place:
        """The list in which the new thing stands."""
        return Place(name="list", path=(self.kind.slug,))

    def at(self, scene: Scene) -> "AddForm":
        """The same form in another picture."""
        return replace(self, scene=scene)

    def head(self) -> Head:
        """What stands above the form."""
        lang = self.scene.lang
        return Head(
            title=say("edit.add.title", lang, kind=self.kind.label.of(lang)),
            back=Link(text=plural(self.kind, lang), url=self.scene.url(self.after)),
            lead=(self.kind.help.of(lang), say("edit.add.lead", lang)),
            uploads=True,
        )

    def places(self) -> tuple[tuple[str, str], ...]:
        """Nothing stands yet of what is not there."""
        return ()

    def first(self) -> Typed:
        """Empty, but for the party for which this person speaks if there is one alone."""
        may = self.rights.parties_that_may("say")
        return Typed({"partij": may[0]} if may and len(may) == 1 else {})

    def groups(self, typed: Typed) -> tuple[Group, ...]:
        """The fields."""
        lang = self.scene.lang

        def made(name: str, key: str, hint: str) -> Field:
            return Field(
                name=name,
                label=say(key, lang),
                hint=say(hint, lang),
                value=typed.texts.get(name, ""),
                errors=typed.errors(name, lang),
                required=name == NAME,
            )

        planned = typed.texts.get(PLANNED, "")
        words = [("nee", say("yes", lang)), ("ja", say("planned", lang))]
        thing = (
            made(NAME, "edit.add.name", "edit.add.name.hint"),
            made(ID, "edit.add.id", "edit.add.id.hint"),
            replace(
                made(PLANNED, "edit.add.there", "edit.add.there.hint"),
                kind="select",
                options=options(words, planned or "nee"),
            ),
            made("vanaf", "edit.date.vanaf", "edit.hint.date"),
            made("peildatum", "edit.date.peildatum", "edit.hint.date"),
        )
        return (
            Group(id="thing", title=say("edit.group.thing", lang), fields=thing),
            ground_group(self.scene, self.rights, typed),
            *source_groups(self.scene, typed),
            audience_group(self.scene, self.rights, typed, shield=False),
        )

    def read(self, typed: Typed, batch: str) -> Wanted:
        """What is asked for; what is wrong is noted."""
        ground = read_ground(self.scene, self.rights, typed, batch)
        name = typed.text(NAME)
        if not name:
            typed.wrong(NAME, Told("form.empty"))
        slug = typed.text(ID).removeprefix(f"{self.kind.slug}/") or slug_of(name)
        subject = f"{self.kind.slug}/{slug}"
        if not is_reference(subject) or "@" in slug:
            typed.wrong(ID, Told("form.id", found=slug))
        elif self.scene.picture.shows(subject):
            typed.wrong(ID, Told("thing.taken", thing=subject))
        begin, seen = read_date(typed, "vanaf"), read_date(typed, "peildatum")
        there = "planned" if typed.text(PLANNED) == "ja" else True
        title = "title" if "title" in self.kind.properties() else "name"
        said = [
            ground.of(
                Statement(
                    subject=subject,
                    property=EXISTS,
                    value=canonical(there),
                    valid_from=begin,
                    observed_on=seen,
                )
            ),
            ground.of(Statement(subject=subject, property=title, value=canonical(name))),
        ]
        if not typed.problems:
            for one in said:
                try:
                    checked(one)
                except VocabularyError as error:
                    typed.refused(error)
        if typed.problems:
            return Wanted(statements=(), after=self.after, upload=ground.upload)
        return Wanted(
            statements=(*ground.describing, *said),
            after=thing_place(subject),
            new=(*ground.new, subject),
            upload=ground.upload,
            review=(
                say("edit.review.new", self.scene.lang, id=subject, name=name),
                *review(self.scene, said[0]),
            ),
        )

    def compare(self, seen: Sequence[Seen]) -> Compared:
        """Nothing stood there."""
        return Compared(before=(), now=())


@dataclass(frozen=True)
class EndForm:
    """The form that tells from when a thing is no longer there."""

    scene: Scene
    rights: Rights
    subject: str

    @property
    def place(self) -> Place:
        """Its address."""
        return Place(name="end", path=thing_place(self.subject).path)

    @property
    def after(self) -> Place:
        """The page of the thing."""
        return thing_place(self.subject)

    def at(self, scene: Scene) -> "EndForm":
        """The same form in another picture."""
        return replace(self, scene=scene)

    def head(self) -> Head:
        """What stands above the form."""
        lang = self.scene.lang
        name = self.scene.picture.name(self.subject, lang).text
        return Head(
            title=say("edit.end.title", lang, thing=name),
            back=link_to(self.scene, self.subject),
            lead=(say("edit.end.lead", lang),),
            uploads=True,
        )

    def places(self) -> tuple[tuple[str, str], ...]:
        """Whether it exists."""
        return ((self.subject, EXISTS),)

    def first(self) -> Typed:
        """Empty, but for the party for which this person speaks if there is one alone."""
        may = self.rights.parties_that_may("say")
        return Typed({"partij": may[0]} if may and len(may) == 1 else {})

    def groups(self, typed: Typed) -> tuple[Group, ...]:
        """The fields."""
        lang = self.scene.lang
        fields = (
            Field(
                name="vanaf",
                label=say("edit.end.from", lang),
                hint=say("edit.hint.date", lang),
                value=typed.texts.get("vanaf", ""),
                errors=typed.errors("vanaf", lang),
                required=True,
            ),
            Field(
                name="toelichting",
                label=say("edit.note", lang),
                kind="area",
                value=typed.texts.get("toelichting", ""),
                errors=typed.errors("toelichting", lang),
            ),
        )
        return (
            Group(id="end", title=say("edit.group.end", lang), fields=fields),
            ground_group(self.scene, self.rights, typed),
            *source_groups(self.scene, typed),
            audience_group(self.scene, self.rights, typed, shield=False),
        )

    def read(self, typed: Typed, batch: str) -> Wanted:
        """What is asked for; what is wrong is noted."""
        ground = read_ground(self.scene, self.rights, typed, batch)
        day = read_date(typed, "vanaf")
        if not day and not typed.errors("vanaf", self.scene.lang):
            typed.wrong("vanaf", Told("form.empty"))
        said = ground.of(
            Statement(
                subject=self.subject,
                property=EXISTS,
                value=canonical(False),
                valid_from=day,
                note=typed.text("toelichting"),
            )
        )
        if not typed.problems:
            try:
                said = checked(said)
            except VocabularyError as error:
                typed.refused(error)
        if typed.problems:
            return Wanted(statements=(), after=self.after, upload=ground.upload)
        seen = seen_in(self.scene, typed.text(SEEN), self.places()) or {}
        digests = seen.get((self.subject, EXISTS), {}).get("", ())
        return Wanted(
            statements=(*ground.describing, said),
            after=self.after,
            seen=(Seen(subject=self.subject, property=EXISTS, key="", digests=digests),),
            new=ground.new,
            upload=ground.upload,
            review=review(self.scene, said),
        )

    def compare(self, seen: Sequence[Seen]) -> Compared:
        """What stood when the form was made, and what stands now."""
        return compared(self.scene, seen)
