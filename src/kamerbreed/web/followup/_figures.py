# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From the figures of a picture to their page: each as a chart and a table, or why there is none."""

from collections.abc import Iterator, Sequence

from kamerbreed.oversight import (
    DAYS_PER_YEAR,
    ITEM,
    RECEIPT,
    ROOT,
    Cohort,
    Figures,
    OpenItem,
    PartyLateness,
    Step,
    Survival,
    course,
    figures,
    lineage,
    parties_asked,
    say_time,
    say_told,
    time_of,
    times_of_series,
)
from kamerbreed.picture import Kept
from kamerbreed.requests import requests
from kamerbreed.vocabulary import say, say_date, say_number, say_share
from kamerbreed.web._answer import Scene
from kamerbreed.web._chart import Chart, Series, as_file, drawn
from kamerbreed.web._frame import elsewhen
from kamerbreed.web._place import Place
from kamerbreed.web._rows import Cell, Rows, rows_of, text_cell
from kamerbreed.web._words import link_to
from kamerbreed.web.followup._course import Course, courses
from kamerbreed.web.followup._page import FigureSection, FiguresPage
from kamerbreed.web.followup._parts import FIGURES, item_link

_FILES: Kept[str] = Kept(8)
_STEP_HEADS = ("years", "at-risk", "closed", "still", "interval")
_LATE_HEADS = ("of", "in-time", "late", "awaited", "overdue", "else", "days", "running")
_COHORT_HEADS = ("year", "tracks", "young", "implemented", "otherwise", "open", "rate")


def present_figures(scene: Scene) -> FiguresPage:
    """How long tracks take, what is open, and what was implemented of what was issued."""
    lang, found = scene.lang, figures(scene.picture)
    every = courses(course(scene.picture), lang)
    charts = [one for one in _charts(scene, found, every) if one is not None]
    sections = [_of_course(scene, one, found) for one in every] if found.of else []
    return FiguresPage(
        title=say("web.figures.title", lang),
        lead=_lead(scene, found),
        sections=(*_durations(scene, found), *sections),
        svg=scene.url(Place(name="figures-svg")) if charts else "",
        csv=scene.url(Place(name="figures-csv")),
        origin=tuple(say(f"web.figures.how.{name}", lang) for name in ("years", "closed", "verified")),
    )


def _lead(scene: Scene, found: Figures) -> tuple[str, ...]:
    lang, survival = scene.lang, found.survival
    counts = {"of": found.of, "closed": survival.closed, "open": len(found.open)}
    told = [say("web.figures.lead", lang, **{name: say_number(n, lang) for name, n in counts.items()})]
    told.append(say("web.figures.curve" if survival.enough else "web.figures.no-curve", lang))
    if found.unissued:
        told.append(say("web.figures.unissued", lang, n=say_number(found.unissued, lang)))
    return tuple(told)


# --- through time ---------------------------------------------------------------------------------


def _of_course(scene: Scene, one: Course, found: Figures) -> FigureSection:
    """A figure through time: the chart and its table, or why there is nothing to draw."""
    lang, chart = scene.lang, one.chart(scene.lang)
    texts = [*_said(scene, one.name, found)]
    if not one.told:
        texts.append(say(f"web.figures.{one.name}.none", lang))
    return FigureSection(
        anchor=one.name,
        title=say(f"web.figures.{one.name}.title", lang),
        texts=tuple(texts),
        svg=drawn(chart, lang) if chart else "",
        summary=chart.summary if chart else "",
        folded=one.table(scene) if one.told else None,
        tables=tuple(_under(scene, one.name, found)),
    )


def _under(scene: Scene, name: str, found: Figures) -> Iterator[Rows]:
    """What is told of the day itself in a table of its own."""
    if name == "rate":
        yield from _cohorts(scene, found)
    elif name == "lateness":
        yield _parties(scene)
    elif name == "time":
        yield _times(scene)


def _parties(scene: Scene) -> Rows:
    """How late each addressee answers, and what events tell of it where no request stands here."""
    lang, found = scene.lang, parties_asked(scene.picture)
    return rows_of(
        say("web.figures.lateness.caption", lang, n=say_number(len(found), lang)),
        [
            say("head.request.addressee", lang),
            *(say(f"web.figures.late.{name}", lang) for name in _LATE_HEADS),
        ],
        [_party(scene, one) for one in found],
        say("web.figures.lateness.nobody", lang),
    )


