# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences on verdicts, closings, and the responses of addressees."""

from collections.abc import Mapping, Sequence

from kamerbreed.oversight._events import Event, set_verdicts
from kamerbreed.oversight._finality import PROVISIONAL, finality_of_event
from kamerbreed.oversight._letter_reading import LackingError, Reading
from kamerbreed.oversight._letter_scope import Scope
from kamerbreed.oversight._letter_words import (
    Teller,
    Values,
    actors_in_words,
    counted,
    counted_items,
    item_in_words,
    listed,
    once,
    senders_in_words,
    upper,
    verb,
    when,
    year_of_report,
)
from kamerbreed.oversight._phrase import NO_VERDICT, phrase
from kamerbreed.oversight._tracks import Track, addressees, events_of
from kamerbreed.vocabulary import scales

# --- verdicts -------------------------------------------------------------------------------------


def _of_sets(scope: Scope) -> Sequence[Event]:
    return [one for one in set_verdicts(scope.picture) if {*one.verdict_on_report} & {*scope.reports}]


def _now(scope: Scope) -> Sequence[Event]:
    """The verdicts on a set that concern the latest report."""
    return [one for one in _of_sets(scope) if {*one.verdict_on_report} & {*scope.reports[-1:]}]


def _before(scope: Scope) -> Sequence[Event]:
    now = {one.subject for one in _now(scope)}
    return [one for one in _of_sets(scope) if one.subject not in now]


def _judged_set(scope: Scope, reading: Reading, event: Event) -> Values:
    """Literal words, with who spoke them and when; no track gets such a verdict."""
    reading.event(event, "actor", "verdict_words", "verdict_on_report")
    years = [year_of_report(reading, one) for one in event.verdict_on_report]
    return {
        "reports": f"{verb(years, 'het rapport', 'de rapporten')} van {listed(years)}",
        "actors": actors_in_words(reading, event.actors),
        "conclude": verb(event.actors, "concludeert", "concluderen"),
        "when": when(event.date),
        "words": event.verdict_words,
        "provisional": _provisional(scope, reading, [event]),
    }


def _provisional(scope: Scope, reading: Reading, given: Sequence[Event]) -> str:
    """That a verdict is not final, where the addressee was not heard; the hearings of it are read too."""
    for one in given:
        if one.hearings:
            reading.event(one, "hearing")
    codes = {finality_of_event(scope.picture, one).code for one in given}
    return " Dit oordeel is voorlopig." if PROVISIONAL in codes else ""


def verdict_events(scope: Scope, track: Track) -> Sequence[Event]:
    """The events that gave a track the verdicts that it has: of each supervisor the last."""
    own = events_of(scope.picture, track.recommendation, track.addressee)
    moved = {one.event for one in (*track.standing.moves, *track.standing.noted)}
    given = [one for one in own if one.subject in moved and one.verdict]
    last = {actor: one.subject for one in given for actor in one.actors}
    return [one for one in given if one.subject in {last[actor] for actor in one.actors}]


def _judged_tracks(scope: Scope, reading: Reading, _: None) -> Values:
    if any(one.standing.dissent for one in scope.tracks):
        raise LackingError("letter.dissent")
    codes, given = [], []
    for track in scope.tracks:
        reading.exists(track.recommendation)
        codes.append(track.standing.verdict or NO_VERDICT)
        given += [reading.event(one, "actor", "verdict") for one in verdict_events(scope, track)]
    if not given:
        raise LackingError("letter.no_verdict", n=len(scope.tracks))
    actors = [*dict.fromkeys(actor for one in given for actor in one.actors)]
    return {
        "n": counted(len(codes), "spoor", "sporen"),
        "conclude": verb(actors, "concludeert", "concluderen"),
        "actors": actors_in_words(reading, actors),
        "phrase": phrase(codes).text.nl,
        "provisional": _provisional(scope, reading, given),
    }


