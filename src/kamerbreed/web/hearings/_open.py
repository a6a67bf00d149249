# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The form on which a draft is put before a party; what it is about says which fields it has."""

from dataclasses import dataclass, replace

from kamerbreed.oversight import OpeningHearing, addressees, open_hearing
from kamerbreed.requests import request_of
from kamerbreed.vocabulary import (
    Finding,
    Hearing,
    Length,
    Recommendation,
    Request,
    Told,
    VocabularyError,
    say,
    scales,
)
from kamerbreed.web._answer import Scene
from kamerbreed.web._change import Head, Wanted
from kamerbreed.web._form import Field, Group, Typed
from kamerbreed.web._frame import party_names
from kamerbreed.web._place import Place, thing_place
from kamerbreed.web._uploads import name_of_submit
from kamerbreed.web._who import rights_of
from kamerbreed.web._words import link_to, word
from kamerbreed.web.hearings._base import DAY, HearingForm, new_things
from kamerbreed.web.hearings._links import ABOUT, hearing_place, holders

_ABOUT = {Recommendation.slug: "verdict", Finding.slug: "finding", Request.slug: "refusal"}
ADDRESSEE, WITH, SENTENCES, N, UNIT = "aan", "samen-met", "zinnen", "termijn", "eenheid"
VERDICT, SET, WORDS, QUESTION = "oordeel", "geheel", "woorden", "vraag"
_FIELDS = {
    "hearing.sentences": SENTENCES,
    "hearing.verdict": VERDICT,
    "oversight.words": WORDS,
    "oversight.future": DAY,
    "hearing.questions": QUESTION,
    "hearing.not_addressed": ADDRESSEE,
    "hearing.self": ADDRESSEE,
    "hearing.supervisor": WITH,
    "term.far": N,
}


