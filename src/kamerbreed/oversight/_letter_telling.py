# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What fills in the sentences of a letter: for each of which things there is one, and from which facts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kamerbreed.oversight._events import Event, set_verdicts
from kamerbreed.oversight._finality import PROVISIONAL, finality_of_event
from kamerbreed.oversight._letter_reading import LackingError, Reading
from kamerbreed.oversight._letter_scope import Scope, report_date, year_of
from kamerbreed.oversight._phrase import NO_VERDICT, phrase
from kamerbreed.oversight._tracks import Track, addressees, events_of
from kamerbreed.requests import QuestionState, RequestState, text_in
from kamerbreed.vocabulary import Finding, Report, partial_date, say_date, scales

Values = Mapping[str, str]
_SMALL_WORDS = frozenset({"van", "de", "het", "een"})


@dataclass(frozen=True, slots=True)
class Teller:
    """``each`` gives for what there is a sentence, ``tell`` its values, noting the facts that it reads."""

    each: Callable[[Scope], Sequence[Any]]
    tell: Callable[[Scope, Reading, Any], Values]


# --- words ----------------------------------------------------------------------------------------


def listed(texts: Sequence[str]) -> str:
    """``a, b en c``."""
    *first, last = dict.fromkeys(texts)
    return f"{', '.join(first)} en {last}" if first else last


def upper(text: str) -> str:
    """A text as a sentence begins with it."""
    return text[:1].upper() + text[1:]


def when(date: str) -> str:
    """``op 6 september 2019``, ``in september 2019``."""
    on = "op" if partial_date(date).precision == "day" else "in"
    return f"{on} {say_date(date, 'nl')}"


def _day(scope: Scope) -> str:
    return say_date(scope.today.isoformat(), "nl")


def counted(n: int, one: str, more: str) -> str:
    """``1 aanbeveling``, ``5 aanbevelingen``."""
    return f"{n} {one if n == 1 else more}"


def _senders(scope: Scope, reading: Reading) -> str:
    return listed([reading.party(one) for one in scope.senders])


def _actors(reading: Reading, parties: Sequence[str]) -> str:
    return listed([reading.party(one) for one in parties])


def _verb(parties: Sequence[object], one: str, more: str) -> str:
    return one if len(parties) == 1 else more


def _report(reading: Reading, report: str) -> str:
    """A report by its title and its date, read as facts."""
    return f"“{reading.one(report, 'title_nl')}” ({say_date(_dated(reading, report), 'nl')})"


def _dated(reading: Reading, report: str) -> str:
    for name in ("published_on", "sent_on"):
        if reading.picture.one(report, name):
            return reading.one(report, name)
    return reading.one(report, "dated")


def _year(reading: Reading, report: str) -> str:
    return year_of(_dated(reading, report))


def _items_read(reading: Reading, items: Sequence[str]) -> None:
    for one in items:
        reading.exists(one)
        reading.one(one, "report")


def _named(reading: Reading, items: Sequence[str]) -> str:
    """So many recommendations and requests."""
    kinds = [reading.picture.one(one, "item_kind") for one in items]
    n = kinds.count("verzoek")
    texts = [counted(len(kinds) - n, "aanbeveling", "aanbevelingen")] if len(kinds) > n else []
    return listed([*texts, *([counted(n, "verzoek", "verzoeken")] if n else [])])


def _item(reading: Reading, item: str) -> str:
    """One item by its number in its report, or by its name in the data."""
    kind = reading.picture.one(item, "item_kind") or "aanbeveling"
    return f"{kind} {item.partition('/')[2]}"


def _mixed(things: Sequence[Any], each: Callable[[Any], Sequence[Any]]) -> list[Any]:
    return [one for thing in things for one in each(thing)]


# --- head and close -------------------------------------------------------------------------------


def _one(scope: Scope) -> Sequence[Any]:
    return [None]


def _subject(scope: Scope, reading: Reading, report: str) -> Values:
    title = reading.one(report, "title_nl")
    short = " ".join(word for word in (title[:1].lower() + title[1:]).split() if word not in _SMALL_WORDS)
    return {"title": title, "short": short}


