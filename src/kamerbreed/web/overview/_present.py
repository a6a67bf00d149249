# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From what the analysis returned to finished texts."""

import datetime
from collections.abc import Sequence

from kamerbreed import reference
from kamerbreed.overview import ALL, Completeness, Count, Expected, Gap, Knowable, Missing, Overview, overview
from kamerbreed.overview import Share as Counted
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import (
    ASPECTS,
    Lang,
    kinds,
    property_of,
    say,
    say_date,
    say_number,
    say_share,
    scales,
)
from kamerbreed.web._coordinates import BACKWARDS, KNOWN_AT, KNOWN_BY, POSITION, VALID_AT
from kamerbreed.web._place import HOME
from kamerbreed.web._words import SOLID_SIGNS
from kamerbreed.web.overview._page import (
    AspectRow,
    Aspects,
    CountRow,
    Counts,
    Expectations,
    ExpectedRow,
    GapRow,
    Gaps,
    Knowability,
    KnowableRow,
    Measure,
    Name,
    Origin,
    OverviewPage,
    Part,
)

LANDMARKS = (datetime.date(2019, 6, 1), datetime.date(2021, 7, 1))
"""Before the outage of 24 June 2019, and the day of the letter that asked for this overview."""
SHOWN_KINDS = (
    "region",
    "control-room",
    "service",
    "component",
    "common-cause",
    "takeover",
    "staff-group",
    "management-process",
    "party",
    "outage",
    "event",
    "report",
    "figure",
    "norm",
    "source",
)
NUMBERS = ("coverage", "fill", "support", "freshness")
_NOT_COUNTED = "–"
_STATES = {
    "assumed": ("○", "standing", "assumed"),
    "uncertain": ("≈", "agreement", "uncertain"),
    "nobody_knows": ("⌀", "question", "nobody_knows"),
    "refused": ("⊘", "question", "refused"),
    "shielded": ("▒", "question", "shielded"),
}
"""Sign and wording of how a question stands; one that was never asked has none, it is only named."""


def present(picture: Picture, today: datetime.date, lang: Lang) -> OverviewPage:
    """The overview of a picture in finished texts; its last day of knowability is ``today``."""
    found = overview(picture, (*LANDMARKS, today))
    whole = found.completeness[ALL][ALL]
    return OverviewPage(
        title=say("overview.title", lang),
        lead=_lead(found, whole, lang),
        measures=_measures(whole, lang),
        apart=_apart(whole, lang),
        aspects=_aspects(found, whole, lang),
        expected=_expectations(picture, found.expected, lang),
        gaps=_gaps(picture, found, lang),
        counts=_counts(found, lang),
        knowable=_knowability(found, lang),
        origin=_origin(picture, found, lang),
    )


def _lead(found: Overview, whole: Completeness, lang: Lang) -> tuple[str, ...]:
    """The answer to the title: what is not known first, then the rooms."""
    fill, coverage, rooms = whole.fill, whole.coverage, found.rooms
    if not found.statements:
        return (say("web.lead.empty", lang),)
    unknown = say(
        "web.lead.unknown",
        lang,
        n=say_number(fill.of - fill.n, lang),
        of=say_number(fill.of, lang),
        share=_closed(say_share(fill.of - fill.n, fill.of, lang)),
    )
    shown = say(
        "web.lead.rooms" if rooms.designated else "web.lead.no-rooms",
        lang,
        designated=say_number(rooms.designated, lang),
        working=say_number(rooms.in_operation, lang),
    )
    sentences = [f"{unknown}; {shown}."]
    if coverage.of:
        sentences.append(
            say(
                "web.lead.coverage",
                lang,
                n=say_number(coverage.of - coverage.n, lang),
                of=say_number(coverage.of, lang),
            )
        )
    return tuple(sentences)


def _measures(whole: Completeness, lang: Lang) -> tuple[Measure, ...]:
    return tuple(
        Measure(
            label=say(f"completeness.{name}", lang),
            meaning=say(f"web.meaning.{name}", lang),
            part=_part(getattr(whole, name), lang),
        )
        for name in NUMBERS
    )


