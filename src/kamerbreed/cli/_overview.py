# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The overview in a terminal."""

import datetime

from rich.text import Text

from kamerbreed import reference
from kamerbreed.cli._show import banner, console, grid, word, write_json
from kamerbreed.cli._view import View
from kamerbreed.overview import ALL, Completeness, Overview, Share, overview, overview_document
from kamerbreed.picture import coordinates_document
from kamerbreed.vocabulary import ASPECTS, kinds, property_of, say, say_date, say_number, say_share

LANDMARKS = (datetime.date(2019, 6, 1), datetime.date(2021, 7, 1))
"""Before the outage of 24 June 2019, and the day of the letter that asked for this overview."""
_SHOWN_KINDS = (
    "region control-room service component common-cause takeover staff-group management-process "
    "party outage event report figure norm source"
).split()


def moments(today: datetime.date) -> tuple[datetime.date, ...]:
    """The days of which the overview says how much could be known."""
    return (*LANDMARKS, today)


def show_overview(view: View) -> None:
    """The overview, for people or for programs."""
    found = overview(view.picture, moments(view.today))
    if view.as_json:
        write_json(overview_document(view.picture, found, view.lang))
        return
    banner(view)
    out, lang = console(), view.lang
    out.print(Text(say("overview.title", lang), style="bold"))
    rooms = found.rooms
    out.print(say("overview.rooms", lang, designated=rooms.designated, working=rooms.in_operation) + "\n")
    _counts(view, found)
    _completeness(view, found)
    _gaps(view, found)
    _provenance(view, found)


def _counts(view: View, found: Overview) -> None:
    lang = view.lang
    rows = []
    for slug in _SHOWN_KINDS:
        count = found.counts[slug]
        beside = [
            say(f"count.{name}", lang, n=say_number(number, lang))
            for name in ("planned", "undated", "assumed")
            if (number := getattr(count, name))
        ]
        if slug == "component" and found.from_templates:
            beside.append(say("count.template", lang, n=say_number(found.from_templates, lang)))
        rows.append((kinds()[slug].label.of(lang), say_number(count.count, lang), ", ".join(beside)))
    links = found.dependencies
    beside = [
        say("count.assumed", lang, n=say_number(links.assumed, lang)),
        say("count.template", lang, n=say_number(links.from_templates, lang)),
    ]
    rows.append((say("dependencies", lang), say_number(links.count, lang), ", ".join(beside)))
    heads = [say(f"head.{name}", lang) for name in ("kind", "count", "beside")]
    out = console()
    out.print(grid(heads, rows, right=(1,)))
    sorts = found.counts_by_type["control-room"]
    words = [
        f"{word('room-type', sort, lang)} {count.count}"
        + (f" (+{count.planned} {say('planned', lang)})" if count.planned else "")
        for sort, count in sorts.items()
        if (count.count or count.planned) and sort != "unknown"
    ]
    out.print(say("overview.sorts", lang, sorts=", ".join(words)) + "\n")


def _cell(share: Share, view: View) -> str:
    lang = view.lang
    numbers = say("of", lang, n=say_number(share.n, lang), of=say_number(share.of, lang))
    return f"{say_share(share.n, share.of, lang)}  {numbers}"


def _completeness(view: View, found: Overview) -> None:
    lang, out = view.lang, console()
    out.print(Text(say("completeness.title", lang), style="bold"))
    row = found.completeness[ALL]
    numbers = ("coverage", "fill", "support", "freshness")
    rows = []
    for aspect in (ALL, *ASPECTS):
        label = say("all", lang) if aspect == ALL else ASPECTS[aspect].of(lang)
        rows.append((label, *(_cell(getattr(row[aspect], name), view) for name in numbers)))
    out.print(
        grid(
            [say("head.aspect", lang), *(say(f"completeness.{name}", lang) for name in numbers)],
            rows,
            right=(1, 2, 3, 4),
        )
    )
    out.print(_apart(row[ALL], view) + "\n")


def _apart(all_of_it: Completeness, view: View) -> str:
    fill, coverage = all_of_it.fill, all_of_it.coverage
    return say(
        "completeness.apart",
        view.lang,
        assumed=say_number(fill.assumed + coverage.assumed, view.lang),
        template=say_number(fill.template, view.lang),
        nobody=say_number(fill.nobody_knows, view.lang),
    )


def _gaps(view: View, found: Overview) -> None:
    lang, picture = view.lang, view.picture
    rows = []
    for gap in found.gaps:
        missing = ", ".join(property_of(gap.subject, one.property).label.of(lang) for one in gap.missing)
        keepers = dict.fromkeys(party for one in gap.missing for party in one.keepers)
        rows.append(
            (
                picture.name(gap.subject, lang).text,
                say_number(gap.reached, lang),
                missing,
                ", ".join(picture.name(party, lang).text for party in keepers),
            )
        )
    out = console()
    out.print(Text(say("gaps.title", lang, n=len(rows), of=say_number(found.gaps_total, lang)), style="bold"))
    heads = [say(f"head.{name}", lang) for name in ("thing", "reached", "missing", "keepers")]
    out.print(grid(heads, rows, right=(1,)))
    out.print()


def _provenance(view: View, found: Overview) -> None:
    lang, out = view.lang, console()
    out.print(Text(say("knowable.title", lang), style="bold"))
    for one in found.knowable:
        out.print(
            say(
                "knowable.on",
                lang,
                day=say_date(one.on.isoformat(), lang),
                n=say_number(one.n, lang),
                of=say_number(found.statements, lang),
            )
        )
    out.print(say("knowable.never", lang, n=say_number(found.never_knowable, lang)))
    out.print(
        say(
            "sources.undated",
            lang,
            n=say_number(found.sources_undated, lang),
            of=say_number(found.sources, lang),
        )
    )
    waiting = reference.waiting()
    out.print(say("waiting", lang, n=say_number(sum(waiting.values()), lang), kinds=len(waiting)))
    at = coordinates_document(view.picture)
    out.print(
        Text(
            say(
                "fingerprint",
                lang,
                fingerprint=view.picture.fingerprint[:16],
                position=at.position[:16] or "–",
            ),
            style="dim",
        )
    )
