# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From one recommendation or request to its page: its text, its tracks, its line and its age."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kamerbreed.oversight import (
    ITEM,
    Age,
    Assessment,
    EvidenceItem,
    HearingState,
    Lineage,
    Track,
    addressees,
    assessment,
    commitments_on,
    events_of,
    evidence_of,
    framework,
    hearings,
    lineage,
    text_difference,
    together,
    tracks,
)
from kamerbreed.oversight import Link as LineLink
from kamerbreed.vocabulary import Recommendation, say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import thing_place
from kamerbreed.web._rows import Cell, Rows, rows_of, text_cell
from kamerbreed.web._words import Link, link_to, marks, values_of, word
from kamerbreed.web.followup._board import response_of, verdict_of
from kamerbreed.web.followup._commitments import commitment_rows
from kamerbreed.web.followup._framework import evidence_rows, framework_rows
from kamerbreed.web.followup._page import ItemPage, LineRow, TrackPart
from kamerbreed.web.followup._parts import effects, event_row, item_link, prose
from kamerbreed.web.hearings import hearing_links, opening_link
from kamerbreed.web.recording import (
    acts_on_item,
    acts_on_track,
    criterion_text,
    piece_text,
    proposals,
    weight_text,
)

_FACTS = ("item_kind", "report", "number", "addressee", "executor", "theme", "deadline", "criterion")


def present_item(scene: Scene, subject: str) -> ItemPage:
    """The page of one item."""
    lang, picture = scene.lang, scene.picture
    line = lineage(picture, subject)
    literal = str(picture.one(subject, "text_nl") or "")
    status = str(picture.one(subject, "text_status") or "")
    kind = word("item-kind", str(picture.one(subject, "item_kind") or ""), lang)
    name = subject.partition("/")[2]
    measured = [one for one in framework(picture) if subject in one.recommendations]
    return ItemPage(
        title=f"{kind[:1].upper()}{kind[1:]} {name}" if kind else name,
        thing=Link(text=say("web.item.thing", lang), url=scene.url(thing_place(subject))),
        opening=opening_link(scene, subject),
        text=literal or prose(scene, subject, "text") or say("web.item.no-text", lang),
        literal=bool(literal),
        marking=word("text-status", status, lang) or say("web.item.no-status", lang),
        facts=tuple(_facts(scene, subject)),
        tracks=tuple(_track(scene, one) for one in tracks(picture) if one.recommendation == subject),
        line=tuple(_line(scene, one) for one in line.links),
        line_caption=say("web.item.line.caption", lang, n=say_number(len(line.links), lang)),
        line_notes=tuple(_notes(scene, line)),
        ages=tuple(_age(scene, one) for one in line.ages if one.of == ITEM or one.item != subject),
        commitments=commitment_rows(scene, commitments_on(picture, subject)),
        evidence=evidence_rows(scene, _evidence(scene, subject)),
        framework=framework_rows(scene, measured) if measured else None,
        together=_together(scene, subject),
        acts=acts_on_item(scene, subject),
    )


def _evidence(scene: Scene, subject: str) -> Sequence[EvidenceItem]:
    """The evidence of any track of an item, each piece once."""
    picture = scene.picture
    told = [one for party in addressees(picture, subject) for one in evidence_of(picture, subject, party)]
    return tuple(dict.fromkeys(told))


def _together(scene: Scene, subject: str) -> str:
    """What the tracks of its report say together; empty where none was issued."""
    report = scene.picture.one(subject, "report")
    for one in together(scene.picture):
        if one.by == "report" and one.of == report:
            n = say_number(one.tracks, scene.lang)
            return say("web.item.together", scene.lang, n=n, phrase=one.phrase.text.of(scene.lang))
    return ""


def _facts(scene: Scene, subject: str) -> Iterator[tuple[str, tuple[Link, ...]]]:
    properties = Recommendation.properties()
    for name in _FACTS:
        label = properties[name].label.of(scene.lang)
        members = scene.picture.members(subject, name) if properties[name].many else {}
        facts = list(members.values()) or [scene.picture.fact(subject, name)]
        links = tuple(link for fact in facts if fact.value is not None for link in values_of(scene, fact))
        if links:
            yield label[:1].upper() + label[1:], links