def _track_verdicts(scope: Scope) -> Sequence[tuple[Track, Event]]:
    return [(track, one) for track in scope.tracks for one in verdict_events(scope, track)]


def _verdict(scope: Scope, reading: Reading, given: tuple[Track, Event]) -> Values:
    track, event = given
    reading.event(event, "actor", "verdict")
    return {
        "actor": actors_in_words(reading, event.actors),
        "item": item_in_words(reading, track.recommendation),
        "addressee": reading.party(track.addressee),
        "verdict": scales()["implementation"][event.verdict].nl,
        "provisional": _provisional(scope, reading, [event]),
    }


def _closings(scope: Scope) -> Sequence[tuple[Track, Event]]:
    found = []
    for track in scope.tracks:
        own = events_of(scope.picture, track.recommendation, track.addressee)
        closing = [one for one in own if one.type == "closure" and track.standing.ground]
        found += [(track, one) for one in closing[-1:]]
    return found


def _closed(scope: Scope, reading: Reading, closing: tuple[Track, Event]) -> Values:
    track, event = closing
    reading.event(event, "actor", "closure_ground")
    return {
        "item": item_in_words(reading, track.recommendation),
        "addressee": reading.party(track.addressee),
        "when": when(event.date),
        "ground": scales()["closure-ground"][event.closure_ground].nl,
    }


def _rechecks(scope: Scope) -> Sequence[tuple[Track, Event]]:
    return [one for one in _closings(scope) if one[1].recheck_on]


def _recheck(scope: Scope, reading: Reading, closing: tuple[Track, Event]) -> Values:
    track, event = closing
    reading.event(event, "recheck_on")
    return {"When": upper(when(event.recheck_on)), "item": item_in_words(reading, track.recommendation)}


# --- responses ------------------------------------------------------------------------------------


def _responses(scope: Scope) -> Sequence[Event]:
    """The responses of addressees, and no words of others on them."""
    return [
        one
        for one in scope.events("response")
        if {*one.actors}
        & {party for item in one.recommendations for party in addressees(scope.picture, item)}
    ]


def _responded(scope: Scope, reading: Reading, event: Event) -> Values:
    own = [one for one in event.recommendations if one in scope.items]
    names = ["actor", "recommendation", *(["stance"] if event.stance else [])]
    reading.event(event, *names)
    reports = dict.fromkeys(str(scope.picture.one(one, "report") or "") for one in own)
    return {
        "senders": senders_in_words(scope, reading),
        "When": upper(when(event.date)),
        "actor": actors_in_words(reading, event.actors),
        "items": counted_items(reading, own),
        "year": listed([year_of_report(reading, one) for one in reports if one]),
        "stance": f"; het standpunt: {scales()['stance'][event.stance].nl}" if event.stance else "",
    }


def _appraisals(scope: Scope) -> Sequence[Event]:
    return [one for one in scope.events("appraisal") if one.appraisal]


def _appraised(scope: Scope, reading: Reading, event: Event) -> Values:
    reading.event(event, "actor", "recommendation", "appraisal")
    own = [one for one in event.recommendations if one in scope.items]
    return {
        "Actors": upper(actors_in_words(reading, event.actors)),
        "appraise": verb(event.actors, "beoordeelt", "beoordelen"),
        "seem": verb(event.actors, "lijkt", "lijken"),
        "when": when(event.date),
        "items": counted_items(reading, own),
        "appraisal": scales()["appraisal"][event.appraisal].nl,
    }


VERDICTS: Mapping[str, Teller] = {
    "judged_before": Teller(_before, _judged_set),
    "judged_now": Teller(_now, _judged_set),
    "judged_tracks": Teller(once, _judged_tracks),
    "verdict": Teller(_track_verdicts, _verdict),
    "closed": Teller(_closings, _closed),
    "recheck": Teller(_rechecks, _recheck),
    "responded": Teller(_responses, _responded),
    "response": Teller(_responses, _responded),
    "appraised": Teller(_appraisals, _appraised),
}
"""By the name that the table of sentences gives them."""