def _party(scene: Scene, one: PartyLateness) -> tuple[Cell, ...]:
    lang, counted = scene.lang, one.tally
    counts = (counted.of, counted.in_time, counted.late, counted.awaited, counted.overdue)
    days = (counted.days_late, counted.days_running)
    unknown = say("nothing", lang)
    return (
        Cell(links=(link_to(scene, one.party),), under=tuple(say_told(event, lang) for event in one.told)),
        *(text_cell(say_number(n, lang), number=True) for n in counts),
        text_cell(say_number(counted.ended + counted.unknown, lang), number=True),
        *(text_cell(unknown if n is None else say_number(n, lang), number=True) for n in days),
    )


def _times(scene: Scene) -> Rows:
    """How long it took until the questions of each series were answered."""
    lang, series = scene.lang, times_of_series(scene.picture)
    every = time_of(scene.picture, requests(scene.picture))
    named = [(" ".join(filter(None, key)), one) for key, one in series.items()]
    if every is not None:
        named.append((say("web.figures.time.all", lang), every))
    return rows_of(
        say("web.figures.time.caption", lang, n=say_number(len(series), lang)),
        [say("web.figures.time.series", lang), say("web.figures.time.title", lang)],
        [(text_cell(name), Cell(under=say_time(one, lang))) for name, one in named],
        say("web.figures.time.nothing", lang),
    )


def _said(scene: Scene, name: str, found: Figures) -> Iterator[str]:
    """What is said of a figure on the day itself."""
    lang, claims, again = scene.lang, found.claims, found.reopenings
    if name == "claims":
        counts = {
            "of": claims.of,
            "claimed": claims.claimed,
            "both": claims.claimed_and_verified,
            "only": claims.claimed_only,
            "unclaimed": claims.verified_only,
        }
        yield say("web.figures.claims", lang, **{key: say_number(n, lang) for key, n in counts.items()})
        if provisional := course(scene.picture)[-1].provisional:
            yield say("web.figures.provisional", lang, n=say_number(provisional, lang))
    if name == "reopenings":
        told = {"closed": say_number(again.closed, lang), "n": say_number(again.reopened, lang)}
        yield say("web.figures.reopenings", lang, **told)


def _cohorts(scene: Scene, found: Figures) -> Iterator[Rows]:
    lang = scene.lang
    for years, groups in found.cohorts.items():
        title = say("web.figures.cohorts", lang, years=say_number(years, lang))
        caption = say("web.figures.cohorts.caption", lang, n=say_number(len(groups), lang))
        yield rows_of(
            f"{title} {caption}",
            [say(f"web.figures.head.{name}", lang) for name in _COHORT_HEADS],
            [_cohort(scene, one) for one in groups],
        )


def _cohort(scene: Scene, one: Cohort) -> tuple[Cell, ...]:
    """Year, tracks, too young, implemented, closed otherwise, open, and the rate with its denominator."""
    lang = scene.lang
    counts = (one.of, one.young, one.implemented, one.otherwise, one.open)
    rate = say_share(one.implemented, one.denominator, lang)
    told = {"n": say_number(one.implemented, lang), "of": say_number(one.denominator, lang)}
    return (
        text_cell(str(one.year)),
        *(text_cell(say_number(n, lang), number=True) for n in counts),
        text_cell(say("web.figures.rate", lang, rate=rate, **told) if one.denominator else rate, number=True),
    )


# --- how long it takes ----------------------------------------------------------------------------


def _durations(scene: Scene, found: Figures) -> Iterator[FigureSection]:
    """The curve where there are enough closings, and in any case what is open by age."""
    lang, curve = scene.lang, _curve(scene, found.survival)
    if curve:
        yield FigureSection(
            anchor="steps",
            title=say("web.figures.steps", lang),
            svg=drawn(curve, lang),
            summary=curve.summary,
            tables=(_steps(scene, found.survival),),
        )
    yield FigureSection(
        anchor="by-age",
        title=say("web.figures.open", lang),
        tables=(_open(scene, found.open),),
    )