def _last_report(scope: Scope) -> Sequence[str]:
    """The latest report: a letter carries its subject."""
    return scope.reports[-1:]


def _addressed(scope: Scope, reading: Reading, _: None) -> Values:
    for one in scope.addressees:
        reading.exists(one)
    return {}


def _signed(scope: Scope, reading: Reading, _: None) -> Values:
    for one in scope.senders:
        reading.exists(one)
    return {"senders": upper(_senders(scope, reading)), "ask": _verb(scope.senders, "verzoekt", "verzoeken")}


def _reports_with_items(scope: Scope, reading: Reading, _: None) -> Values:
    reports = [one for one in scope.reports if scope.items_of(one)]
    if not reports:
        raise LackingError("letter.no_items")
    for one in reports:
        _items_read(reading, scope.items_of(one))
    senders = upper(_senders(scope, reading))
    told = listed([_report(reading, one) for one in reports])
    word = "de rapporten" if len(reports) > 1 else "het rapport"
    return {
        "senders": senders,
        "inform": _verb(scope.senders, "informeert", "informeren"),
        "reports": f"{word} {told}",
    }


# --- history --------------------------------------------------------------------------------------


def _reports(scope: Scope) -> Sequence[str]:
    return scope.reports


def _published(scope: Scope, reading: Reading, report: str) -> Values:
    return {
        "When": upper(when(_dated(reading, report))),
        "title": reading.one(report, "title_nl"),
        "publishers": _actors(reading, [*reading.many(report, "publisher").values()]),
    }


def _repeats(scope: Scope) -> Sequence[str]:
    return [one for one in scope.reports if scope.picture.one(one, "type") == "repeat_investigation"]


def _repeated(scope: Scope, reading: Reading, report: str) -> Values:
    reading.one(report, "type")
    return {"year": _year(reading, report)}


def findings_of(scope: Scope, report: str) -> Sequence[str]:
    """The findings of a report."""
    return [
        one
        for one in scope.picture.subjects(Finding)
        if scope.picture.one(one, "report") == report and scope.picture.existence(one).there
    ]


def _with_findings(scope: Scope) -> Sequence[str]:
    return [one for one in scope.reports if findings_of(scope, one)]


def _found(scope: Scope, reading: Reading, report: str) -> Values:
    """How many findings are known, by aspect; an aspect is a sorting by the compiler, and is not weighed."""
    found = findings_of(scope, report)
    aspects = [str(scope.picture.one(one, "aspect") or "other") for one in found]
    for one in found:
        reading.exists(one)
        reading.one(one, "report")
    labels = scales()["finding-aspect"]
    told = [f"{labels[code].nl} ({aspects.count(code)})" for code in labels if code in aspects]
    return {
        "year": _year(reading, report),
        "are": _verb(found, "is", "zijn"),
        "n": counted(len(found), "bevinding", "bevindingen"),
        "aspects": listed(told),
    }


def _all_findings(scope: Scope) -> Sequence[tuple[str, str]]:
    return [(report, one) for report in scope.reports for one in findings_of(scope, report)]


def _found_text(scope: Scope, reading: Reading, found: tuple[str, str]) -> Values:
    report, finding = found
    return {"year": _year(reading, report), "text": reading.prose(finding, "text").rstrip(".") + "."}


def _receipts(scope: Scope) -> Sequence[tuple[str, str]]:
    return [(one, party) for one in scope.reports for party in scope.picture.many(one, "received_on")]


def _received(scope: Scope, reading: Reading, receipt: tuple[str, str]) -> Values:
    report, party = receipt
    day = reading.many(report, "received_on")[party]
    return {"Party": upper(reading.party(party)), "year": _year(reading, report), "when": when(day)}


def _items(scope: Scope, reading: Reading, report: str) -> Values:
    items = scope.items_of(report)
    if not items:
        raise LackingError("letter.items_of", report=report)
    _items_read(reading, items)
    parties = _mixed(items, lambda one: [*reading.many(one, "addressee").values()])
    return {
        "year": _year(reading, report),
        "are": _verb(items, "is", "zijn"),
        "n": _named(reading, items),
        "addressees": _actors(reading, parties),
    }


