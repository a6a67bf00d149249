# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From commitments to rows: who promised what to whom, by when, and how that day slid."""

from collections.abc import Iterator, Sequence

from kamerbreed.oversight import COMMITMENT_STATES, Naming, Promise, Slip, commitments
from kamerbreed.vocabulary import Commitment, say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import Place
from kamerbreed.web._rows import Cell, Rows, rows_of, text_cell
from kamerbreed.web._who import rights_of
from kamerbreed.web._words import Link, link_to, marks, word
from kamerbreed.web.followup._page import TablePage, TableSection
from kamerbreed.web.followup._parts import item_link, prose

_HEADS = ("what", "who", "made", "about", "target", "state")


def present_commitments(scene: Scene) -> TablePage:
    """Every commitment of a picture."""
    lang, found = scene.lang, commitments(scene.picture)
    return TablePage(
        title=say("web.commitments.title", lang),
        lead=_lead(scene, found) if found else (),
        links=_add(scene),
        sections=(TableSection(title="", table=commitment_rows(scene, found)),),
        origin=tuple(say(f"web.commitments.how.{name}", lang) for name in ("state", "slip")),
    )


def _add(scene: Scene) -> tuple[Link, ...]:
    """The form for a new one, for who may say something."""
    if not scene.asked.now or not rights_of(scene.request).may("say"):
        return ()
    place = Place(name="add", path=(Commitment.slug,))
    return (Link(text=say("edit.commitment", scene.lang), url=place.url(scene.lang)),)


def _lead(scene: Scene, found: Sequence[Promise]) -> tuple[str, ...]:
    lang = scene.lang
    counts = {state: sum(one.state == state for one in found) for state in COMMITMENT_STATES}
    counts["nobody"] = sum(not one.made_to for one in found)
    told = {name: say_number(count, lang) for name, count in counts.items()}
    day = say_date(scene.picture.coordinates.valid_at.isoformat(), lang)
    return (say("web.commitments.lead", lang, day=day, of=say_number(len(found), lang), **told),)


def commitment_rows(scene: Scene, found: Sequence[Promise]) -> Rows:
    """Commitments as a table."""
    lang = scene.lang
    return rows_of(
        say("web.commitments.caption", lang, n=say_number(len(found), lang)),
        [say(f"web.commitments.head.{name}", lang) for name in _HEADS],
        [_row(scene, one) for one in found],
        say("web.commitments.none", lang),
    )


def _row(scene: Scene, one: Promise) -> tuple[Cell, ...]:
    lang, picture = scene.lang, scene.picture
    text = prose(scene, one.subject, "text") or say("web.commitments.no-text", lang)
    papers = ", ".join(link_to(scene, paper).text for paper in one.documents)
    made_to = ", ".join(link_to(scene, party).text for party in one.made_to)
    to_nobody = say("web.commitments.to-unknown", lang)
    return (
        Cell(
            links=(Link(text=text, url=link_to(scene, one.subject).url),),
            under=(say("web.commitments.document", lang, document=papers),) if papers else (),
            marks=marks(picture.fact(one.subject, "text").standing, lang),
        ),
        Cell(
            links=tuple(link_to(scene, party) for party in one.made_by),
            under=(say("web.commitments.to", lang, party=made_to) if made_to else to_nobody,),
        ),
        text_cell(say_date(one.made_on, lang) if one.made_on else say("web.commitments.undated", lang)),
        Cell(links=tuple(item_link(scene, item) for item in one.recommendations)),
        Cell(
            links=() if one.targets else (Link(text=say("web.commitments.no-target", lang)),),
            under=tuple(_target(scene, naming) for naming in one.targets),
        ),
        Cell(links=(Link(text=word("commitment-state", one.state, lang)),), under=tuple(_state(scene, one))),
    )


def _target(scene: Scene, one: Naming) -> str:
    """A target with when it was named, by whom and why, as far as that is told."""
    lang = scene.lang
    named = {"day": say_date(one.day, lang), "on": say_date(one.told_on, lang)}
    by = link_to(scene, one.told_by).text if one.told_by else say("web.commitments.target.nobody", lang)
    told = say("web.commitments.target", lang, by=by, **named)
    return say("web.commitments.target.why", lang, target=told, why=one.why) if one.why else told


def _state(scene: Scene, one: Promise) -> Iterator[str]:
    """How late it is, how its target slid, and what is proposed because of that."""
    lang = scene.lang
    if one.done_on is not None:
        yield say("web.commitments.kept", lang, day=say_date(one.kept_on, lang))
    if one.days_late:
        yield say("web.commitments.late", lang, n=say_number(one.days_late, lang))
    found = one.slip
    if found is not None and found.moves:
        yield from slip_words(scene, found)


def slip_words(scene: Scene, found: Slip) -> Iterator[str]:
    """How far and how fast a target slid; that it is flagged, and what is proposed."""
    lang = scene.lang
    counts = {"moves": say_number(found.moves, lang), "days": say_number(found.slip_days, lang)}
    yield say("web.commitments.slip", lang, **counts)
    if found.velocity is not None:
        rate = say_number(round(float(found.velocity), 2), lang)
        yield say("web.commitments.velocity", lang, rate=rate, days=say_number(found.days_past, lang))
    if found.faster_than_the_calendar:
        warning = found.warning(lang)
        yield f"{warning[:1].upper()}{warning[1:]}."
    if found.proposal is not None:
        verdict = word("implementation", found.proposal.verdict, lang)
        reason = found.proposal.reason.of(lang)
        yield say("web.commitments.proposal", lang, verdict=verdict, reason=reason)