@dataclass(frozen=True)
class OpenForm(HearingForm):
    """The form for a draft about one thing."""

    subject: str

    @property
    def about(self) -> str:
        """What is to become final: by the kind of the thing."""
        return _ABOUT.get(self.subject.partition("/")[0], "signal")

    @property
    def place(self) -> Place:
        """Its address."""
        return Place(name="hearing-new", extra=((ABOUT, self.subject),))

    @property
    def after(self) -> Place:
        """Where it came from."""
        if self.about == "verdict":
            return Place(name="recommendation", path=(self.subject.partition("/")[2],))
        return thing_place(self.subject)

    @property
    def parties(self) -> tuple[str, ...]:
        """The supervisors for which who asks may act; of a refusal also who asked."""
        found = holders(self.scene)
        asked = request_of(self.scene.picture, self.subject) if self.about == "refusal" else None
        if asked and asked.asked_by not in found and rights_of(self.scene.request).may("say", asked.asked_by):
            return (*found, asked.asked_by)
        return found

    def at(self, scene: Scene) -> "OpenForm":
        """The same form in another picture."""
        return replace(self, scene=scene)

    def head(self) -> Head:
        """What stands above the form."""
        lang = self.scene.lang
        return Head(
            title=say("web.hearing.new.title", lang, about=word("hearing-subject", self.about, lang)),
            back=replace(link_to(self.scene, self.subject), url=self.scene.url(self.after)),
            lead=(say("web.hearing.new.lead", lang),),
        )

    def first(self) -> Typed:
        """Today, with a term in weeks."""
        return Typed({DAY: self.scene.today.isoformat(), UNIT: "week"})

    def groups(self, typed: Typed) -> tuple[Group, ...]:
        """The fields."""
        lang = self.scene.lang
        hint = say("web.hearing.hint.sentences", lang)
        draft = (
            *self._subject_fields(typed),
            replace(
                self.field(typed, SENTENCES, say("web.hearing.sentences", lang), "area", hint), required=True
            ),
        )
        units = [(code, label.of(lang)) for code, label in scales()["term-unit"].items()]
        term = (
            self.day_field(typed, Hearing.properties()["sent_on"].label.of(lang).capitalize()),
            replace(self.field(typed, N, say("web.hearing.field.term", lang)), required=True),
            self.chosen(typed, UNIT, say("web.hearing.field.unit", lang), units),
        )
        return (
            Group(
                id="parties",
                title=say("web.hearing.who", lang),
                fields=self._who_fields(typed),
                note=self.on_behalf(),
            ),
            Group(id="draft", title=say("web.hearing.draft", lang), fields=draft),
            Group(id="term", title=say("web.hearing.term", lang), fields=term),
        )

    def _who_fields(self, typed: Typed) -> tuple[Field, ...]:
        lang, picture = self.scene.lang, self.scene.picture
        first = say("edit.choose", lang)
        labels = [(one, picture.name(one, lang).text) for one in self._addressees()]
        others = [pair for pair in party_names(picture, lang) if picture.one(pair[0], "type") == "supervisor"]
        alone = say("web.hearing.alone", lang)
        return (
            *self.party_fields(typed),
            self.chosen(typed, WITH, say("web.hearing.field.with", lang), others, first=alone),
            replace(
                self.chosen(typed, ADDRESSEE, say("web.hearing.field.addressee", lang), labels, first=first),
                required=True,
            ),
        )

    def _addressees(self) -> tuple[str, ...]:
        """Whose view can be asked: the addressees of the item or of the request, else any party."""
        picture = self.scene.picture
        if self.about == "verdict":
            return tuple(addressees(picture, self.subject))
        if self.about == "refusal":
            return (str(picture.one(self.subject, "addressee") or ""),)
        return tuple(party for party, _ in party_names(picture, self.scene.lang))

    def _subject_fields(self, typed: Typed) -> tuple[Field, ...]:
        lang, first = self.scene.lang, say("edit.choose", self.scene.lang)
        if self.about == "refusal":
            hint = say("web.hearing.hint.questions", lang)
            return (self.field(typed, QUESTION, say("web.hearing.field.questions", lang), "text", hint),)
        if self.about != "verdict":
            return ()
        verdicts, sets = (
            [(code, label.of(lang)) for code, label in scales()[scale].items()]
            for scale in ("implementation", "set-verdict")
        )
        return (
            self.chosen(typed, VERDICT, say("web.hearing.field.verdict", lang), verdicts, first=first),
            self.chosen(typed, SET, say("web.hearing.field.set", lang), sets, first=first),
            self.field(typed, WORDS, say("web.hearing.field.words", lang)),
        )

    def read(self, typed: Typed, batch: str) -> Wanted:
        """The draft."""
        party, term = self.read_party(typed), self._term(typed)
        if not typed.text(ADDRESSEE):
            typed.wrong(ADDRESSEE, Told("form.empty"))
        if typed.problems or term is None:
            return Wanted(statements=(), after=self.after)
        opening = self._opening(typed, party, term, batch)
        statements = self.acted(typed, open_hearing, opening, _FIELDS)
        return Wanted(
            statements=tuple(statements),
            after=hearing_place(opening.hearing),
            new=new_things(self.scene.picture, statements),
            review=tuple(f"{number}. {text}" for number, text in enumerate(_lines(typed), 1)),
        )

    def _term(self, typed: Typed) -> Length | None:
        text = typed.text(N)
        try:
            return Length(int(text) if text.isdecimal() else 0, typed.text(UNIT))
        except VocabularyError as error:
            typed.wrong(UNIT if error.key == "term.unit" else N, error)
            return None

    def _opening(self, typed: Typed, party: str, term: Length, batch: str) -> OpeningHearing:
        day, lang = typed.text(DAY), self.scene.lang
        slug = f"{self.subject.partition('/')[2]}-{day}-{name_of_submit(batch)}"
        also = typed.text(WITH)
        own = {self.about: (self.subject,)}
        return OpeningHearing(
            hearing=f"hearing/{slug}",
            about=self.about,
            held_by=tuple(dict.fromkeys(one for one in (party, also) if one)),
            addressee=typed.text(ADDRESSEE),
            sentences=[{lang: text} for text in _lines(typed)],
            on=day,
            term=term,
            stated_by=party,
            recommendations=own.get("verdict", ()),
            findings=own.get("finding", ()),
            signals=own.get("signal", ()),
            request=self.subject if self.about == "refusal" else "",
            questions=typed.text(QUESTION).replace(",", " ").split(),
            verdict=typed.text(VERDICT),
            set_verdict=typed.text(SET),
            verdict_words=typed.text(WORDS),
        )


def _lines(typed: Typed) -> list[str]:
    """The sentences: a line each."""
    return [line.strip() for line in typed.text(SENTENCES).splitlines() if line.strip()]