def _with_paraphrase(scope: Scope) -> Sequence[str]:
    return [
        report
        for report in scope.reports
        if any(scope.picture.one(one, "text_status") == "paraphrase" for one in scope.items_of(report))
    ]


def _paraphrased(scope: Scope, reading: Reading, report: str) -> Values:
    own = scope.items_of(report)
    items = [one for one in own if reading.one(one, "text_status") == "paraphrase"]
    return {"n": _named(reading, items), "year": _year(reading, report)}


def _sharpened(scope: Scope, reading: Reading, report: str) -> Values:
    earlier = [*reading.many(report, "sharpens").values()]
    return {
        "earlier": listed([_year(reading, one) for one in earlier]),
        "later": _year(reading, report),
    }


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
    years = [_year(reading, one) for one in event.verdict_on_report]
    return {
        "reports": f"{_verb(years, 'het rapport', 'de rapporten')} van {listed(years)}",
        "actors": _actors(reading, event.actors),
        "conclude": _verb(event.actors, "concludeert", "concluderen"),
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
        "conclude": _verb(actors, "concludeert", "concluderen"),
        "actors": _actors(reading, actors),
        "phrase": phrase(codes).text.nl,
        "provisional": _provisional(scope, reading, given),
    }


def _track_verdicts(scope: Scope) -> Sequence[tuple[Track, Event]]:
    return [(track, one) for track in scope.tracks for one in verdict_events(scope, track)]


def _verdict(scope: Scope, reading: Reading, given: tuple[Track, Event]) -> Values:
    track, event = given
    reading.event(event, "actor", "verdict")
    return {
        "actor": _actors(reading, event.actors),
        "item": _item(reading, track.recommendation),
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
        "item": _item(reading, track.recommendation),
        "addressee": reading.party(track.addressee),
        "when": when(event.date),
        "ground": scales()["closure-ground"][event.closure_ground].nl,
    }


def _rechecks(scope: Scope) -> Sequence[tuple[Track, Event]]:
    return [one for one in _closings(scope) if one[1].recheck_on]


def _recheck(scope: Scope, reading: Reading, closing: tuple[Track, Event]) -> Values:
    track, event = closing
    reading.event(event, "recheck_on")
    return {"When": upper(when(event.recheck_on)), "item": _item(reading, track.recommendation)}


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
        "senders": _senders(scope, reading),
        "When": upper(when(event.date)),
        "actor": _actors(reading, event.actors),
        "items": _named(reading, own),
        "year": listed([_year(reading, one) for one in reports if one]),
        "stance": f"; het standpunt: {scales()['stance'][event.stance].nl}" if event.stance else "",
    }


def _appraisals(scope: Scope) -> Sequence[Event]:
    return [one for one in scope.events("appraisal") if one.appraisal]


def _appraised(scope: Scope, reading: Reading, event: Event) -> Values:
    reading.event(event, "actor", "recommendation", "appraisal")
    own = [one for one in event.recommendations if one in scope.items]
    return {
        "Actors": upper(_actors(reading, event.actors)),
        "appraise": _verb(event.actors, "beoordeelt", "beoordelen"),
        "seem": _verb(event.actors, "lijkt", "lijken"),
        "when": when(event.date),
        "items": _named(reading, own),
        "appraisal": scales()["appraisal"][event.appraisal].nl,
    }


# --- asking for information -----------------------------------------------------------------------


def _asked_events(scope: Scope) -> Sequence[Event]:
    return scope.events("information_request")


def _asked_in_events(scope: Scope, reading: Reading, event: Event) -> Values:
    reading.event(event, "actor", "recommendation")
    return {
        "When": upper(when(event.date)),
        "when": when(event.date),
        "actors": _actors(reading, event.actors),
        "asked": _verb(event.actors, "vroeg", "vroegen"),
    }


def _late_events(scope: Scope) -> Sequence[Event]:
    return scope.events("late_answer")


def _late_event(scope: Scope, reading: Reading, event: Event) -> Values:
    reading.event(event, "recommendation")
    return {"when": when(event.date)}


