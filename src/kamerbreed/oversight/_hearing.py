# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Hoor en wederhoor: putting a draft before whom it concerns, the replies, the answers to them, and its end.

Pure functions of a picture and an intent, which refuse nonsense with every reason. The draft is a letter, a
source of its own that its holders wrote; so are the replies of a day, and the answers of a day.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kamerbreed.oversight._faults import faults_of_day, faults_of_things
from kamerbreed.oversight._finality import FINDING, REFUSAL, SIGNAL, VERDICT
from kamerbreed.oversight._hearings import (
    CLOSED,
    DRAFT,
    NO_REMARKS,
    REMARK,
    HearingState,
    hearing_of,
    open_points,
)
from kamerbreed.oversight._tracks import addressees, supervisors_of
from kamerbreed.picture import Picture, Refusal, Saying, level_of, questions_asked, refused, state
from kamerbreed.requests import said_before
from kamerbreed.vocabulary import (
    SENSITIVITIES,
    Finding,
    Hearing,
    Length,
    Party,
    Recommendation,
    Request,
    Source,
    Statement,
    Told,
    VocabularyError,
    canonical,
    certain_from,
    due_date,
    is_reference,
    property_of,
    say,
    say_date,
    scales,
    whole_day,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHearing:
    """A draft to be put before a party on a day (ISO), by one supervisor or more of them jointly.

    ``about`` is a code of the scale hearing-subject, and tells which of the others are needed: a verdict has
    ``recommendations`` and a ``verdict`` or the words of one on a set; a finding ``findings``; a refusal
    ``request`` and the numbers of its ``questions``; a signal the things of ``signals``. ``sentences`` of the
    draft are numbered from 1. The ``term`` runs from the day, by a regime.
    """

    hearing: str
    about: str
    held_by: Sequence[str]
    addressee: str
    sentences: Sequence[object]
    on: str
    term: Length
    stated_by: str
    regime: str = "letter"
    recommendations: Sequence[str] = ()
    findings: Sequence[str] = ()
    request: str = ""
    questions: Sequence[str] = ()
    signals: Sequence[str] = ()
    verdict: str = ""
    set_verdict: str = ""
    verdict_words: str = ""
    sources: tuple[str, ...] = ()
    sensitivity: str = "public"
    audience: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Replying:
    """What the addressee replies on a day: remarks by the number of the sentence, and where it has none."""

    hearing: str
    on: str
    stated_by: str
    remarks: Mapping[str, object] = field(default_factory=dict)
    no_remarks: Sequence[str] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweringReplies:
    """What a supervisor does with replies, by their numbers: an outcome (scale hearing-answer) and why."""

    hearing: str
    on: str
    stated_by: str
    answers: Mapping[str, tuple[str, object]]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingHearing:
    """That the hearing is closed on a day."""

    hearing: str
    on: str
    stated_by: str


# --- opening --------------------------------------------------------------------------------------


def draft_source(hearing: str) -> str:
    """The letter with the draft, as a source."""
    return f"{Source.slug}/hoor-{hearing.partition('/')[2]}"


def open_hearing(picture: Picture, opening: OpeningHearing) -> Sequence[Statement]:
    """Put a draft before a party. Raises Refusal with everything that is wrong in it."""
    faults = [
        *_faults_of_form(picture, opening),
        *_faults_of_parties(picture, opening),
        *_FAULTS_OF_SUBJECT.get(opening.about, _unknown_subject)(picture, opening),
    ]
    wrong = faults_of_day(picture, opening.on)
    faults += wrong
    day = picture.coordinates.valid_at if wrong else whole_day(opening.on)
    due: datetime.date | None = None
    try:
        due = due_date(day, opening.term, opening.regime).due
    except VocabularyError as error:
        faults.append(error)
    if faults or due is None:
        raise refused(faults)
    return state(picture, Saying(statements=_opened(picture, opening, due)))


def _faults_of_form(picture: Picture, opening: OpeningHearing) -> list[Told]:
    faults: list[Told] = []
    if not is_reference(opening.hearing) or not opening.hearing.startswith(f"{Hearing.slug}/"):
        faults.append(Told("hearing.id", found=opening.hearing))
    elif picture.shows(opening.hearing):
        faults.append(Told("hearing.exists", hearing=opening.hearing))
    if not opening.sentences or not all(map(_has_words, opening.sentences)):
        faults.append(Told("hearing.sentences"))
    for name in ("verdict", "set_verdict"):
        try:
            if code := getattr(opening, name):
                property_of(Hearing.slug, name).check(code)
        except VocabularyError as error:
            faults.append(error)
    return faults


def _has_words(prose: object) -> bool:
    texts = prose.values() if isinstance(prose, Mapping) else [prose]
    return bool(texts) and all(isinstance(one, str) and one.strip() for one in texts)


def _faults_of_parties(picture: Picture, opening: OpeningHearing) -> list[Told]:
    faults: list[Told] = []
    parties = (*opening.held_by, opening.addressee)
    faults += faults_of_things(picture, Party.slug, parties)
    if not opening.held_by:
        faults.append(Told("hearing.nobody"))
    if opening.addressee in opening.held_by:
        faults.append(Told("hearing.self", party=opening.addressee))
    if opening.stated_by not in opening.held_by:
        faults.append(Told("hearing.holder", party=opening.stated_by, holders=", ".join(opening.held_by)))
    may = _may_hold(picture, opening)
    faults += [Told("hearing.supervisor", party=one) for one in opening.held_by if one not in may]
    return faults


def _may_hold(picture: Picture, opening: OpeningHearing) -> frozenset[str]:
    """Who supervises what the draft is about; of a refusal also who asked."""
    reports = {str(picture.one(one, "report") or "") for one in (*opening.recommendations, *opening.findings)}
    found = [supervisors_of(picture, report) for report in reports or {""}]
    asker = (
        {str(picture.one(opening.request, "asked_by"))}
        if opening.about == REFUSAL and opening.request
        else set()
    )
    return frozenset.intersection(*found) | asker


def _unknown_subject(picture: Picture, opening: OpeningHearing) -> list[Told]:
    return [Told("hearing.about", found=opening.about, known=", ".join(scales()["hearing-subject"]))]


def _faults_of_verdict(picture: Picture, opening: OpeningHearing) -> list[Told]:
    faults = _named(picture, Recommendation.slug, opening.recommendations)
    on_set = opening.set_verdict or opening.verdict_words
    if bool(opening.verdict) == bool(on_set):
        faults.append(Told("hearing.verdict"))
    if on_set and not opening.verdict_words:
        faults.append(Told("oversight.words"))
    if not faults:
        faults += [
            Told("hearing.not_addressed", recommendation=one, addressee=opening.addressee)
            for one in opening.recommendations
            if opening.addressee not in addressees(picture, one)
        ]
    return faults


def _faults_of_finding(picture: Picture, opening: OpeningHearing) -> list[Told]:
    return _named(picture, Finding.slug, opening.findings)


def _faults_of_signal(picture: Picture, opening: OpeningHearing) -> list[Told]:
    if not opening.signals:
        return [Told("hearing.nothing")]
    return [Told("oversight.unknown", thing=one) for one in opening.signals if not picture.shows(one)]


def _faults_of_refusal(picture: Picture, opening: OpeningHearing) -> list[Told]:
    faults = _named(picture, Request.slug, [opening.request] if opening.request else [])
    if not faults and picture.one(opening.request, "addressee") != opening.addressee:
        faults.append(Told("hearing.not_asked", request=opening.request, addressee=opening.addressee))
    known = [one.key for one in questions_asked(picture) if one.request == opening.request]
    strange = [one for one in opening.questions if one not in known]
    if strange or not opening.questions:
        faults.append(Told("hearing.questions", known=", ".join(known)))
    return faults


def _named(picture: Picture, slug: str, things: Sequence[str]) -> list[Told]:
    if not things:
        return [Told("hearing.nothing")]
    return faults_of_things(picture, slug, things)


_FAULTS_OF_SUBJECT = {
    VERDICT: _faults_of_verdict,
    FINDING: _faults_of_finding,
    REFUSAL: _faults_of_refusal,
    SIGNAL: _faults_of_signal,
}


def _opened(picture: Picture, opening: OpeningHearing, due: datetime.date) -> list[Statement]:
    hearing, letter = opening.hearing, draft_source(opening.hearing)
    like = _like(picture, opening)
    party, day = picture.name(opening.addressee, "nl").text, say_date(opening.on, "nl")
    one = "about addressee request verdict set_verdict verdict_words".split()
    many = {
        "held_by": opening.held_by,
        "recommendation": opening.recommendations,
        "finding": opening.findings,
        "question": opening.questions,
        "signal": opening.signals,
    }
    values: list[tuple[str, str, object]] = [
        ("exists", "", True),
        ("name", "", say("hearing.name", "nl", party=party, day=day)),
        *[(name, "", getattr(opening, name)) for name in one],
        *[(name, thing, thing) for name, things in many.items() for thing in things],
        *[("sentence", str(number), text) for number, text in enumerate(opening.sentences, 1)],
        ("sent_on", "", opening.on),
        ("regime", "", opening.regime),
        ("term", "", {"n": opening.term.n, "unit": opening.term.unit}),
        ("due_on", "", due.isoformat()),
    ]
    made = [
        replace(
            like,
            subject=hearing,
            property=name,
            key=key,
            value=canonical(value),
            sources=(letter, *opening.sources),
        )
        for name, key, value in values
        if value
    ]
    title = say("hearing.source.draft", "nl", party=party, day=day)
    source = replace(like, subject=letter)
    return _source(source, title, authors=opening.held_by, on=opening.on) + made


def _like(picture: Picture, opening: OpeningHearing) -> Statement:
    """What all statements on a hearing have in common: as hidden as what it is about, and no less."""
    about = [*opening.recommendations, *opening.findings, *opening.signals]
    about += [opening.request] if opening.request else []
    names = ("exists", "report", "asked_by")
    rows = [row for one in about for name in names for row in _rows(picture, one, name)]
    level = max([SENSITIVITIES.index(opening.sensitivity), *(level_of(picture.table, row) for row in rows)])
    return Statement(
        basis="stated",
        stated_by=opening.stated_by,
        sensitivity=SENSITIVITIES[level],
        audience=opening.audience,
    )


def _rows(picture: Picture, subject: str, name: str) -> Sequence[int]:
    try:
        property_of(subject, name)
    except VocabularyError:
        return ()
    return picture.fact(subject, name).rows


def _source(
    like: Statement, title: str, *, authors: Sequence[str], on: str, received: Sequence[str] = ()
) -> list[Statement]:
    """A draft, or what one side wrote on a day and the other received on it, as a source."""
    values: list[tuple[str, str, object]] = [
        ("exists", "", True),
        ("title", "", title),
        ("type", "", "statement" if received else "letter"),
        ("publisher", "", authors[0]),
        ("dated", "", on),
        *[("author", one, one) for one in authors],
        *[("received", one, on) for one in received],
    ]
    return [replace(like, property=name, key=key, value=canonical(value)) for name, key, value in values]


# --- replying and answering -----------------------------------------------------------------------


def reply_to_draft(picture: Picture, replying: Replying) -> Sequence[Statement]:
    """Reply to sentences of a draft, also after the term, and until the hearing is closed."""
    one, faults = _out_on(picture, replying.hearing, replying.on)
    if replying.stated_by != one.addressee:
        faults.append(Told("hearing.other_replies", party=replying.stated_by, addressee=one.addressee))
    named = [*replying.remarks, *replying.no_remarks]
    if strange := [key for key in named if key not in one.sentences]:
        faults.append(Told("hearing.no_sentence", keys=", ".join(strange), known=", ".join(one.sentences)))
    if not named or not all(map(_has_words, replying.remarks.values())):
        faults.append(Told("hearing.no_words"))
    if twice := sorted(key for key in {*named} if named.count(key) > 1):
        faults.append(Told("hearing.twice", keys=", ".join(twice)))
    if faults:
        raise refused(faults)
    records: dict[str, dict[str, object]] = {
        key: {"kind": REMARK, "day": replying.on, "words": text} for key, text in replying.remarks.items()
    }
    records |= {key: {"kind": NO_REMARKS, "day": replying.on} for key in replying.no_remarks}
    values = {_next_key(one, key): record for key, record in records.items()}
    return _entered(picture, one, "reply", values, replying)


def _next_key(one: HearingState, sentence: str) -> str:
    """The number of a reply: that of its sentence, a next one with a dot and its own."""
    earlier = sum(reply.sentence == sentence for reply in one.replies)
    return f"{sentence}.{earlier + 1}" if earlier else sentence


def answer_replies(picture: Picture, answering: AnsweringReplies) -> Sequence[Statement]:
    """Answer replies, each with what is done with it and why."""
    one, faults = _out_on(picture, answering.hearing, answering.on)
    faults += _not_of_holder(one, answering.stated_by)
    waiting = {reply.key: reply for reply in one.replies if reply.awaits}
    if not answering.answers or any(key not in waiting for key in answering.answers):
        faults.append(Told("hearing.no_reply", keys=", ".join(answering.answers), known=", ".join(waiting)))
    for outcome, text in answering.answers.values():
        if outcome not in scales()["hearing-answer"]:
            faults.append(Told("hearing.outcome", found=outcome, known=", ".join(scales()["hearing-answer"])))
        if not _has_words(text):
            faults.append(Told("hearing.why"))
    early = [key for key in answering.answers if key in waiting and answering.on < waiting[key].on]
    if early:
        faults.append(Told("hearing.early", keys=", ".join(early), day=answering.on))
    if faults:
        raise refused(list(dict.fromkeys(faults)))
    values: dict[str, dict[str, object]] = {
        key: {"outcome": outcome, "words": text, "day": answering.on}
        for key, (outcome, text) in answering.answers.items()
    }
    return _entered(picture, one, "answer", values, answering)


def _entered(
    picture: Picture,
    one: HearingState,
    name: str,
    values: Mapping[str, Mapping[str, object]],
    intent: Replying | AnsweringReplies,
) -> Sequence[Statement]:
    """Replies or answers as statements, on a source that their party wrote and the other side received."""
    party = intent.stated_by
    source = f"{Source.slug}/{name}-{one.subject.partition('/')[2]}-{party.partition('/')[2]}-{intent.on}"
    title = say(
        f"hearing.source.{name}", "nl", party=picture.name(party, "nl").text, day=say_date(intent.on, "nl")
    )
    others = one.held_by if party == one.addressee else (one.addressee,)
    like = _like_hearing(picture, one.subject, party)
    said = [
        replace(
            like,
            subject=one.subject,
            property=name,
            key=key,
            value=canonical(value),
            sources=(source, *intent.sources),
        )
        for key, value in values.items()
    ]
    letter = replace(like, subject=source)
    made = [*_source(letter, title, authors=[party], on=intent.on, received=others), *said]
    return state(picture, Saying(statements=said_before(picture, made)))


def _like_hearing(picture: Picture, hearing: str, stated_by: str) -> Statement:
    """A statement as hidden as the hearing itself."""
    rows = picture.fact(hearing, "about").rows
    said = picture.table.entry(rows[0]).said if rows else Statement()
    return Statement(
        basis="stated", stated_by=stated_by, sensitivity=said.sensitivity, audience=said.audience
    )


def _out_on(picture: Picture, hearing: str, on: str) -> tuple[HearingState, list[Told]]:
    """The hearing, and why nothing can be added to it on a day. Raises Refusal if there is none."""
    one = hearing_of(picture, hearing)
    if one is None:
        raise Refusal("hearing.unknown", hearing=hearing)
    wrong = faults_of_day(picture, on)
    faults = list(wrong)
    if one.state == CLOSED:
        faults.append(Told("hearing.closed", hearing=hearing, day=str(one.closed_on)))
    if one.state == DRAFT:
        faults.append(Told("hearing.not_sent", hearing=hearing))
    elif not wrong and whole_day(on) < certain_from(one.sent_on):
        faults.append(Told("hearing.before", day=on, sent=one.sent_on))
    return one, faults


def _not_of_holder(one: HearingState, party: str) -> list[Told]:
    if party in one.held_by:
        return []
    return [Told("hearing.holder", party=party, holders=", ".join(one.held_by))]


# --- closing --------------------------------------------------------------------------------------


def close_hearing(picture: Picture, closing: ClosingHearing) -> Sequence[Statement]:
    """Close a hearing: every reply is answered, and the term is over or each sentence was replied to."""
    one, faults = _out_on(picture, closing.hearing, closing.on)
    faults += _not_of_holder(one, closing.stated_by)
    if not faults:
        day = whole_day(closing.on)
        faults += open_points(one, day)
        faults += [Told("hearing.later", day=closing.on, keys=keys) for keys in [_after(one, day)] if keys]
    if faults:
        raise refused(faults)
    like = _like_hearing(picture, one.subject, closing.stated_by)
    value = canonical(closing.on)
    said = replace(
        like, subject=one.subject, property="closed_on", value=value, sources=(draft_source(one.subject),)
    )
    return state(picture, Saying(statements=[said]))


def _after(one: HearingState, day: datetime.date) -> str:
    """The replies that were given or answered after a day."""
    days = {reply.key: [reply.on, *([reply.answer.on] if reply.answer else [])] for reply in one.replies}
    return ", ".join(key for key, own in days.items() if any(certain_from(on) > day for on in own))
