# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences on the items of a letter, the concerns, a pre-study, and what is still to come."""

from collections.abc import Mapping, Sequence

from kamerbreed.oversight._events import Event
from kamerbreed.oversight._letter_reading import LackingError, Reading
from kamerbreed.oversight._letter_scope import Scope, report_date
from kamerbreed.oversight._letter_words import (
    Teller,
    Values,
    actors_in_words,
    counted,
    date_of_report,
    day_of_picture,
    flat,
    item_in_words,
    once,
    upper,
    when,
)
from kamerbreed.vocabulary import Report, scales

# --- items ----------------------------------------------------------------------------------------


def _every_item(scope: Scope) -> Sequence[str]:
    return scope.items


def _item_text(scope: Scope, reading: Reading, item: str) -> Values:
    """The literal text; else its content in Dutch words, and told to be no more than that."""
    if reading.one(item, "text_status") == "literal":
        return {"text": reading.one(item, "text_nl")}
    return {"text": f"{reading.prose(item, 'text')} (strekking; niet de letterlijke tekst)"}


def _with_term(scope: Scope) -> Sequence[str]:
    return [one for one in scope.items if scope.picture.one(one, "deadline")]


def _term(scope: Scope, reading: Reading, item: str) -> Values:
    return {"item": item_in_words(reading, item), "text": reading.prose(item, "deadline")}


# --- concerns -------------------------------------------------------------------------------------


def _no_evidence(scope: Scope, reading: Reading, _: None) -> Values:
    """Tracks of which no evidence is recorded; what is not recorded may be there all the same."""
    bare = [one for one in scope.tracks if not one.standing.evidence]
    if not bare:
        raise LackingError("letter.nothing")
    for one in scope.tracks:
        reading.exists(one.recommendation)
        reading.many(one.recommendation, "addressee")
    n = counted(len(scope.tracks), "spoor", "sporen")
    if len(bare) == len(scope.tracks):
        return {"told": f"Van geen van de {n} is bewijs van uitvoering vastgelegd."}
    return {"told": f"Van {len(bare)} van de {n} is geen bewijs van uitvoering vastgelegd."}


def councils(scope: Scope) -> Sequence[str]:
    """The bodies that decide by a rule of which an addressee is a part."""
    found = []
    for party in scope.addressees:
        bodies = [party, *(str(one) for one in scope.picture.many(party, "part_of").values())]
        found += [one for one in bodies if len(scope.picture.many(one, "member")) > 1]
    return [*dict.fromkeys(found)]


def _council(scope: Scope, reading: Reading, body: str) -> Values:
    rule = reading.one(body, "decision_rule")
    if rule == "single":
        raise LackingError("letter.single", body=body)
    members = reading.many(body, "member")
    for one in scope.addressees:
        if body in scope.picture.many(one, "part_of").values():
            reading.many(one, "part_of")
    return {
        "Council": upper(reading.party(body)),
        "n": counted(len(members), "lid", "leden"),
        "rule": scales()["decision-rule"][rule].nl,
    }


def _risk_items(scope: Scope) -> Sequence[Sequence[str]]:
    """The items on a risk inventory of which no track has evidence, together."""
    bare = {one.recommendation for one in scope.tracks if not one.standing.evidence}
    found = [
        one for one in scope.items if one in bare and scope.picture.one(one, "theme") == "risk-inventory"
    ]
    return [found] if found else []


def _no_risk_inventory(scope: Scope, reading: Reading, items: Sequence[str]) -> Values:
    for one in items:
        reading.exists(one)
        reading.one(one, "theme")
        reading.many(one, "addressee")
    return {}


# --- a pre-study, and what was made of it ---------------------------------------------------------


def _prestudies(scope: Scope) -> Sequence[str]:
    picture = scope.picture
    return [
        one
        for one in picture.subjects(Report)
        if picture.one(one, "type") == "pre_study"
        and picture.existence(one).there
        and report_date(picture, one) <= scope.today.isoformat()
    ]


def _prestudy(scope: Scope, reading: Reading, report: str) -> Values:
    reading.one(report, "type")
    return {
        "Publishers": upper(actors_in_words(reading, [*reading.many(report, "publisher").values()])),
        "when": when(date_of_report(reading, report)),
        "title": reading.one(report, "title_nl"),
    }


def _no_full_study(scope: Scope, reading: Reading, report: str) -> Values:
    """That no report is known that goes on from the pre-study."""
    reading.one(report, "type")
    date_of_report(reading, report)
    if scope.picture.incoming(report, "sharpens"):
        raise LackingError("letter.full_study", report=report)
    return {"day": day_of_picture(scope)}


def _silent(scope: Scope) -> Sequence[tuple[str, str]]:
    return [(report, body) for report in _prestudies(scope) for body in councils(scope)]


def _accepted_in_silence(scope: Scope, reading: Reading, silent: tuple[str, str]) -> Values:
    """Rule R1: of a pre-study no full study followed, and nobody accepted the rest of the risk in words.

    It is derived from what is not there, so it never says more than that a body *seems* to accept.
    """
    report, body = silent
    if any(body in (*one.actors, *_bodies_of(scope, one)) for one in _acceptances(scope)):
        raise LackingError("letter.in_words", body=body)
    _no_full_study(scope, reading, report)
    reading.exists(body)
    return {"Council": upper(reading.party(body))}


def _bodies_of(scope: Scope, event: Event) -> Sequence[str]:
    return flat(event.actors, lambda one: [*scope.picture.many(one, "part_of").values()])


def _acceptances(scope: Scope) -> Sequence[Event]:
    """The explicit records of a risk accepted by who is written to, or by his body."""
    own = {*scope.addressees, *councils(scope)}
    return [
        one
        for one in scope.events("response", "commitment", "progress_report")
        if one.accepted_risk and own & {*one.actors}
    ]


def _accepted_in_words(scope: Scope, reading: Reading, event: Event) -> Values:
    reading.event(event, "actor", "accepted_risk")
    return {"Actor": upper(actors_in_words(reading, event.actors)), "words": event.accepted_risk}


# --- what is still to come ------------------------------------------------------------------------


def _announced(scope: Scope) -> Sequence[str]:
    """Reports that were announced and are not there."""
    return [
        one
        for one in scope.picture.subjects(Report)
        if "announced_on" in scope.picture.many(one, "remark") and not scope.picture.existence(one).there
    ]


def _running(scope: Scope, reading: Reading, report: str) -> Values:
    day = reading.many(report, "remark")["announced_on"]
    return {"When": upper(when(day)), "day": day_of_picture(scope)}


CONCERNS: Mapping[str, Teller] = {
    "item": Teller(_every_item, _item_text),
    "term": Teller(_with_term, _term),
    "no_evidence": Teller(once, _no_evidence),
    "council": Teller(councils, _council),
    "no_risk_inventory": Teller(_risk_items, _no_risk_inventory),
    "prestudy": Teller(_prestudies, _prestudy),
    "no_full_study": Teller(_prestudies, _no_full_study),
    "accepted_in_silence": Teller(_silent, _accepted_in_silence),
    "accepted_in_words": Teller(_acceptances, _accepted_in_words),
    "running": Teller(_announced, _running),
}
"""By the name that the table of sentences gives them."""
