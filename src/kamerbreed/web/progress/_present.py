# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From the numbers on each day to charts, sentences and a table."""

from collections.abc import Iterator, Sequence

from kamerbreed.overview import Share
from kamerbreed.picture import Kept
from kamerbreed.vocabulary import Lang, say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._chart import Chart, Series, as_file, drawn
from kamerbreed.web._frame import elsewhen
from kamerbreed.web._place import Place
from kamerbreed.web._shares import NUMBERS, part_of, parts_of
from kamerbreed.web._words import Link
from kamerbreed.web.progress._days import OnDay, knowing, on_days
from kamerbreed.web.progress._page import ChartShown, DayGroup, DayRow, ProgressPage

ROUTE = "progress"
_FEWEST = 2
"""One day makes no line."""
_FILES: Kept[str] = Kept(8)


def present(scene: Scene) -> ProgressPage:
    """The whole page."""
    lang = scene.lang
    then, now = on_days(scene, then=True), on_days(scene, then=False)
    names = knowing(scene)
    charts = make_charts(lang, then, now)
    return ProgressPage(
        title=say("web.progress.title", lang),
        lead=_lead(lang, then, now),
        charts=tuple(
            ChartShown(
                id=chart.id,
                title=chart.title,
                meaning=say(f"web.meaning.{name}", lang),
                summary=chart.summary,
                svg=drawn(chart, lang),
            )
            for name, chart in zip(NUMBERS, charts, strict=False)
        ),
        single="" if charts else say("web.progress.single", lang),
        then=names[0],
        now=names[1],
        svg=scene.url(Place(name=f"{ROUTE}-svg")) if charts else "",
        csv=scene.url(Place(name=f"{ROUTE}-csv")),
        table_title=say("web.progress.table", lang),
        caption=say("web.progress.caption", lang, n=say_number(len(then), lang)),
        heads=tuple(say(f"completeness.{name}", lang) for name in NUMBERS),
        groups=tuple(
            DayGroup(title=name, rows=tuple(_row(one) for one in days))
            for name, days in zip(names, (then, now), strict=True)
        ),
        origin=tuple(say(key, lang) for key in _origin(scene)),
    )


def _origin(scene: Scene) -> tuple[str, ...]:
    how = ("web.progress.how.days", "web.earlier.how", "web.progress.how.share", "web.progress.how.sources")
    return how if scene.picture.coordinates.known_at else (*how, "web.earlier.undated")


def _row(one: OnDay) -> DayRow:
    text = say_date(one.day.isoformat(), one.scene.lang)
    url = one.scene.url(Place(name="completeness"))
    return DayRow(day=Link(text=text, url=url), parts=parts_of(one.numbers, one.scene.lang))


def _lead(lang: Lang, then: Sequence[OnDay], now: Sequence[OnDay]) -> tuple[str, ...]:
    """How much was known first and last; then how much more is known of the first day by now."""
    counted = [place for place, one in enumerate(then) if one.share("fill").of]
    if not counted:
        return (say("web.progress.lead.none", lang, day=_day(then[-1])),)
    then, now = then[counted[0] :], now[counted[0] :]
    first, last = then[0].share("fill"), then[-1].share("fill")
    if len(then) < _FEWEST:
        said = _of(last, lang)
        return (say("web.progress.lead.single", lang, day=_day(then[-1]), **said),)
    before = {f"first_{name}": text for name, text in _of(first, lang).items()}
    sentences = [
        say("web.progress.lead", lang, first=_day(then[0]), last=_day(then[-1]), **before, **_of(last, lang)),
    ]
    of_then = {"day": _day(then[0]), "then": say_number(first.n, lang)}
    sentences.append(say("web.progress.lead.now", lang, **of_then, **_of(now[0].share("fill"), lang)))
    return tuple(sentences)


def _of(share: Share, lang: Lang) -> dict[str, str]:
    """A share in its parts."""
    return {
        "n": say_number(share.n, lang),
        "of": say_number(share.of, lang),
        "share": part_of(share, lang).share,
    }


def _day(one: OnDay) -> str:
    return say_date(one.day.isoformat(), one.scene.lang)


def _said(share: Share, lang: Lang) -> str:
    """A share in full with its percentage; a dash where there is nothing to count."""
    part = part_of(share, lang)
    return f"{part.full} ({part.share})" if part.counted else part.share


def make_charts(lang: Lang, then: Sequence[OnDay], now: Sequence[OnDay]) -> tuple[Chart, ...]:
    """A chart for each of the four numbers; none where one day is all there is."""
    if len(then) < _FEWEST:
        return ()
    return tuple(
        Chart(
            id=f"chart-{name}",
            title=say(f"completeness.{name}", lang),
            summary=_summary(lang, name, then, now),
            days=tuple(one.day for one in then),
            series=(
                Series(label=say("web.progress.then", lang), shares=_shares(then, name)),
                Series(label=say("web.progress.now", lang), shares=_shares(now, name), dashed=True),
            ),
        )
        for name in NUMBERS
    )


def _shares(days: Sequence[OnDay], name: str) -> tuple[float | None, ...]:
    shares = [one.share(name) for one in days]
    return tuple(100 * share.n / share.of if share.of else None for share in shares)


def _summary(lang: Lang, name: str, then: Sequence[OnDay], now: Sequence[OnDay]) -> str:
    """From which number to which the lines go, from the first day on which there is something to count."""
    counted = [place for place, one in enumerate(then) if one.share(name).of and now[place].share(name).of]
    if not counted:
        return say("web.progress.summary.none", lang)
    at = counted[0]
    return say(
        "web.progress.summary",
        lang,
        first=_day(then[at]),
        last=_day(then[-1]),
        then_first=_said(then[at].share(name), lang),
        then_last=_said(then[-1].share(name), lang),
        now_first=_said(now[at].share(name), lang),
        now_last=_said(now[-1].share(name), lang),
    )


def file_of_charts(scene: Scene) -> str:
    """The four charts as one drawing that says of itself what it is; empty where there is none."""
    lang = scene.lang
    charts = make_charts(lang, on_days(scene, then=True), on_days(scene, then=False))
    if not charts:
        return ""
    heading = (
        say("web.progress.title", lang),
        " · ".join(elsewhen(scene.picture.coordinates, lang, {})),
        f"{scene.host}{scene.url(Place(name=ROUTE))}",
    )
    return scene.kept_page(_FILES, lambda: as_file(charts, lang, heading), scene.host)


def csv_rows(scene: Scene) -> Iterator[list[str]]:
    """Each number of each day, known then and now; the head first."""
    lang = scene.lang
    yield [say(f"web.progress.head.{name}", lang) for name in ("way", "day", "known", "number", "n", "of")]
    for way, then in zip(knowing(scene), (True, False), strict=True):
        for one in on_days(scene, then=then):
            known_at = one.scene.picture.coordinates.known_at
            for name in NUMBERS:
                share = one.share(name)
                yield [
                    way,
                    one.day.isoformat(),
                    known_at.isoformat() if known_at else "",
                    say(f"completeness.{name}", lang),
                    str(share.n),
                    str(share.of),
                ]
