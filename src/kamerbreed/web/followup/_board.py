# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From the tracks of a picture to the board: how every recommendation and request stands."""

from collections.abc import Iterator

from kamerbreed.oversight import (
    ITEM,
    RECEIPT,
    REPORT,
    ROOT,
    Event,
    Together,
    Track,
    finality_of_event,
    hearings,
    lineage,
    set_verdicts,
    states,
    together,
    tracks,
    verdict_words_of,
)
from kamerbreed.vocabulary import say, say_date, say_number, scales
from kamerbreed.web._answer import Scene
from kamerbreed.web._rows import Cell, Rows, rows_of, text_cell
from kamerbreed.web._words import Link, link_to, marks, shortened, word
from kamerbreed.web.followup._page import BoardPage, StateGroup, TrackRow
from kamerbreed.web.followup._parts import item_link, prose
from kamerbreed.web.followup._report import report_links
from kamerbreed.web.hearings import hearing_links
from kamerbreed.web.recording import draft_link, set_link

_MOST_SIGNS = 160


def present_board(scene: Scene) -> BoardPage:
    """Every track, by the state of its process."""
    lang, found = scene.lang, tracks(scene.picture)
    return BoardPage(
        title=say("web.followup.title", lang),
        lead=_lead(scene),
        verdicts=tuple(set_verdict_texts(scene)),
        hearings=tuple(_open_hearings(scene)),
        groups=tuple(
            _group(scene, state, [one for one in found if one.standing.state == state])
            for state in states()
            if any(one.standing.state == state for one in found)
        ),
        empty="" if found else say("web.followup.none", lang),
        files=report_links(scene) if found else (),
        origin=tuple(say(f"web.followup.how.{name}", lang) for name in ("axes", "events", "set", "final")),
        together=_together(scene) if found else None,
        draft=draft_link(scene),
    )


def _lead(scene: Scene) -> tuple[str, ...]:
    found, lang = tracks(scene.picture), scene.lang
    if not found:
        return ()
    counts = {
        "items": len({one.recommendation for one in found}),
        "of": len(found),
        "open": sum(one.open for one in found),
        "judged": sum(bool(one.standing.verdicts) for one in found),
        "final": sum(bool(one.standing.final) for one in found),
    }
    day = say_date(scene.picture.coordinates.valid_at.isoformat(), lang)
    told = {name: say_number(count, lang) for name, count in counts.items()}
    return (say("web.followup.lead", lang, day=day, **told),)


def set_verdict_texts(scene: Scene) -> Iterator[str]:
    """The verdicts on a set, by their own words."""
    return (set_verdict_text(scene, one) for one in set_verdicts(scene.picture))


def set_verdict_text(scene: Scene, event: Event) -> str:
    """A verdict on a set by its own words, with whether who it is about was heard on it."""
    lang = scene.lang
    words = event.verdict_words or word("set-verdict", event.set_verdict, lang)
    by = ", ".join(link_to(scene, one).text for one in event.actors)
    told = finality_of_event(scene.picture, event).code
    finality = scales()["finality"][told].of(lang)
    return say(
        "web.followup.set", lang, day=say_date(event.date, lang), by=by, words=words, finality=finality
    )


def _open_hearings(scene: Scene) -> Iterator[tuple[Link, Link]]:
    """Who is heard now, and how that stands."""
    found = [one for one in hearings(scene.picture) if one.state != "closed"]
    for one, link in zip(found, hearing_links(scene, found), strict=True):
        yield link_to(scene, one.addressee), link


def _together(scene: Scene) -> Rows:
    """The phrase of every report, then of every addressee."""
    lang = scene.lang
    return rows_of(
        say("web.together.caption", lang),
        [say(f"web.together.head.{name}", lang) for name in ("of", "tracks", "phrase")],
        [
            (
                Cell(links=_of_and_act(scene, one), under=(say(f"web.together.by.{one.by}", lang),)),
                text_cell(say_number(one.tracks, lang), number=True),
                text_cell(one.phrase.text.of(lang)),
            )
            for one in together(scene.picture)
        ],
        say("web.together.none", lang),
    )


def _of_and_act(scene: Scene, one: Together) -> tuple[Link, ...]:
    """The report or addressee; beside a report the form for a verdict on the whole, for who may give it."""
    act = set_link(scene, one.of) if one.by == REPORT else None
    return (link_to(scene, one.of), *((act,) if act else ()))


def _group(scene: Scene, state: str, found: list[Track]) -> StateGroup:
    lang = scene.lang
    title = word("track-state", state, lang)
    return StateGroup(
        anchor=f"state-{state}",
        title=title[:1].upper() + title[1:],
        caption=say("web.followup.caption", lang, n=say_number(len(found), lang)),
        rows=tuple(_row(scene, one) for one in found),
    )


def _row(scene: Scene, one: Track) -> TrackRow:
    lang, picture, standing = scene.lang, scene.picture, one.standing
    kind = str(picture.one(one.recommendation, "item_kind") or "")
    return TrackRow(
        item=item_link(scene, one.recommendation),
        kind=word("item-kind", kind, lang),
        text=shortened(prose(scene, one.recommendation, "text"), _MOST_SIGNS),
        addressee=link_to(scene, one.addressee),
        since=say_date(standing.since.isoformat(), lang) if standing.since else "",
        response=response_of(scene, one),
        verdict=verdict_of(scene, one),
        ground=word("closure-ground", standing.ground, lang),
        age=_age(scene, one.recommendation),
        marks=marks(picture.fact(one.recommendation, "text").standing, lang),
    )


def response_of(scene: Scene, one: Track) -> tuple[str, ...]:
    """What the addressee answered, and how that was appraised: of each that it is not there too."""
    lang, standing = scene.lang, one.standing
    if not standing.answered:
        return (say("web.followup.no-response", lang),)
    stance = word("stance", standing.stance, lang) or say("web.followup.no-stance", lang)
    appraisal = word("appraisal", standing.appraisal, lang) or say("web.followup.no-appraisal", lang)
    return stance, appraisal


def verdict_of(scene: Scene, one: Track) -> str:
    """The verdict on implementation, with whether it is final; of supervisors who differ each by name."""
    lang, standing = scene.lang, one.standing
    told = {
        party: f"{verdict_words_of(scene.picture, one, party).of(lang)} ({word('finality', final, lang)})"
        for party, final in standing.finality.items()
    }
    if len(set(told.values())) > 1:
        return "; ".join(f"{link_to(scene, party).text}: {text}" for party, text in told.items())
    return next(iter(told.values()), say("web.followup.no-verdict", lang))


def _age(scene: Scene, subject: str) -> str:
    """How many days ago it was received, and its root if that is older."""
    lang = scene.lang
    ages = {one.of: one.days for one in lineage(scene.picture, subject).ages if one.by == RECEIPT}
    if ITEM not in ages:
        return say("web.followup.no-receipt", lang)
    own = say("web.followup.days", lang, n=say_number(ages[ITEM], lang))
    if ages.get(ROOT, 0) > ages[ITEM]:
        return say("web.followup.root-days", lang, own=own, n=say_number(ages[ROOT], lang))
    return own
