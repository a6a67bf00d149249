# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From what the checks find to finished texts."""

from collections.abc import Sequence
from dataclasses import replace

from kamerbreed.overview import SEVERITIES, CheckResult, Judged
from kamerbreed.vocabulary import property_of, say, say_date, say_number, say_period
from kamerbreed.web._answer import Scene
from kamerbreed.web._filter import PAGE_SIZE, make_turns
from kamerbreed.web._place import Place, why_place
from kamerbreed.web._words import Link, link_to
from kamerbreed.web.checks._attention import MOST_RELATED, count_of, said
from kamerbreed.web.checks._page import CheckPage, CheckRow, ChecksPage, CheckTable, FindingRow
from kamerbreed.web.checks._results import (
    FINDINGS,
    UNKNOWN,
    Wish,
    check_place,
    results,
    severity_mark,
)

MOST_SOURCES = 3


def present_all(scene: Scene, wish: Wish) -> ChecksPage:
    """The page of all checks."""
    lang, found = scene.lang, results(scene, assumptions=wish.assumptions)
    unknown = sum(len(one.unknown) for one in found)
    return ChecksPage(
        title=say("web.checks.title.assumed" if wish.assumptions else "web.checks.title", lang),
        lead=(
            say("web.checks.unjudged", lang, n=say_number(unknown, lang)),
            say(
                "web.checks.summary",
                lang,
                n=say_number(sum(len(one.findings) for one in found), lang),
                some=say_number(sum(bool(one.findings) for one in found), lang),
                checks=say_number(len(found), lang),
            ),
        ),
        basis=_basis(scene, found, wish),
        other=_other(scene, Place(name="checks", extra=_turned(wish).fields()), wish),
        tables=tuple(_table(scene, severity, found, wish) for severity in SEVERITIES),
    )


def _turned(wish: Wish) -> Wish:
    return Wish(assumptions=not wish.assumptions, shown=wish.shown)


def _other(scene: Scene, place: Place, wish: Wish) -> Link:
    key = "web.checks.without" if wish.assumptions else "web.checks.with"
    return Link(text=say(key, scene.lang), url=scene.url(place))


def _basis(scene: Scene, found: Sequence[CheckResult], wish: Wish) -> str:
    """Whether what is only assumed counts, and how many findings rest on it."""
    key = "web.checks.basis.assumed" if wish.assumptions else "web.checks.basis"
    day = say_date(scene.picture.coordinates.valid_at.isoformat(), scene.lang)
    return say(key, scene.lang, n=say_number(sum(one.assumed for one in found), scene.lang), day=day)


def _table(scene: Scene, severity: str, found: Sequence[CheckResult], wish: Wish) -> CheckTable:
    lang, own = scene.lang, [one for one in found if one.check.severity == severity]
    return CheckTable(
        id=f"severity-{severity}",
        mark=severity_mark(severity, lang),
        caption=say(
            "web.checks.caption",
            lang,
            n=say_number(sum(bool(one.findings) for one in own), lang),
            of=say_number(len(own), lang),
        ),
        rows=tuple(_check_row(scene, one, wish) for one in own),
    )


def _check_row(scene: Scene, result: CheckResult, wish: Wish) -> CheckRow:
    lang, check, unknown = scene.lang, result.check, len(result.unknown)
    shown = replace(wish, shown=FINDINGS, page=1)
    unjudged = scene.url(check_place(check.id, replace(shown, shown=UNKNOWN))) if unknown else ""
    return CheckRow(
        id=check.id,
        title=Link(text=check.title(lang), url=scene.url(check_place(check.id, shown))),
        found=count_of(scene, result)
        if result.of
        else say("web.checks.nothing", lang, counts=check.counted(lang)),
        unknown=Link(text=say_number(unknown, lang), url=unjudged),
        meaning=check.meaning(lang),
        left_out=_left_out(scene, result),
    )


def _left_out(scene: Scene, result: CheckResult) -> str:
    if not result.left_out:
        return ""
    return say("checks.left_out", scene.lang, n=say_number(result.left_out, scene.lang)).capitalize() + "."


def shown_of(result: CheckResult, wish: Wish) -> Sequence[Judged]:
    """What the address asks to see of a check."""
    return result.unknown if wish.shown == UNKNOWN else result.findings


