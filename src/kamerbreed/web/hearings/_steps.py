# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The forms on which the addressee replies, and a supervisor answers and closes."""

from dataclasses import dataclass, replace

from kamerbreed.oversight import (
    AnsweringReplies,
    ClosingHearing,
    HearingReply,
    Replying,
    answer_replies,
    close_hearing,
    reply_to_draft,
)
from kamerbreed.requests import text_in
from kamerbreed.vocabulary import Hearing, Told, say, scales
from kamerbreed.web._answer import Scene
from kamerbreed.web._change import Wanted
from kamerbreed.web._form import Field, Group, Typed
from kamerbreed.web._who import rights_of
from kamerbreed.web._words import word
from kamerbreed.web.hearings._base import DAY, StepForm

NONE = "geen"


@dataclass(frozen=True)
class ReplyForm(StepForm):
    """The form on which the addressee replies to each sentence."""

    step = "reply"

    @property
    def parties(self) -> tuple[str, ...]:
        """The addressee, if who asks may speak for it."""
        party = self.one.addressee
        return (party,) if rights_of(self.scene.request).may("say", party) else ()

    def at(self, scene: Scene) -> "ReplyForm":
        """The same form in another picture."""
        return replace(self, scene=scene)

    def groups(self, typed: Typed) -> tuple[Group, ...]:
        """A field for each sentence."""
        lang = self.scene.lang
        fields = [
            self.field(
                typed,
                f"zin-{key}",
                say("web.hearing.field.sentence", lang, number=key),
                "area",
                text_in(text, lang),
            )
            for key, text in self.one.sentences.items()
        ]
        none = self.field(typed, NONE, say("web.hearing.field.none", lang), "checkbox")
        return (Group(id="sentences", title=say("web.hearing.sentences", lang), fields=(*fields, none)),)

    def read(self, typed: Typed, batch: str) -> Wanted:
        """What is replied."""
        lang = self.scene.lang
        remarks = {key: text for key in self.one.sentences if (text := typed.text(f"zin-{key}"))}
        silent = [key for key in self.one.silent if key not in remarks] if typed.text(NONE) else []
        replying = Replying(
            hearing=self.one.subject,
            on=self.scene.today.isoformat(),
            stated_by=self.one.addressee,
            remarks={key: {lang: text} for key, text in remarks.items()},
            no_remarks=silent,
        )
        statements = self.acted(typed, reply_to_draft, replying, {})
        none = word("hearing-reply", "none", lang)
        told = {**remarks, **dict.fromkeys(silent, none)}
        return self.made(statements, [f"{key}. {text}" for key, text in told.items()])


@dataclass(frozen=True)
class AnswerForm(StepForm):
    """The form on which a supervisor answers replies: those that are filled in."""

    step = "answer"

    def at(self, scene: Scene) -> "AnswerForm":
        """The same form in another picture."""
        return replace(self, scene=scene)

    def _waiting(self) -> list[HearingReply]:
        return [reply for reply in self.one.replies if reply.awaits]

    def groups(self, typed: Typed) -> tuple[Group, ...]:
        """An outcome and its reason for each reply that waits."""
        lang = self.scene.lang
        groups = [
            Group(
                id=f"reply-{reply.key.replace('.', '-')}",
                title=say("web.hearing.field.reply", lang, number=reply.key),
                note=self._said(reply),
                fields=self._fields(typed, reply.key),
            )
            for reply in self._waiting()
        ]
        if fields := self.party_fields(typed):
            groups.insert(0, Group(id="party", title=say("web.hearing.who", lang), fields=fields))
        return tuple(groups)

    def _said(self, reply: HearingReply) -> str:
        """The sentence, and what the addressee holds of it."""
        lang = self.scene.lang
        sentence = say("web.hearing.field.sentence", lang, number=reply.sentence)
        draft, text = text_in(self.one.sentences[reply.sentence], lang), text_in(reply.text, lang)
        return f"{sentence}: “{draft}” {say('web.hearing.head.reply', lang)}: “{text}”"

    def _fields(self, typed: Typed, key: str) -> tuple[Field, ...]:
        lang = self.scene.lang
        labels = [(code, label.of(lang)) for code, label in scales()["hearing-answer"].items()]
        outcome = say("web.hearing.field.outcome", lang)
        return (
            self.chosen(typed, f"uitkomst-{key}", outcome, labels, first=say("edit.choose", lang)),
            self.field(typed, f"antwoord-{key}", say("web.hearing.field.why", lang), "area"),
        )

    def read(self, typed: Typed, batch: str) -> Wanted:
        """What is answered; half an answer is noted."""
        lang = self.scene.lang
        party, answers = self.read_party(typed), {}
        for reply in self._waiting():
            outcome, text = typed.text(f"uitkomst-{reply.key}"), typed.text(f"antwoord-{reply.key}")
            if not outcome and not text:
                continue
            if not outcome:
                typed.wrong(f"uitkomst-{reply.key}", Told("form.empty"))
            if not text:
                typed.wrong(f"antwoord-{reply.key}", Told("hearing.why"))
            answers[reply.key] = (outcome, {lang: text})
        if typed.problems:
            return self.made((), ())
        intent = AnsweringReplies(
            hearing=self.one.subject, on=self.scene.today.isoformat(), stated_by=party, answers=answers
        )
        statements = self.acted(typed, answer_replies, intent, {})
        told = [
            f"{key}. {word('hearing-answer', outcome, lang)}: {text[lang]}"
            for key, (outcome, text) in answers.items()
            if outcome in scales()["hearing-answer"]
        ]
        return self.made(statements, told)


@dataclass(frozen=True)
class CloseForm(StepForm):
    """The form on which a supervisor closes the hearing."""

    step = "close"

    def at(self, scene: Scene) -> "CloseForm":
        """The same form in another picture."""
        return replace(self, scene=scene)

    def groups(self, typed: Typed) -> tuple[Group, ...]:
        """The day, and for whom."""
        lang = self.scene.lang
        day = self.day_field(typed, Hearing.properties()["closed_on"].label.of(lang).capitalize())
        fields = (*self.party_fields(typed), day)
        title = say("web.hearing.act.close", lang)
        return (Group(id="closing", title=title, fields=fields, note=self.on_behalf()),)

    def read(self, typed: Typed, batch: str) -> Wanted:
        """That it is closed."""
        party = self.read_party(typed)
        if typed.problems:
            return self.made((), ())
        intent = ClosingHearing(hearing=self.one.subject, on=typed.text(DAY), stated_by=party)
        statements = self.acted(typed, close_hearing, intent, {"oversight.future": DAY, "hearing.later": DAY})
        return self.made(statements, (say("web.hearing.review.close", self.scene.lang),))