def _apart(whole: Completeness, lang: Lang) -> str:
    return say(
        "completeness.apart",
        lang,
        assumed=say_number(whole.fill.assumed + whole.coverage.assumed, lang),
        template=say_number(whole.fill.template, lang),
        nobody=say_number(whole.fill.nobody_knows, lang),
    )


def _aspects(found: Overview, whole: Completeness, lang: Lang) -> Aspects:
    labels = {
        **{aspect: label.of(lang) for aspect, label in ASPECTS.items()},
        ALL: say("web.aspects.all", lang),
    }
    by_aspect = found.completeness[ALL]
    return Aspects(
        caption=say(
            "web.aspects.caption",
            lang,
            expected=say_number(whole.coverage.of, lang),
            wanted=say_number(whole.fill.of, lang),
            known=say_number(whole.fill.n, lang),
        ),
        rows=tuple(
            AspectRow(
                label=label,
                parts=tuple(_part(getattr(by_aspect[aspect], name), lang) for name in NUMBERS),
            )
            for aspect, label in labels.items()
        ),
    )


def _expectations(picture: Picture, expected: Sequence[Expected], lang: Lang) -> Expectations:
    rows = tuple(_expected(picture, one, lang) for one in expected)
    return Expectations(
        caption=say(
            "web.expected.caption",
            lang,
            rules=say_number(len(expected), lang),
            n=say_number(sum(one.n for one in expected), lang),
            of=say_number(sum(one.of for one in expected), lang),
            assumed=say_number(sum(one.of for one in expected if one.solid == "assumed"), lang),
        ),
        rows=rows,
        note=_later_note([row.name for row in rows], lang),
    )


def _expected(picture: Picture, one: Expected, lang: Lang) -> ExpectedRow:
    return ExpectedRow(
        name=_named(picture, one.expectation, lang),
        n=say_number(one.n, lang),
        of=say_number(one.of, lang),
        ground=f"{SOLID_SIGNS[one.solid]} {scales()['standing'][one.solid].of(lang)}" if one.solid else "–",
    )


def _gaps(picture: Picture, found: Overview, lang: Lang) -> Gaps:
    rows = tuple(_gap(picture, gap, lang) for gap in found.gaps)
    return Gaps(
        caption=say(
            "web.gaps.caption", lang, n=say_number(len(rows), lang), of=say_number(found.gaps_total, lang)
        ),
        rows=rows,
        note=_later_note([name for row in rows for name in (row.name, *row.keepers)], lang),
    )


def _gap(picture: Picture, gap: Gap, lang: Lang) -> GapRow:
    keepers = dict.fromkeys(party for one in gap.missing for party in one.keepers)
    return GapRow(
        name=_named(picture, gap.subject, lang),
        id=gap.subject,
        reached=say_number(gap.reached, lang),
        missing=tuple(_missing(gap.subject, one, lang) for one in gap.missing),
        keepers=tuple(_named(picture, party, lang) for party in keepers)
        or (Name(text=say("web.nobody-named", lang), later=False),),
    )


def _missing(subject: str, one: Missing, lang: Lang) -> str:
    label = property_of(subject, one.property).label.of(lang)
    if one.state == "template":
        return f"{label} ({say('mark.template', lang)})"
    if one.state not in _STATES:
        return label
    sign, scale, code = _STATES[one.state]
    return f"{label} ({sign} {scales()[scale][code].of(lang)})"


def _counts(found: Overview, lang: Lang) -> Counts:
    templates = {"component": found.from_templates}
    rows = [
        _count(kinds()[slug].label.of(lang), found.counts[slug], templates.get(slug, 0), lang)
        for slug in SHOWN_KINDS
    ]
    links = found.dependencies
    rows.append(
        CountRow(
            kind=say("dependencies", lang),
            count=say_number(links.count, lang),
            undated=_NOT_COUNTED,
            assumed=say_number(links.assumed, lang),
            planned=_NOT_COUNTED,
            template=say_number(links.from_templates, lang),
        )
    )
    return Counts(
        caption=say(
            "web.counts.caption",
            lang,
            kinds=say_number(len(SHOWN_KINDS), lang),
            n=say_number(sum(found.counts[slug].count for slug in SHOWN_KINDS), lang),
        ),
        rows=tuple(rows),
        sorts=_sorts(found, lang),
    )