def _all_requests(scope: Scope) -> Sequence[RequestState]:
    return scope.requests


def _sent_requests(scope: Scope) -> Sequence[RequestState]:
    return [one for one in scope.requests if one.sent_on]


def _questions(n: int) -> str:
    return counted(n, "vraag", "vragen")


def _asked(scope: Scope, reading: Reading, one: RequestState) -> Values:
    reading.many(one.subject, "question")
    return {
        "title": reading.one(one.subject, "title"),
        "senders": upper(_senders(scope, reading)),
        "ask": _verb(scope.senders, "vraagt", "vragen"),
        "n": _questions(len(one.questions)),
    }


def _sent(scope: Scope, reading: Reading, one: RequestState) -> Values:
    reading.many(one.subject, "question")
    return {
        "When": upper(when(reading.one(one.subject, "sent_on"))),
        "is": "is",
        "addressee": reading.party(reading.one(one.subject, "addressee")),
        "n": _questions(len(one.questions)),
        "due": _due_read(reading, one),
    }


def _due_read(reading: Reading, one: RequestState) -> str:
    """The last day of a request: as it was given, or as it follows from its term, with the time added."""
    given = [name for name in ("due_on", "regime", "term") if reading.picture.one(one.subject, name)]
    if not one.due_on:
        reading.one(one.subject, "due_on")
    for name in given:
        reading.one(one.subject, name)
    if reading.picture.many(one.subject, "extension"):
        reading.many(one.subject, "extension")
    return say_date(one.due_on, "nl")


def _beyond(scope: Scope) -> Sequence[RequestState]:
    """The requests of which the last day has passed."""
    return [
        one for one in _sent_requests(scope) if one.due_on and partial_date(one.due_on).last < scope.today
    ]


def _answers_read(reading: Reading, one: RequestState) -> None:
    """What tells how the questions of a request stand: its days, its outcomes, and the places asked for."""
    reading.one(one.subject, "sent_on")
    _due_read(reading, one)
    if reading.picture.many(one.subject, "outcome"):
        reading.many(one.subject, "outcome")
    for question in one.questions:
        if question.by_statement and not question.asked.member:
            fact = reading.picture.fact(question.asked.subject, question.asked.property)
            if fact.value is not None:
                reading.one(question.asked.subject, question.asked.property)


def _late(scope: Scope, reading: Reading, one: RequestState) -> Values:
    _answers_read(reading, one)
    answered = [q for q in one.questions if q.state == "answered"]
    late = [q for q in answered if q.late]
    k = len(answered) - len(late)
    days = max((q.late or 0 for q in late), default=0)
    rest = ""
    if late:
        verb = "kwam" if len(late) == 1 else "kwamen"
        n = counted(len(late), "antwoord", "antwoorden")
        rest = f" Daarna {verb} nog {n}, het laatste {_days(days)} te laat."
    return {
        "due": say_date(one.due_on, "nl"),
        "was": "was" if k == 1 else "waren",
        "k": str(k),
        "n": f"de {_questions(len(one.questions))}" if len(one.questions) > 1 else "1 vraag",
        "rest": rest,
    }


def _days(n: int) -> str:
    return counted(n, "dag", "dagen")


def _answered_in_full(scope: Scope) -> Sequence[RequestState]:
    return [one for one in _sent_requests(scope) if one.questions and not one.totals.out]


def _all_answered(scope: Scope, reading: Reading, one: RequestState) -> Values:
    _answers_read(reading, one)
    n = len(one.questions)
    if one.totals.answered < n:
        raise LackingError("letter.not_all", n=n - one.totals.answered, of=n)
    last = max(q.since for q in one.questions)
    return {
        "were": "is" if n == 1 else "zijn alle",
        "n": _questions(n),
        "when": when(last),
    }


def _unanswered(scope: Scope) -> Sequence[RequestState]:
    return [one for one in _beyond(scope) if one.totals.out]


def _still_open(scope: Scope, reading: Reading, one: RequestState) -> Values:
    _answers_read(reading, one)
    n, k = len(one.questions), one.totals.out
    return {
        "day": _day(scope),
        "are": "is" if k == 1 else "zijn",
        "k": str(k),
        "n": f"de {_questions(n)}" if n > 1 else "1 vraag",
        "d": _days(max(q.late or 0 for q in one.questions if q.open)),
    }


