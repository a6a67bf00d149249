# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Findings as lines for other pages: what needs attention first, and what the checks find on one thing."""

from dataclasses import dataclass

from kamerbreed.overview import Check, CheckResult, Judged, findings_on
from kamerbreed.vocabulary import say, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import Place, thing_place
from kamerbreed.web._words import Link, Mark
from kamerbreed.web.checks._results import UNKNOWN, Wish, check_place, results, severity_mark

MOST_RELATED = 5
"""So many related things are named; how many there are more stands behind them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """A finding in a line: how serious, what is the matter, where to read more.

    ``severity`` is the code, ``mark`` says it in sign and words; ``check`` leads to all findings of
    the check and names it; ``count`` says how many these are of how many.
    """

    severity: str
    mark: Mark
    text: str
    thing: Link
    check: Link
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """The first findings, how many there are in all, and where all of them stand."""

    lines: tuple[FindingLine, ...]
    summary: str
    unknown: str
    all: Link


def attention(scene: Scene, most: int = 4) -> Attention:
    """The first findings, of each check one, the most serious checks first; counts are of all checks."""
    lang, found = scene.lang, results(scene)
    with_some = [one for one in found if one.findings]
    total, unknown = (
        sum(map(len, some)) for some in zip(*((one.findings, one.unknown) for one in found), strict=True)
    )
    return Attention(
        lines=tuple(_line(scene, one, one.findings[0]) for one in with_some[:most]),
        summary=say(
            "web.checks.summary",
            lang,
            n=say_number(total, lang),
            some=say_number(len(with_some), lang),
            checks=say_number(len(found), lang),
        ),
        unknown=say("web.checks.unjudged", lang, n=say_number(unknown, lang)),
        all=Link(text=say("web.checks.all", lang), url=scene.url(Place(name="checks"))),
    )


def on_thing(scene: Scene, subject: str) -> tuple[tuple[FindingLine, ...], tuple[Link, ...]]:
    """The findings on a thing, the most serious first, and the checks that could not judge it."""
    found = results(scene)
    by_check = {one.check.id: one for one in found}
    lines = [
        _line(scene, by_check[check.id], judged)
        for check, judged in findings_on(scene.picture, found, subject)
    ]
    number = scene.picture.table.things.get(subject, -1)
    unjudged = [one for one in found if number >= 0 and one.unknown.on(number)]
    wish = Wish(shown=UNKNOWN)
    links = [
        Link(text=one.check.title(scene.lang), url=scene.url(check_place(one.check.id, wish)))
        for one in unjudged
    ]
    return tuple(lines), tuple(links)


def _line(scene: Scene, result: CheckResult, judged: Judged) -> FindingLine:
    check, naming = result.check, scene.picture.name(judged.subject, scene.lang)
    return FindingLine(
        severity=check.severity,
        mark=severity_mark(check.severity, scene.lang),
        text=said(scene, check, judged),
        thing=Link(text=naming.text, url=scene.url(thing_place(judged.subject)), later=naming.later),
        check=Link(text=check.title(scene.lang), url=scene.url(check_place(check.id))),
        count=count_of(scene, result),
    )


def said(scene: Scene, check: Check, judged: Judged) -> str:
    """What is the matter, with no more than the first related things by name."""
    return check.message(scene.picture, judged, scene.lang, most=MOST_RELATED)


def count_of(scene: Scene, result: CheckResult) -> str:
    """How many findings of how many things looked at, with what these are."""
    lang = scene.lang
    return say(
        "checks.share",
        lang,
        n=say_number(len(result.findings), lang),
        of=say_number(result.of, lang),
        counts=result.check.counted(lang),
    )
