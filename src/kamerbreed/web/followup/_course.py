# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From the figures of each year to lines: what they are called, where they go, and the same in a table."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kamerbreed.oversight import COHORT_YEARS, DAYS_PER_YEAR, Carried, OnDay
from kamerbreed.vocabulary import Lang, say, say_date, say_number, say_share
from kamerbreed.web._answer import Scene
from kamerbreed.web._chart import Chart, Series
from kamerbreed.web._coordinates import VALID_AT
from kamerbreed.web._rows import Cell, Rows, rows_of, text_cell
from kamerbreed.web._words import Link
from kamerbreed.web.followup._parts import FIGURES

_FEWEST = 2
"""One day makes no line."""
_MOST_DRAWN = 2
"""Lines that a chart can tell apart without colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A number on a day, None for none; of how many, where it is a share; and how it is said."""

    value: float | None
    said: str
    of: int | None = None

    @property
    def height(self) -> float | None:
        """Where it stands in a chart: a share as a percentage."""
        if self.value is None or self.of is None:
            return self.value
        return 100 * self.value / self.of if self.of else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A measure through time."""

    label: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A figure through time: its lines, of which the first two are drawn."""

    name: str
    days: tuple[OnDay, ...]
    lines: tuple[Line, ...]
    shares: bool = False

    @property
    def told(self) -> bool:
        """Whether any of the lines that are drawn leaves the ground, or is a share of something."""
        points = [point for line in self.lines[:_MOST_DRAWN] for point in line.points]
        return any(point.of if self.shares else point.value for point in points)

    def chart(self, lang: Lang) -> Chart | None:
        """The drawing; None where there is nothing to draw."""
        if not self.told or len(self.days) < _FEWEST:
            return None
        return Chart(
            id=f"chart-{self.name}",
            title=say(f"web.figures.{self.name}.title", lang),
            summary=" ".join(self.summary(lang)),
            days=tuple(one.day for one in self.days),
            series=tuple(
                Series(label=line.label, shares=tuple(one.height for one in line.points), dashed=bool(place))
                for place, line in enumerate(self.lines[:_MOST_DRAWN])
            ),
            counts=not self.shares,
        )

    def summary(self, lang: Lang) -> Iterator[str]:
        """From what to what each line goes, from the first day of which it tells."""
        for line in self.lines[:_MOST_DRAWN]:
            counted = [place for place, one in enumerate(line.points) if one.height is not None]
            if counted:
                yield say(
                    "web.figures.summary",
                    lang,
                    name=line.label[:1].upper() + line.label[1:],
                    before=line.points[counted[0]].said,
                    first=say_date(self.days[counted[0]].day.isoformat(), lang),
                    after=line.points[counted[-1]].said,
                    last=say_date(self.days[counted[-1]].day.isoformat(), lang),
                )

    def table(self, scene: Scene) -> Rows:
        """The numbers of each day, which leads to the figures of that day."""
        lang = scene.lang
        heads = [line.label[:1].upper() + line.label[1:] for line in self.lines]
        return rows_of(
            say("web.figures.course.caption", lang, n=say_number(len(self.days), lang)),
            [say("web.head.day", lang), *heads],
            [
                (_day(scene, one), *(text_cell(line.points[place].said, number=True) for line in self.lines))
                for place, one in enumerate(self.days)
            ],
        )


def _day(scene: Scene, one: OnDay) -> Cell:
    day = one.day.isoformat()
    url = FIGURES.url(scene.lang, {**scene.asked.given, VALID_AT: day})
    return Cell(links=(Link(text=say_date(day, scene.lang), url=url),))


def courses(days: Sequence[OnDay], lang: Lang) -> tuple[Course, ...]:
    """Every figure that is counted through time."""
    found = tuple(days)

    def of(name: str, *lines: Line, shares: bool = False) -> Course:
        return Course(name=name, days=found, lines=lines, shares=shares)

    def line(name: str, value: Callable[[OnDay], float | None]) -> Line:
        points = (_point(value(one), lang) for one in found)
        return Line(label=say(f"web.figures.line.{name}", lang), points=tuple(points))

    return (
        of("open", line("issued", lambda one: one.of), line("open", lambda one: one.open)),
        of(
            "age",
            line("median", lambda one: _years(one.median_days)),
            line("oldest", lambda one: _years(one.oldest_days)),
            line("root", lambda one: _years(one.line_days)),
        ),
        of("rate", *(_rate(found, place, lang) for place in range(len(COHORT_YEARS))), shares=True),
        of(
            "claims",
            line("claimed", lambda one: one.claims.claimed),
            line("verified", lambda one: one.claims.claimed_and_verified + one.claims.verified_only),
            line("both", lambda one: one.claims.claimed_and_verified),
            line("provisional", lambda one: one.provisional),
        ),
        of(
            "reopenings",
            line("closed", lambda one: one.reopenings.closed),
            line("reopened", lambda one: one.reopenings.reopened),
        ),
        of(
            "slip",
            line("slip", lambda one: one.promised.slip_days),
            line("past", lambda one: one.promised.past),
            line("velocity", lambda one: _rounded(one.promised.velocity)),
            line("late", lambda one: one.promised.late),
            line("flagged", lambda one: one.promised.flagged),
        ),
        of(
            "lateness",
            line("late-days", lambda one: one.asked.days_late or 0),
            line("running-days", lambda one: one.asked.days_running or 0),
            line("asked", lambda one: one.asked.of),
            line("answered-late", lambda one: one.asked.late),
            line("overdue", lambda one: one.asked.overdue),
        ),
        of("time", _answered(found, lang), shares=True),
    )


def _point(value: float | None, lang: Lang) -> Point:
    return Point(value=value, said=say("nothing", lang) if value is None else say_number(value, lang))


def _years(days: Fraction | int | None) -> float | None:
    return None if days is None else round(float(days / DAYS_PER_YEAR), 1)


def _rounded(rate: Fraction | None) -> float | None:
    return None if rate is None else round(float(rate), 2)


def _rate(days: Sequence[OnDay], place: int, lang: Lang) -> Line:
    found = [one.carried[place] for one in days]
    years = say_number(COHORT_YEARS[place], lang)
    label = say("web.figures.line.rate", lang, years=years)
    return Line(label=label, points=tuple(_share(one, lang) for one in found))


def _answered(days: Sequence[OnDay], lang: Lang) -> Line:
    points = (
        _point(None, lang)
        if one.answered is None
        else Point(
            value=one.answered.numerator,
            of=one.answered.denominator,
            said=say_share(one.answered.numerator, one.answered.denominator, lang),
        )
        for one in days
    )
    return Line(label=say("web.figures.line.answered", lang), points=tuple(points))


def _share(one: Carried, lang: Lang) -> Point:
    if not one.of:
        return Point(value=None, said=say("nothing", lang), of=0)
    counts = {"n": say_number(one.implemented, lang), "of": say_number(one.of, lang)}
    rate = say_share(one.implemented, one.of, lang)
    return Point(value=one.implemented, of=one.of, said=say("web.figures.rate", lang, rate=rate, **counts))
