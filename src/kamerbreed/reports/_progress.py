# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What the progress report of a period says, in one language, before it is a document.

Nobody signs it: it is made of the picture, and says of which. What is not known stands first.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kamerbreed.oversight import (
    UNKNOWNS,
    Event,
    PartyLateness,
    ProgressReport,
    Promise,
    TrackProgress,
    event_label,
    say_told,
)
from kamerbreed.picture import Picture, mark_of
from kamerbreed.reports._letter import LetterItem, LetterPart
from kamerbreed.vocabulary import (
    SENSITIVITIES,
    Lang,
    property_of,
    say,
    say_date,
    say_number,
    say_value,
    scales,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressText:
    """A progress report in finished texts; ``sender`` is what the file names as its author."""

    lang: Lang
    sender: str
    subject: str
    day: datetime.date
    head: tuple[tuple[str, str], ...]
    parts: tuple[LetterPart, ...]


def progress_text(picture: Picture, report: ProgressReport, lang: Lang) -> ProgressText:
    """The report in words."""
    writer = _Writer(picture=picture, lang=lang)
    return ProgressText(
        lang=lang,
        sender=say("followup.report.author", lang),
        subject=say("followup.report.subject", lang),
        day=report.until,
        head=tuple(writer.head(report)),
        parts=(
            writer.part("short", texts=writer.short(report)),
            writer.part("unknown", texts=writer.unknown(report)),
            writer.part("tracks", items=(writer.track(one) for one in report.tracks)),
            writer.part("happened", items=writer.happened(report)),
            writer.part("promises", items=writer.promises(report)),
            writer.part("late", items=writer.late(report)),
        ),
    )


def _date(day: datetime.date, lang: Lang) -> str:
    return say_date(day.isoformat(), lang)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    """The picture and the language of a report."""

    picture: Picture
    lang: Lang

    def text(self, key: str, **told: object) -> str:
        """A text of the report."""
        return say(f"followup.report.{key}", self.lang, **{name: str(text) for name, text in told.items()})

    def word(self, scale: str, code: str) -> str:
        """A code in words, empty for none."""
        return scales()[scale][code].of(self.lang) if code else ""

    def name(self, subject: str) -> str:
        """What a thing is called."""
        return self.picture.name(subject, self.lang).text

    def count(self, number: int) -> str:
        """A number in words of the language."""
        return say_number(number, self.lang)

    def prose(self, subject: str, name: str) -> str:
        """A property in words, empty where nothing stands."""
        value = self.picture.one(subject, name)
        return "" if value is None else say_value(property_of(subject, name), value, self.lang, self.name)

    def part(self, name: str, *, texts: Iterable[str] = (), items: Iterable[LetterItem] = ()) -> LetterPart:
        """A part under its title; where it has nothing to tell it says so."""
        told, listed = tuple(texts), tuple(items)
        if not told and not listed:
            told = (self.text(f"{name}.none"),)
        return LetterPart(title=self.text(f"{name}.title"), texts=told, items=listed)

    def head(self, report: ProgressReport) -> Iterator[tuple[str, str]]:
        """Of which period and which picture this is, and how sensitive."""
        coordinates = self.picture.coordinates
        yield self.text("head.period"), self.text("period", **self.period(report))
        known = coordinates.known_at
        yield self.text("head.known"), _date(known, self.lang) if known else self.text("known.all")
        level = mark_of(self.picture).level
        if level != SENSITIVITIES[0]:
            yield say("letter.mark", self.lang), self.word("sensitivity", level)

    def period(self, report: ProgressReport) -> dict[str, str]:
        """Its first and last day."""
        return {"since": _date(report.since, self.lang), "until": _date(report.until, self.lang)}

    def short(self, report: ProgressReport) -> Iterator[str]:
        """The period in a few sentences."""
        moved = sum(one.moved for one in report.tracks)
        counts = {"of": len(report.tracks), "open": report.open, "before": report.open_before}
        told = {name: self.count(number) for name, number in {**counts, "moved": moved}.items()}
        yield self.text("short.tracks", **told, **self.period(report))
        yield self.text("short.happened", n=self.count(len(report.happened)))
        for one in report.set_verdicts:
            by = ", ".join(self.name(actor) for actor in one.actors)
            yield self.text("short.set", by=by, day=say_date(one.date, self.lang), words=one.verdict_words)

    def unknown(self, report: ProgressReport) -> Iterator[str]:
        """Of how many tracks which thing is not known."""
        for name in UNKNOWNS:
            lacking = sum(name in one.unknown for one in report.tracks)
            if lacking:
                counts = {"n": self.count(lacking), "of": self.count(len(report.tracks))}
                yield self.text(f"unknown.{name}", **counts)

    def track(self, one: TrackProgress) -> LetterItem:
        """A track with its axes, what happened, and what was promised."""
        text = self.prose(one.recommendation, "text") or self.text("no-text")
        party = self.name(one.addressee)
        return LetterItem(
            number=one.recommendation.partition("/")[2],
            text=self.text("track", party=party, text=text),
            lines=tuple((self.text(f"line.{name}"), told) for name, told in self._lines(one) if told),
        )

    def _lines(self, one: TrackProgress) -> Iterator[tuple[str, str]]:
        after, nothing = one.after, say("nothing", self.lang)
        state = self.word("track-state", after.state)
        before = self.word("track-state", one.before.state)
        yield "process", self.text("moved", before=before, after=state) if one.moved else state
        answers = (self.word("stance", after.stance), self.word("appraisal", after.appraisal))
        told = "; ".join(filter(None, answers)) or (self.text("answered") if after.answered else nothing)
        yield "response", told
        yield "verdict", self._verdict(one) or nothing
        yield "closure", self.word("closure-ground", after.ground)
        yield "happened", "; ".join(self._event(event) for event in one.happened) or self.text("quiet")
        yield "promises", "; ".join(self._promise(promise) for promise in one.promises) or nothing
        yield "unknown", ", ".join(self.text(f"lacks.{name}") for name in one.unknown)

    def _verdict(self, one: TrackProgress) -> str:
        """The verdict of each supervisor, with whether it is final."""
        return "; ".join(
            f"{self.name(party)}: {self.word('implementation', code)}"
            f" ({self.word('finality', one.after.finality[party])})"
            for party, code in one.after.verdicts.items()
        )

    def _event(self, event: Event) -> str:
        return f"{say_date(event.date, self.lang)} {event_label(event.type).of(self.lang)}"

    def _promise(self, one: Promise) -> str:
        """A commitment with its last target and how late it is."""
        state = self.word("commitment-state", one.state)
        target = f"{say_date(one.targets[-1].day, self.lang)}; " if one.targets else ""
        late = f", {say('web.commitments.late', self.lang, n=self.count(one.days_late))}"
        return f"{self.prose(one.subject, 'text')} ({target}{state}{late if one.days_late else ''})"

    def happened(self, report: ProgressReport) -> Iterator[LetterItem]:
        """What happened in the period, the earliest first."""
        for number, event in enumerate(report.happened, 1):
            about = ", ".join(item.partition("/")[2] for item in event.recommendations)
            by = ", ".join(self.name(actor) for actor in event.actors)
            lines = (("by", by), ("about", about), ("text", self.prose(event.subject, "text")))
            yield LetterItem(
                number=str(number),
                text=self._event(event),
                lines=tuple((self.text(f"line.{name}"), told) for name, told in lines if told),
            )

    def promises(self, report: ProgressReport) -> Iterator[LetterItem]:
        """What was promised, with every target that was named."""
        for number, one in enumerate(report.promises, 1):
            by = ", ".join(self.name(party) for party in one.made_by)
            to = ", ".join(self.name(party) for party in one.made_to)
            lines = (
                ("by", by),
                ("to", to or say("web.commitments.to-unknown", self.lang)),
                ("on", say_date(one.made_on, self.lang) if one.made_on else ""),
                ("targets", ", ".join(say_date(named.day, self.lang) for named in one.targets)),
                ("slip", self._slip(one)),
            )
            yield LetterItem(
                number=str(number),
                text=self._promise(one),
                lines=tuple((self.text(f"line.{name}"), told) for name, told in lines if told),
            )

    def _slip(self, one: Promise) -> str:
        """The verdict that the slip of its target proposes, with the reason; empty for none."""
        proposal = one.slip.proposal if one.slip else None
        if proposal is None:
            return ""
        verdict = self.word("implementation", proposal.verdict)
        reason = proposal.reason.of(self.lang)
        return say("web.commitments.proposal", self.lang, verdict=verdict, reason=reason)

    def late(self, report: ProgressReport) -> Iterator[LetterItem]:
        """How late each party answers."""
        for number, one in enumerate(report.late, 1):
            lines = tuple((self.text("line.told"), say_told(event, self.lang)) for event in one.told)
            yield LetterItem(number=str(number), text=self._late(one), lines=lines)

    def _late(self, one: PartyLateness) -> str:
        counted = one.tally
        if not counted.of:
            return self.text("late.no-request", party=self.name(one.party))
        counts = {name: self.count(getattr(counted, name)) for name in ("of", "late", "overdue")}
        days = self.count((counted.days_late or 0) + (counted.days_running or 0))
        return self.text("late.party", party=self.name(one.party), days=days, **counts)