def _curve(scene: Scene, survival: Survival) -> Chart | None:
    lang = scene.lang
    if not survival.enough:
        return None
    steps = [(0.0, 100.0), *((float(one.time), 100 * float(one.open)) for one in survival.steps)]
    last = float(survival.followed)
    if last > steps[-1][0]:
        steps.append((last, steps[-1][1]))
    median = survival.median
    key = "web.figures.curve.median" if median is not None else "web.figures.curve.no-median"
    told = say_number(round(float(median), 1), lang) if median is not None else ""
    return Chart(
        id="chart-steps",
        title=say("web.figures.steps", lang),
        summary=say(key, lang, years=told, of=say_number(survival.of, lang)),
        times=tuple(time for time, _ in steps),
        series=(Series(label=say("web.figures.line.open", lang), shares=tuple(share for _, share in steps)),),
    )


def _steps(scene: Scene, survival: Survival) -> Rows:
    lang = scene.lang
    return rows_of(
        say("web.figures.steps.caption", lang),
        [say(f"web.figures.head.{name}", lang) for name in _STEP_HEADS],
        [_step(scene, one) for one in survival.steps],
    )


def _step(scene: Scene, one: Step) -> tuple[Cell, ...]:
    """Years, at risk, closed, share still open, and its interval."""
    lang, interval = scene.lang, ""
    if one.low is not None and one.high is not None:
        low, high = (say_number(round(100 * share), lang) for share in (one.low, one.high))
        interval = say("web.figures.interval", lang, low=low, high=high)
    return (
        text_cell(say_number(round(float(one.time), 1), lang), number=True),
        text_cell(say_number(one.at_risk, lang), number=True),
        text_cell(say_number(one.closed, lang), number=True),
        text_cell(say_share(one.open.numerator, one.open.denominator, lang), number=True),
        text_cell(interval),
    )


def _open(scene: Scene, found: Sequence[OpenItem]) -> Rows:
    lang = scene.lang
    return rows_of(
        say("web.figures.open.caption", lang, n=say_number(len(found), lang)),
        [
            say("web.followup.head.item", lang),
            say("head.request.addressee", lang),
            *(say(f"web.figures.head.{name}", lang) for name in ("issued", "age", "line-age")),
        ],
        [_open_row(scene, one) for one in found],
        say("web.figures.by-age.none", lang),
    )


def _open_row(scene: Scene, one: OpenItem) -> tuple[Cell, ...]:
    lang = scene.lang
    item, _, addressee = one.id.partition(">")
    ages = {age.of: age.days for age in lineage(scene.picture, item).ages if age.by == RECEIPT}
    line = ages.get(ROOT, ages.get(ITEM))
    return (
        Cell(links=(item_link(scene, item),), short=True),
        Cell(links=(link_to(scene, addressee),)),
        text_cell(say_date(one.issued_on.isoformat(), lang)),
        text_cell(say_number(one.age_days, lang), number=True),
        text_cell(say("nothing", lang) if line is None else say_number(line, lang), number=True),
    )


# --- files ----------------------------------------------------------------------------------------


def _charts(scene: Scene, found: Figures, every: Sequence[Course]) -> list[Chart | None]:
    return [_curve(scene, found.survival), *(one.chart(scene.lang) for one in every)]


def file_of_figures(scene: Scene) -> str:
    """The charts as one drawing that says of itself what it is; empty where there is none."""
    lang, every = scene.lang, courses(course(scene.picture), scene.lang)
    charts = [one for one in _charts(scene, figures(scene.picture), every) if one is not None]
    if not charts:
        return ""
    heading = (
        say("web.figures.title", lang),
        " · ".join(elsewhen(scene.picture.coordinates, lang, {})),
        f"{scene.host}{scene.url(FIGURES)}",
    )
    return scene.kept_page(_FILES, lambda: as_file(charts, lang, heading), scene.host)


def rows_of_figures(scene: Scene) -> Iterator[list[str | float]]:
    """Each measure on each day, with its denominator where it is a share; the head first."""
    lang = scene.lang
    yield [say(f"web.figures.csv.{name}", lang) for name in ("figure", "day", "measure", "value", "of")]
    for one in courses(course(scene.picture), lang):
        for line in one.lines:
            for on_day, point in zip(one.days, line.points, strict=True):
                yield [
                    say(f"web.figures.{one.name}.title", lang),
                    on_day.day.isoformat(),
                    line.label,
                    "" if point.value is None else point.value,
                    "" if point.of is None else point.of,
                ]
    for step in figures(scene.picture).survival.steps:
        yield [
            say("web.figures.steps", lang),
            say_number(round(float(step.time * DAYS_PER_YEAR)), lang),
            say("web.figures.head.still", lang),
            round(float(step.open), 6),
            step.at_risk,
        ]
