# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From the criteria of a picture to the assessment framework: criterion, evidence, judgement."""

from collections.abc import Sequence

from kamerbreed.oversight import EvidenceItem, Judged, Yardstick, framework
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._rows import Cell, Rows, rows_of, text_cell
from kamerbreed.web._words import Link, link_to, marks, word
from kamerbreed.web.followup._page import TablePage, TableSection
from kamerbreed.web.followup._parts import item_link, prose

_HEADS = ("criterion", "used", "evidence", "judged")
_EVIDENCE_HEADS = ("evidence", "by", "dated", "until", "document", "criterion")


def present_framework(scene: Scene) -> TablePage:
    """Every criterion with what tells of it."""
    lang, found = scene.lang, framework(scene.picture)
    return TablePage(
        title=say("web.framework.title", lang),
        lead=_lead(scene, found) if found else (),
        sections=(TableSection(title="", table=framework_rows(scene, found)),),
        origin=tuple(say(f"web.framework.how.{name}", lang) for name in ("derived", "judged")),
    )


def _lead(scene: Scene, found: Sequence[Yardstick]) -> tuple[str, ...]:
    lang = scene.lang
    counts = {
        "n": len(found),
        "derived": sum(_derived(scene.picture, one) for one in found),
        "used": sum(bool(one.recommendations) for one in found),
        "told": sum(bool(one.evidence) for one in found),
    }
    told = {name: say_number(count, lang) for name, count in counts.items()}
    return (say("web.framework.lead", lang, **told),)


def _derived(picture: Picture, one: Yardstick) -> bool:
    """Whether no party stated the criterion: the compiler derived or assumed it."""
    return picture.fact(one.criterion, "text").standing.solid in ("derived", "assumed")


def framework_rows(scene: Scene, found: Sequence[Yardstick]) -> Rows:
    """Criteria as a table."""
    lang = scene.lang
    return rows_of(
        say("web.framework.caption", lang, n=say_number(len(found), lang)),
        [say(f"web.framework.head.{name}", lang) for name in _HEADS],
        [_row(scene, one) for one in found],
        say("web.framework.none", lang),
    )


def _row(scene: Scene, one: Yardstick) -> tuple[Cell, ...]:
    lang, picture = scene.lang, scene.picture
    name = one.criterion.partition("/")[2]
    text = prose(scene, one.criterion, "text") or say("web.framework.no-text", lang)
    marking = prose(scene, one.criterion, "marking") or say("web.framework.no-marking", lang)
    norm = str(picture.one(one.criterion, "norm_source") or "")
    return (
        Cell(
            links=(Link(text=f"{name} · {text}", url=link_to(scene, one.criterion).url),),
            under=(marking, *([norm] if norm else [])),
            marks=marks(picture.fact(one.criterion, "text").standing, lang),
        ),
        Cell(
            links=tuple(item_link(scene, item) for item in one.recommendations)
            or (Link(text=say("web.framework.unused", lang)),)
        ),
        Cell(
            links=() if one.evidence else (Link(text=say("web.framework.no-evidence", lang)),),
            under=tuple(evidence_words(scene, piece) for piece in one.evidence),
        ),
        Cell(
            links=() if one.judged else (Link(text=say("web.framework.not-judged", lang)),),
            under=tuple(_judged(scene, judged) for judged in one.judged),
        ),
    )


def _judged(scene: Scene, one: Judged) -> str:
    lang = scene.lang
    told = say(
        "web.framework.judged",
        lang,
        item=one.recommendation.partition("/")[2],
        party=link_to(scene, one.addressee).text,
        verdict=word("implementation", one.verdict, lang),
        finality=word("finality", one.finality, lang),
        by=link_to(scene, one.supervisor).text,
        day=say_date(one.day.isoformat(), lang),
    )
    if not one.mark:
        return told
    return say("web.framework.mark", lang, told=told, mark=word("criterion-mark", one.mark, lang))


def evidence_words(scene: Scene, one: EvidenceItem) -> str:
    """A piece of evidence in a line: its kind, its day, and until when it counts."""
    lang = scene.lang
    kind = word("evidence-kind", one.type, lang) or say("web.framework.no-kind", lang)
    dated = say_date(one.dated, lang) if one.dated else say("web.framework.undated", lang)
    told = f"{kind}, {dated}"
    return f"{told}; {_until(scene, one)}" if one.valid_until else told


def _until(scene: Scene, one: EvidenceItem) -> str:
    """Until when it counts, and whether that day has passed."""
    lang, today = scene.lang, scene.picture.coordinates.valid_at
    day = say_date(one.valid_until, lang)
    return say("web.framework.until" if one.counts_on(today) else "web.framework.over", lang, day=day)


def evidence_rows(scene: Scene, found: Sequence[EvidenceItem]) -> Rows:
    """Evidence as a table, with the accountability document that holds it."""
    lang = scene.lang
    return rows_of(
        say("web.framework.evidence.caption", lang, n=say_number(len(found), lang)),
        [say(f"web.framework.evidence.head.{name}", lang) for name in _EVIDENCE_HEADS],
        [_evidence(scene, one) for one in found],
        say("web.framework.evidence.none", lang),
    )


def _evidence(scene: Scene, one: EvidenceItem) -> tuple[Cell, ...]:
    lang, picture = scene.lang, scene.picture
    document = str(picture.one(one.subject, "document") or "")
    kind = word("evidence-kind", one.type, lang) or say("web.framework.no-kind", lang)
    text = prose(scene, one.subject, "text")
    criteria = picture.many(one.subject, "criterion").values()
    nothing = (Link(text=say("nothing", lang)),)
    return (
        Cell(
            links=(Link(text=kind[:1].upper() + kind[1:], url=link_to(scene, one.subject).url),),
            under=(text,) if text else (),
            marks=marks(picture.fact(one.subject, "type").standing, lang),
        ),
        Cell(links=(link_to(scene, one.given_by),) if one.given_by else nothing),
        text_cell(say_date(one.dated, lang) if one.dated else say("web.framework.undated", lang)),
        text_cell(_until(scene, one) if one.valid_until else say("web.framework.no-end", lang)),
        Cell(links=(link_to(scene, document),) if document else nothing),
        Cell(links=tuple(Link(text=str(name).partition("/")[2]) for name in criteria) or nothing),
    )