def _track(scene: Scene, one: Track) -> TrackPart:
    lang, standing = scene.lang, one.standing
    told = effects(scene, standing)
    rows = [
        event_row(scene, event, told.get(event.subject, ""))
        for event in events_of(scene.picture, one.recommendation, one.addressee)
    ]
    since = say_date(standing.since.isoformat(), lang) if standing.since else ""
    state = word("track-state", standing.state, lang)
    axes = (
        ("process", f"{state} ({say('since', lang)} {since})" if since else state),
        ("response", "; ".join(response_of(scene, one))),
        ("verdict", verdict_of(scene, one)),
        ("closure", _closure(scene, one)),
    )
    found = assessment(scene.picture, one.recommendation, one.addressee)
    acts = acts_on_track(scene, one.recommendation, one.addressee)
    return TrackPart(
        title=say("web.item.track", lang, party=link_to(scene, one.addressee).text),
        anchor=f"track-{one.addressee.partition('/')[2]}",
        axes=tuple((say(f"web.item.axis.{name}", lang), text) for name, text in axes),
        hearings=hearing_links(scene, _hearings(scene, one)),
        caption=say("web.item.events", lang, n=say_number(len(rows), lang)),
        rows=tuple(rows),
        criteria=_criteria(scene, found) if found.criteria else None,
        proposals=proposals(found, lang),
        acts=acts.links,
        refused=acts.refused,
    )


def _hearings(scene: Scene, one: Track) -> list[HearingState]:
    """In which the addressee is or was heard on a verdict on this item."""
    return [
        hearing
        for hearing in hearings(scene.picture)
        if one.recommendation in hearing.recommendations and one.addressee == hearing.addressee
    ]


def _criteria(scene: Scene, found: Assessment) -> Rows:
    """The criteria of a track with weight, mark and evidence."""
    lang = scene.lang
    return rows_of(
        say("web.judge.criteria", lang, n=say_number(len(found.criteria), lang)),
        [say(f"head.judging.{name}", lang) for name in ("criterion", "weight", "mark", "evidence")],
        [
            (
                Cell(links=(_criterion(scene, one.criterion),)),
                text_cell(weight_text(one, lang)),
                text_cell(word("criterion-mark", one.mark, lang)),
                Cell(
                    under=tuple(piece_text(scene, item) for item in one.evidence)
                    or (say("web.judge.no-evidence", lang),)
                ),
            )
            for one in found.criteria
        ],
    )


def _criterion(scene: Scene, criterion: str) -> Link:
    """A criterion by its number and words."""
    return replace(link_to(scene, criterion), text=criterion_text(scene, criterion))


def _closure(scene: Scene, one: Track) -> str:
    lang, standing = scene.lang, one.standing
    if not standing.ground:
        return say("web.item.not-closed", lang)
    ground = word("closure-ground", standing.ground, lang)
    if not standing.recheck_on:
        return ground
    return say("web.item.recheck", lang, ground=ground, day=say_date(standing.recheck_on, lang))


def _line(scene: Scene, one: LineLink) -> LineRow:
    lang, picture = scene.lang, scene.picture
    fact = picture.members(one.later, one.kind).get(one.earlier)
    found = text_difference(picture, one.earlier, one.later)
    return LineRow(
        later=item_link(scene, one.later),
        kind=Recommendation.properties()[one.kind].label.of(lang),
        earlier=item_link(scene, one.earlier),
        difference=tuple(found.parts) if found else (),
        marks=marks(fact.standing, lang) if fact else (),
    )


def _notes(scene: Scene, line: Lineage) -> Iterator[str]:
    lang = scene.lang
    if not line.links:
        yield say("web.item.line.none", lang)
    for report in line.as_a_set:
        yield say("web.item.line.set", lang, report=link_to(scene, report).text)
    if line.circular:
        yield say("web.item.line.circular", lang)


def _age(scene: Scene, one: Age) -> str:
    return say(
        f"web.item.age.{one.of}.{one.by}",
        scene.lang,
        n=say_number(one.days, scene.lang),
        day=say_date(one.since.isoformat(), scene.lang),
        item=one.item.partition("/")[2],
    )