def _each_question(scope: Scope) -> Sequence[QuestionState]:
    return [question for one in scope.requests for question in one.questions]


def _each_open(scope: Scope) -> Sequence[QuestionState]:
    return [one for one in _each_question(scope) if one.open]


def _question(scope: Scope, reading: Reading, one: QuestionState) -> Values:
    reading.many(one.asked.request, "question")
    return {"text": text_in(one.asked.text, "nl")}


def _due(scope: Scope, reading: Reading, one: RequestState) -> Values:
    return {
        "senders": upper(_senders(scope, reading)),
        "receive": _verb(scope.senders, "ontvangt", "ontvangen"),
        "due": _due_read(reading, one),
    }


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
    return {"item": _item(reading, item), "text": reading.prose(item, "deadline")}


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
        "Publishers": upper(_actors(reading, [*reading.many(report, "publisher").values()])),
        "when": when(_dated(reading, report)),
        "title": reading.one(report, "title_nl"),
    }


def _no_full_study(scope: Scope, reading: Reading, report: str) -> Values:
    """That no report is known that goes on from the pre-study."""
    reading.one(report, "type")
    _dated(reading, report)
    if scope.picture.incoming(report, "sharpens"):
        raise LackingError("letter.full_study", report=report)
    return {"day": _day(scope)}


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
    return _mixed(event.actors, lambda one: [*scope.picture.many(one, "part_of").values()])


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
    return {"Actor": upper(_actors(reading, event.actors)), "words": event.accepted_risk}


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
    return {"When": upper(when(day)), "day": _day(scope)}


TELLERS: Mapping[str, Teller] = {
    "subject": Teller(_last_report, _subject),
    "addressed": Teller(_one, _addressed),
    "signed": Teller(_one, _signed),
    "asks": Teller(_one, _signed),
    "reports_with_items": Teller(_one, _reports_with_items),
    "published": Teller(_reports, _published),
    "repeated": Teller(_repeats, _repeated),
    "found": Teller(_with_findings, _found),
    "found_text": Teller(_all_findings, _found_text),
    "received": Teller(_receipts, _received),
    "items": Teller(_reports, _items),
    "paraphrased": Teller(_with_paraphrase, _paraphrased),
    "sharpened": Teller(_last_report, _sharpened),
    "judged_before": Teller(_before, _judged_set),
    "judged_now": Teller(_now, _judged_set),
    "judged_tracks": Teller(_one, _judged_tracks),
    "verdict": Teller(_track_verdicts, _verdict),
    "closed": Teller(_closings, _closed),
    "recheck": Teller(_rechecks, _recheck),
    "responded": Teller(_responses, _responded),
    "response": Teller(_responses, _responded),
    "appraised": Teller(_appraisals, _appraised),
    "asked_in_events": Teller(_asked_events, _asked_in_events),
    "late_event": Teller(_late_events, _late_event),
    "asked": Teller(_all_requests, _asked),
    "sent": Teller(_sent_requests, _sent),
    "sent_about": Teller(_sent_requests, _sent),
    "late": Teller(_beyond, _late),
    "all_answered": Teller(_answered_in_full, _all_answered),
    "still_open": Teller(_unanswered, _still_open),
    "question": Teller(_each_question, _question),
    "open_question": Teller(_each_open, _question),
    "due": Teller(_all_requests, _due),
    "item": Teller(_every_item, _item_text),
    "term": Teller(_with_term, _term),
    "no_evidence": Teller(_one, _no_evidence),
    "council": Teller(councils, _council),
    "no_risk_inventory": Teller(_risk_items, _no_risk_inventory),
    "prestudy": Teller(_prestudies, _prestudy),
    "no_full_study": Teller(_prestudies, _no_full_study),
    "accepted_in_silence": Teller(_silent, _accepted_in_silence),
    "accepted_in_words": Teller(_acceptances, _accepted_in_words),
    "running": Teller(_announced, _running),
}
"""By the name that the table of sentences gives them."""
