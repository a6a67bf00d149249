# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The form for a verdict on what a report asks as a whole: by its literal words, and no track gets it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kamerbreed.oversight import (
    REPORT,
    Recording,
    Together,
    issued_items,
    record_event,
    supervisors_of,
    together,
)
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import FollowUpEvent, Hearing, Told, say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._change import Head, Wanted
from kamerbreed.web._form import Field, Group, Typed
from kamerbreed.web._place import Place
from kamerbreed.web._sourcing import audience_group, read_date
from kamerbreed.web._uploads import name_of_submit
from kamerbreed.web._words import Link, link_to, word
from kamerbreed.web.recording._base import (
    DAY,
    HEARING,
    PARTY,
    TEXT,
    RecordForm,
    labels_of,
    new_things,
)
from kamerbreed.web.recording._who import supervisors

WITH, WORDS, SET = "samen-met", "woorden", "geheel"


@dataclass(frozen=True)
class SetForm(RecordForm):
    """The form for a verdict on the items of one report together."""

    report: str

    @property
    def place(self) -> Place:
        """Its address."""
        return set_place(self.report)

    @property
    def after(self) -> Place:
        """The board."""
        return Place(name="followup")

    def at(self, scene: Scene) -> "SetForm":
        """The same form in another picture."""
        return replace(self, scene=scene)

    @property
    def parties(self) -> tuple[str, ...]:
        """The supervisors for which who asks may act."""
        return tuple(supervisors(self.scene.picture, self.rights, self.report))

    def head(self) -> Head:
        """What stands above the form: that no track gets what is said here, and what the rule says now."""
        lang = self.scene.lang
        found = of_report(self.scene.picture, self.report)
        phrase = found.phrase.text.of(lang) if found else ""
        tracks = say_number(found.tracks if found else 0, lang)
        return Head(
            title=say("web.set.title", lang, report=link_to(self.scene, self.report).text),
            back=Link(text=say("web.menu.followup", lang), url=self.scene.url(self.after)),
            lead=(say("web.set.lead", lang), say("web.set.phrase", lang, n=tracks, phrase=phrase)),
            uploads=True,
        )

    def first(self) -> Typed:
        """Today, for the supervisor for which this person acts if there is one alone."""
        parties = self.parties
        return Typed({DAY: self.scene.today.isoformat(), PARTY: parties[0] if len(parties) == 1 else ""})

    def groups(self, typed: Typed) -> tuple[Group, ...]:
        """The fields."""
        lang = self.scene.lang
        words = self.field(typed, WORDS, hint=say("web.act.hint.woorden", lang), required=True)
        code = self.chosen(typed, SET, labels_of("set-verdict", lang))
        fields = (
            self.party_field(typed, self.parties),
            self._with_field(typed),
            self.day_field(typed),
            words,
            replace(code, hint=say("web.act.hint.geheel", lang)),
            self.field(typed, TEXT, "area"),
            self.letter_field(typed),
            self.hearing_field(typed),
        )
        return (
            Group(id="verdict", title=say("web.judge.group", lang), fields=fields),
            self.new_source(typed),
            audience_group(self.scene, self.rights, typed, shield=False),
        )

    def _others(self) -> Sequence[str]:
        """The supervisors of the report, with one of which it may be given jointly."""
        return sorted(supervisors_of(self.scene.picture, self.report))

    def _with_field(self, typed: Typed) -> Field:
        lang, picture = self.scene.lang, self.scene.picture
        labels = [(one, picture.name(one, lang).text) for one in self._others()]
        first = ("", say("web.hearing.alone", lang))
        return self.chosen(typed, WITH, [first, *labels], empty=False)

    def read(self, typed: Typed, batch: str) -> Wanted:
        """What is asked for; what is wrong is noted."""
        party = self.read_party(typed, self.parties)
        ground = self.read_ground(typed, party, batch)
        wanted = Wanted(statements=(), after=self.after, upload=ground.upload)
        day, hearing = read_date(typed, DAY), self.read_thing(typed, HEARING, Hearing.slug)
        also = typed.text(WITH)
        if also and also not in self._others():
            typed.wrong(WITH, Told("hearing.supervisor", party=also))
        if not typed.text(WORDS):
            typed.wrong(WORDS, Told("oversight.words"))
        if typed.problems:
            return wanted
        picture = self.scene.picture
        recording = Recording(
            event=f"{FollowUpEvent.slug}/{self.report.partition('/')[2]}-set-verdict-{name_of_submit(batch)}",
            type="verdict",
            on=day,
            actors=list(dict.fromkeys(one for one in (party, also) if one)),
            recommendations=issued_items(picture, self.report),
            text=typed.text(TEXT) or None,
            set_verdict=typed.text(SET),
            verdict_on_report=[self.report],
            verdict_words=typed.text(WORDS),
            letter=ground.sources[-1] if ground.sources else "",
            hearings=[hearing] if hearing else [],
            sources=ground.sources,
            describing=ground.describing,
            stated_by=party,
            sensitivity=ground.sensitivity,
            audience=ground.audience,
        )
        statements = self.recorded(typed, record_event, recording)
        if not statements:
            return wanted
        return replace(
            wanted,
            statements=statements,
            new=new_things(statements, ground),
            review=self._review(recording),
        )

    def _review(self, recording: Recording) -> tuple[str, ...]:
        """What will stand, on which items, that no track gets it, and what the rule says beside the words."""
        lang, picture = self.scene.lang, self.scene.picture
        found = of_report(picture, self.report)
        words = recording.verdict_words
        told = say(
            "web.set.review",
            lang,
            day=say_date(recording.on, lang),
            by=", ".join(picture.name(one, lang).text for one in recording.actors),
            report=link_to(self.scene, self.report).text,
            words=words,
        )
        items = ", ".join(one.partition("/")[2] for one in recording.recommendations)
        code = word("set-verdict", recording.set_verdict, lang) if recording.set_verdict else ""
        phrase = found.phrase.text.of(lang) if found else ""
        return (
            told,
            *((say("web.set.review.code", lang, code=code),) if code else ()),
            say("web.set.review.items", lang, items=items),
            say("web.set.review.no-track", lang),
            say("web.set.review.beside", lang, words=words, phrase=phrase),
        )


def of_report(picture: Picture, report: str) -> Together | None:
    """What the issued tracks of a report say together; None where none was issued."""
    return next((one for one in together(picture) if (one.by, one.of) == (REPORT, report)), None)


def set_place(report: str) -> Place:
    """The form for a verdict on what a report asks as a whole."""
    return Place(name="followup-set", path=(report.partition("/")[2],))