def present_one(scene: Scene, result: CheckResult, wish: Wish) -> CheckPage:
    """The page of one check."""
    lang, check, listed = scene.lang, result.check, shown_of(result, wish)
    rows = tuple(
        _finding(scene, result, one, wish)
        for one in listed[(wish.page - 1) * PAGE_SIZE : wish.page * PAGE_SIZE]
    )
    title = "web.check.title.assumed" if wish.assumptions else "web.check.title"
    empty = "web.check.page-empty" if len(listed) else f"web.check.none.{wish.shown}"
    return CheckPage(
        title=say(title, lang, check=check.title(lang)),
        all=Link(
            text=say("web.checks.title", lang),
            url=scene.url(Place(name="checks", extra=Wish(assumptions=wish.assumptions).fields())),
        ),
        id=check.id,
        mark=severity_mark(check.severity, lang),
        lead=(
            say(
                "web.check.unjudged",
                lang,
                n=say_number(len(result.unknown), lang),
                of=say_number(result.of, lang),
            ),
            say("web.check.found", lang, share=count_of(scene, result)),
            *filter(None, [_left_out(scene, result)]),
        ),
        meaning=check.meaning(lang),
        mend=check.mend(lang),
        basis=_basis(scene, [result], wish),
        others=_others(scene, result, wish),
        caption=_caption(scene, result, wish, len(rows)),
        rows=rows,
        later=any(row.thing.later or any(one.later for one in row.related) for row in rows),
        empty="" if rows else say(empty, lang),
        turns=make_turns(
            scene, lambda number: check_place(check.id, replace(wish, page=number)), wish.page, len(listed)
        ),
        csv=scene.url(Place(name="check-csv", path=(check.id,), extra=replace(wish, page=1).fields())),
    )


def _others(scene: Scene, result: CheckResult, wish: Wish) -> tuple[Link, ...]:
    """The same with other choices: the other outcome, and with or without assumptions."""
    name = result.check.id
    other = FINDINGS if wish.shown == UNKNOWN else UNKNOWN
    switched = scene.url(check_place(name, replace(wish, shown=other, page=1)))
    return (
        Link(text=say(f"web.check.show.{other}", scene.lang), url=switched),
        _other(scene, check_place(name, _turned(wish)), wish),
    )


def _caption(scene: Scene, result: CheckResult, wish: Wish, shown: int) -> str:
    lang = scene.lang
    return say(
        f"web.check.caption.{wish.shown}",
        lang,
        shown=say_number(shown, lang),
        n=say_number(len(shown_of(result, wish)), lang),
        of=say_number(result.of, lang),
        counts=result.check.counted(lang),
    )


def value_text(scene: Scene, judged: Judged) -> str:
    """The number, date or period of a finding."""
    value = judged.value
    if value is None:
        return ""
    return say_number(value, scene.lang) if isinstance(value, int) else say_period(value, scene.lang)


def what(scene: Scene, result: CheckResult, judged: Judged, wish: Wish) -> str:
    """What is the matter with a thing, or that it cannot be judged."""
    if wish.shown == UNKNOWN:
        return say("web.check.cannot", scene.lang)
    return said(scene, result.check, judged)


def _finding(scene: Scene, result: CheckResult, judged: Judged, wish: Wish) -> FindingRow:
    lang, picture = scene.lang, scene.picture
    sources = list(dict.fromkeys(source for row in judged.rows for source in picture.table.sources.of(row)))
    return FindingRow(
        thing=link_to(scene, judged.subject),
        what=what(scene, result, judged, wish),
        assumed=judged.assumed,
        related=tuple(link_to(scene, one) for one in judged.related[:MOST_RELATED]),
        more_related=_more(scene, len(judged.related) - MOST_RELATED),
        value=value_text(scene, judged),
        rests=say("web.check.rests", lang, n=say_number(len(judged.rows), lang)),
        sources=tuple(link_to(scene, one) for one in sources[:MOST_SOURCES]),
        more_sources=_more(scene, len(sources) - MOST_SOURCES),
        mend=_mend(scene, judged),
    )


def _more(scene: Scene, left: int) -> str:
    return say("more", scene.lang, n=say_number(left, scene.lang)) if left > 0 else ""


def _mend(scene: Scene, judged: Judged) -> Link:
    """Where to mend it: the page of why the property stands as it does."""
    if not judged.property:
        return Link(text="")
    label = property_of(judged.subject, judged.property).label.of(scene.lang)
    return Link(text=label, url=scene.url(why_place(judged.subject, judged.property)))