def _count(kind: str, count: Count, template: int, lang: Lang) -> CountRow:
    return CountRow(
        kind=kind,
        count=say_number(count.count, lang),
        undated=say_number(count.undated, lang),
        assumed=say_number(count.assumed, lang),
        planned=say_number(count.planned, lang),
        template=say_number(template, lang),
    )


def _sorts(found: Overview, lang: Lang) -> str:
    words = [
        f"{scales()['room-type'][sort].of(lang)} {say_number(count.count, lang)}"
        + (f" (+{say_number(count.planned, lang)} {say('planned', lang)})" if count.planned else "")
        for sort, count in found.counts_by_type["control-room"].items()
        if (count.count or count.planned) and sort != "unknown"
    ]
    return say("overview.sorts", lang, sorts=", ".join(words)) if words else ""


def _knowability(found: Overview, lang: Lang) -> Knowability:
    never = found.never_knowable
    return Knowability(
        caption=say(
            "web.knowable.caption",
            lang,
            days=say_number(len(found.knowable), lang),
            of=say_number(found.statements, lang),
        ),
        rows=tuple(_knowable(one, found.statements, lang) for one in found.knowable),
        never=say("knowable.never", lang, n=say_number(never, lang)) if never else "",
    )


def _knowable(one: Knowable, statements: int, lang: Lang) -> KnowableRow:
    day = one.on.isoformat()
    return KnowableRow(
        day=say_date(day, lang),
        url=HOME.url(lang, {VALID_AT: day, KNOWN_AT: day}),
        n=say_number(one.n, lang),
        share=_closed(say_share(one.n, statements, lang)),
    )


def _origin(picture: Picture, found: Overview, lang: Lang) -> Origin:
    sources, waiting = say_number(found.sources, lang), reference.waiting()
    return Origin(
        texts=(
            say("web.origin.statements", lang, n=say_number(found.statements, lang), sources=sources),
            say("sources.undated", lang, n=say_number(found.sources_undated, lang), of=sources),
            say(
                "waiting",
                lang,
                n=say_number(sum(waiting.values()), lang),
                kinds=say_number(len(waiting), lang),
            ),
        ),
        fingerprint=picture.fingerprint,
        position=picture.position,
        permanent=_permanent(picture, lang),
    )


def _permanent(picture: Picture, lang: Lang) -> str:
    """The address under which exactly this picture stays, whatever is entered later."""
    if not picture.position:
        return ""
    at = picture.coordinates
    return HOME.url(
        lang,
        {
            VALID_AT: at.valid_at.isoformat(),
            KNOWN_AT: at.known_at.isoformat() if at.known_at else "",
            KNOWN_BY: at.known_by,
            POSITION: picture.position,
            BACKWARDS: "1" if at.assume_backwards else "",
        },
    )


def _named(picture: Picture, thing: str, lang: Lang) -> Name:
    naming = picture.name(thing, lang)
    return Name(text=naming.text, later=naming.later)


def _later_note(names: Sequence[Name], lang: Lang) -> str:
    return say("web.later", lang) if any(name.later for name in names) else ""


def _part(counted: Counted, lang: Lang) -> Part:
    n, of = counted.n, counted.of
    return Part(
        share=_closed(say_share(n, of, lang)),
        full=say("of", lang, n=say_number(n, lang), of=say_number(of, lang)),
        bar=round(100 * n / of) if of else 0,
        counted=of > 0,
    )


def _closed(share: str) -> str:
    """A share that does not break at the end of a line."""
    return share.replace(" ", "\N{NO-BREAK SPACE}")
