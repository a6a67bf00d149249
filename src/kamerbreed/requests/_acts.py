# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What can be done with a request: pure functions of a picture and an intent, which refuse nonsense.

A request is a letter: a source of its own that its asker wrote, on which all that is said of the request
rests. So whoever asks for a picture of the past sees a question from the day on which it was sent or
received, and not before.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from kamerbreed.picture import Asked, Picture, Refusal, Saying, questions_asked, refused, state
from kamerbreed.requests._states import question_states
from kamerbreed.vocabulary import (
    NON_VALUES,
    Length,
    Party,
    Request,
    Source,
    Statement,
    Told,
    VocabularyError,
    canonical,
    is_reference,
    kind_of,
    property_of,
    regimes,
    say,
    scales,
    whole_day,
)

ANSWERING = ("answered", "partly", "refused", "nobody_knows")
"""The outcomes that the party itself may tell; that an answer is too abstract says who asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A question to be put: the place that is asked for, and its words (prose).

    ``criterion``: what it is tied to, if it is; ``weight`` in whole numbers from 1.
    """

    subject: str
    property: str
    member: str = ""
    text: object = ""
    why: object = ""
    known: object = ""
    criterion: str = ""
    weight: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """A request to be made, not yet sent.

    Its last day is given, or reckoned from a term of ``term_n`` times ``term_unit`` under ``regime``.
    """

    request: str
    title: str
    asked_by: str
    addressee: str
    questions: Sequence[Wish]
    due_on: str = ""
    regime: str = ""
    term_n: int = 0
    term_unit: str = ""
    ground: str = "voluntary"
    ground_norm: str = ""
    ground_text: str = ""
    series: str = ""
    year: str = ""
    sensitivity: str = "public"
    audience: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """That a request was sent on a day."""

    request: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiving:
    """That a party received a request on a day."""

    request: str
    party: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """That nothing more is expected from a day on."""

    request: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Noting:
    """What became of a question, as a party says; a refusal has its ground.

    ``share``: how much is answered by then in all, above 0 and below 1, where only part of it is.
    """

    request: str
    key: str
    state: str
    on: str
    stated_by: str
    ground: str = ""
    note: str = ""
    share: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """An answer of the party itself: a value, or the reason for having none, and the outcome it stands for.

    ``member`` is the key of the member that is answered, where the question names none.
    """

    request: str
    key: str
    state: str
    on: str
    stated_by: str
    value: str | None = None
    member: str = ""
    observed_on: str = ""
    ground: str = ""
    note: str = ""
    share: Fraction | None = None
    sources: tuple[str, ...] = field(default=())


# --- making ---------------------------------------------------------------------------------------


def letter_source(request: str) -> str:
    """The letter of a request, as a source."""
    return f"{Source.slug}/verzoek-{request.partition('/')[2]}"


def make(picture: Picture, making: Making) -> Sequence[Statement]:
    """Make a request. Raises Refusal with everything that is wrong in it."""
    faults = [*_faults_of_parties(picture, making), *_faults_of_form(picture, making)]
    places: dict[tuple[str, str, str], int] = {}
    waiting = {
        one.asked.place: one.asked.request
        for one in question_states(picture)
        if one.asked.addressee == making.addressee and (one.open or one.state == "not_asked")
    }
    for number, wish in enumerate(making.questions, 1):
        place = wish.subject, wish.property, wish.member
        problem = _fault_of_wish(picture, wish)
        if problem is None and place in places:
            problem = Told("request.twice", number=places[place])
        if problem is None and place in waiting:
            problem = Told("request.waiting", request=waiting[place])
        places.setdefault(place, number)
        if problem is not None:
            faults.append(Told("fault", place=Told("place.question", number=number), problem=problem))
    if faults:
        raise refused(faults)
    return state(picture, Saying(statements=_made(picture, making)))


def _faults_of_parties(picture: Picture, making: Making) -> list[Told]:
    faults: list[Told] = []
    if not _is_party(picture, making.asked_by):
        faults.append(Told("request.asker", party=making.asked_by))
    if not _is_party(picture, making.addressee):
        faults.append(Told("request.addressee", party=making.addressee))
    if making.asked_by == making.addressee and not faults:
        faults.append(Told("request.self"))
    return faults


def _is_party(picture: Picture, party: str) -> bool:
    return is_reference(party) and party.startswith(f"{Party.slug}/") and picture.shows(party)


def _faults_of_form(picture: Picture, making: Making) -> list[Told]:
    faults: list[Told] = []
    if not is_reference(making.request) or not making.request.startswith(f"{Request.slug}/"):
        faults.append(Told("request.id", found=making.request))
    elif picture.shows(making.request):
        faults.append(Told("request.exists", request=making.request))
    if not making.title.strip():
        faults.append(Told("request.title"))
    if not making.questions:
        faults.append(Told("request.nothing"))
    grounds = scales()["request-ground"]
    if making.ground not in grounds:
        faults.append(Told("request.ground", found=making.ground, known=", ".join(grounds)))
    elif making.ground == "legal" and not (making.ground_norm or making.ground_text.strip()):
        faults.append(Told("request.no_ground"))
    if making.ground_norm and not known_thing(picture, making.ground_norm):
        faults.append(Told("request.norm", found=making.ground_norm))
    return [*faults, *_faults_of_term(picture, making)]


def _faults_of_term(picture: Picture, making: Making) -> Iterator[Told]:
    """A last day is given or reckoned, and never both."""
    has_term = bool(making.term_n or making.term_unit)
    try:
        if has_term:
            Length(making.term_n, making.term_unit)
            if making.due_on:
                yield Told("request.two_terms")
        elif whole_day(making.due_on) < picture.coordinates.valid_at:
            yield Told("request.due_past", due=making.due_on)
    except VocabularyError as error:
        yield error if has_term or making.due_on else Told("request.no_term")
    if making.regime not in (*regimes(), "") or (has_term and not making.regime):
        yield Told("term.regime", found=making.regime, known=", ".join(regimes()))


def known_thing(picture: Picture, subject: str) -> bool:
    """Whether this is the id of a thing on which anything was said."""
    try:
        return is_reference(subject) and bool(kind_of(subject)) and picture.shows(subject)
    except VocabularyError:
        return False


def _fault_of_wish(picture: Picture, wish: Wish) -> Told | None:
    if not known_thing(picture, wish.subject):
        return Told("request.thing", thing=wish.subject)
    if wish.subject.startswith(f"{Request.slug}/"):
        return Told("request.of_request")
    try:
        found = property_of(wish.subject, wish.property)
    except VocabularyError as error:
        return error
    if wish.member and not found.many:
        return Told("key.superfluous", name=wish.property, found=wish.member)
    return _fault_of_words(picture, wish)


def _fault_of_words(picture: Picture, wish: Wish) -> Told | None:
    texts = wish.text.values() if isinstance(wish.text, Mapping) else [wish.text]
    if not all(isinstance(text, str) and text.strip() for text in texts):
        return Told("request.text")
    if wish.criterion and not known_thing(picture, wish.criterion):
        return Told("request.criterion", found=wish.criterion)
    return Told("request.weight", found=wish.weight) if wish.weight < 1 else None


def _made(picture: Picture, making: Making) -> list[Statement]:
    request, letter = making.request, letter_source(making.request)
    values: list[tuple[str, str, str, object]] = [
        (letter, "exists", "", True),
        (letter, "title", "", making.title),
        (letter, "type", "", "letter"),
        (letter, "publisher", "", making.asked_by),
        (letter, "author", making.asked_by, making.asked_by),
        (request, "exists", "", True),
    ]
    texts = "title asked_by addressee ground ground_norm ground_text series year due_on regime".split()
    values += [(request, name, "", getattr(making, name)) for name in texts]
    if making.term_n:
        values.append((request, "term", "", {"n": making.term_n, "unit": making.term_unit}))
    for number, wish in enumerate(making.questions, 1):
        record: dict[str, object] = {"on": wish.subject, "property": wish.property, "key": wish.member}
        record |= {"text": wish.text, "why": wish.why, "known": wish.known, "criterion": wish.criterion}
        record |= {"weight": wish.weight} if wish.weight > 1 else {}
        told = {name: part for name, part in record.items() if part}
        values.append((request, "question", str(number), told))
    like = Statement(
        basis="stated",
        stated_by=making.asked_by,
        sensitivity=making.sensitivity,
        audience=making.audience,
    )
    return [said_of(like, subject, name, key, value) for subject, name, key, value in values if value]


def said_of(like: Statement, subject: str, name: str, key: str, value: object, **dates: str) -> Statement:
    """A statement on a request or its letter; what is said of a request rests on the letter."""
    sources = (letter_source(subject),) if subject.startswith(f"{Request.slug}/") else ()
    return Statement(
        subject=subject,
        property=name,
        key=key,
        value=canonical(value),
        basis=like.basis,
        stated_by=like.stated_by,
        sources=like.sources or sources,
        sensitivity=like.sensitivity,
        audience=like.audience,
        note=like.note,
        **dates,
    )


# --- what becomes of it ---------------------------------------------------------------------------


def like_request(picture: Picture, request: str, stated_by: str, note: str = "") -> Statement:
    """A statement as hidden as the request itself."""
    rows = picture.fact(request, "asked_by").rows
    said = picture.table.entry(rows[0]).said if rows else Statement()
    return Statement(
        basis="stated",
        stated_by=stated_by,
        sensitivity=said.sensitivity,
        audience=said.audience,
        note=note,
    )


def told_of(
    picture: Picture, request: str, on: str, *, sent: bool = True, closed: bool = False
) -> dict[str, str]:
    """What a request says of itself. Raises Refusal unless it is there, sent or not as told, not closed (if
    that matters), and the day is one that has come."""
    if not request.startswith(f"{Request.slug}/") or not known_thing(picture, request):
        raise Refusal("request.unknown", request=request)
    names = ("asked_by", "addressee", "sent_on", "due_on", "closed_on")
    told = {name: str(picture.one(request, name) or "") for name in names}
    if told["closed_on"] and not closed:
        raise Refusal("request.closed", request=request, day=told["closed_on"])
    if sent and not told["sent_on"]:
        raise Refusal("request.not_sent", request=request)
    if not sent and told["sent_on"]:
        raise Refusal("request.sent", request=request, day=told["sent_on"])
    day = day_of(on)
    if day > picture.coordinates.valid_at:
        raise Refusal("request.future", day=on)
    if sent and day < whole_day(told["sent_on"]):
        raise Refusal("request.before", day=on, sent=told["sent_on"])
    return told


def day_of(text: str) -> datetime.date:
    """The day that this is. Raises Refusal if it is none."""
    try:
        return whole_day(text)
    except VocabularyError as error:
        raise Refusal("faults", faults=error) from None


def send(picture: Picture, sending: Sending) -> Sequence[Statement]:
    """Note that a request was sent: from that day on its questions are asked."""
    told = told_of(picture, sending.request, sending.on, sent=False)
    if told["due_on"] and whole_day(told["due_on"]) < day_of(sending.on):
        raise Refusal("request.due", due=told["due_on"], sent=sending.on)
    like = like_request(picture, sending.request, told["asked_by"])
    letter = letter_source(sending.request)
    values = [(sending.request, "sent_on"), (letter, "dated")]
    made = [
        said_of(like, subject, name, "", sending.on) for subject, name in values if picture.shows(subject)
    ]
    return state(picture, Saying(statements=made))


def receive(picture: Picture, receiving: Receiving) -> Sequence[Statement]:
    """Note that the addressee received a request."""
    told = told_of(picture, receiving.request, receiving.on)
    if receiving.party != told["addressee"]:
        raise Refusal("request.other_receives", party=receiving.party, addressee=told["addressee"])
    before = picture.many(receiving.request, "received_on").get(receiving.party)
    if before:
        raise Refusal("request.received", day=before)
    like = like_request(picture, receiving.request, told["asked_by"])
    letter = letter_source(receiving.request)
    values = [(receiving.request, "received_on"), (letter, "received")]
    made = [said_of(like, subject, name, receiving.party, receiving.on) for subject, name in values]
    return state(picture, Saying(statements=made))


def close(picture: Picture, closing: Closing) -> Sequence[Statement]:
    """Note that nothing more is expected: what was not answered stays so."""
    told = told_of(picture, closing.request, closing.on)
    like = like_request(picture, closing.request, told["asked_by"])
    return state(picture, Saying(statements=[said_of(like, closing.request, "closed_on", "", closing.on)]))


def note_outcome(picture: Picture, noting: Noting) -> Sequence[Statement]:
    """Record what became of a question. That it is answered is only recorded where an answer stands."""
    told = told_of(picture, noting.request, noting.on)
    found = question_of(picture, noting.request, noting.key)
    _check_outcome(told, noting.state, noting.ground, noting.stated_by)
    if noting.state == "answered" and not _stands(picture, found):
        raise Refusal("request.no_answer", key=noting.key)
    _check_share(noting.state, noting.share)
    if found.outcome == noting.state and found.outcome_on == noting.on:
        raise Refusal("request.noted", key=noting.key, day=noting.on)
    return state(picture, Saying(statements=[_outcome(picture, noting)]))


def _stands(picture: Picture, asked: Asked) -> bool:
    members = picture.members(asked.subject, asked.property) if not asked.member else {}
    facts = [*members.values(), picture.fact(*asked.place)]
    return any(fact.value is not None or fact.possible for fact in facts)


def question_of(picture: Picture, request: str, key: str) -> Asked:
    """A question of a request. Raises Refusal with those that there are."""
    own = {one.key: one for one in questions_asked(picture) if one.request == request}
    if key not in own:
        raise Refusal("request.no_question", key=key, known=", ".join(own))
    return own[key]


def _check_outcome(told: Mapping[str, str], code: str, ground: str, stated_by: str) -> None:
    if code not in scales()["outcome"]:
        raise Refusal("request.outcome", found=code, known=", ".join(scales()["outcome"]))
    if stated_by not in (told["asked_by"], told["addressee"]):
        raise Refusal("request.other_answers", party=stated_by, addressee=told["addressee"])
    if code == "too_abstract" and stated_by != told["asked_by"]:
        raise Refusal("request.judges", party=told["asked_by"])
    if code == "refused" and not ground.strip():
        raise Refusal("request.refusal_ground")


def _check_share(code: str, share: Fraction | None) -> None:
    """A share is told of an answer in part only, and is neither nothing nor all."""
    if share is not None and (code != "partly" or not 0 < share < 1):
        raise Refusal("request.share", found=float(share))


def _outcome(picture: Picture, noting: Noting) -> Statement:
    texts = {"ground": noting.ground.strip(), "note": noting.note.strip()}
    record: dict[str, object] = {"state": noting.state, "day": noting.on, **texts}
    record |= {"share": float(noting.share)} if noting.share is not None else {}
    like = like_request(picture, noting.request, noting.stated_by)
    return said_of(
        like,
        noting.request,
        "outcome",
        noting.key,
        {name: part for name, part in record.items() if part},
        valid_from=noting.on,
    )


# --- answering ------------------------------------------------------------------------------------


def answer_source(request: str, party: str, on: str) -> str:
    """What a party answers on the form on a day, as a source."""
    return f"{Source.slug}/antwoord-{request.partition('/')[2]}-{party.partition('/')[2]}-{on}"


def answer(picture: Picture, answering: Answering) -> Sequence[Statement]:
    """Answer a question as the party that was asked: a statement by it, and the outcome of the question."""
    told = told_of(picture, answering.request, answering.on)
    asked = question_of(picture, answering.request, answering.key)
    if answering.stated_by != told["addressee"]:
        raise Refusal("request.other_answers", party=answering.stated_by, addressee=told["addressee"])
    if answering.state not in ANSWERING:
        raise Refusal("request.outcome", found=answering.state, known=", ".join(ANSWERING))
    _check_outcome(told, answering.state, answering.ground, answering.stated_by)
    _check_share(answering.state, answering.share)
    source = answer_source(answering.request, answering.stated_by, answering.on)
    noting = Noting(
        request=answering.request,
        key=answering.key,
        state=answering.state,
        on=answering.on,
        stated_by=answering.stated_by,
        ground=answering.ground,
        note=answering.note,
        share=answering.share,
    )
    made = [
        *_answer_letter(picture, source, answering, told),
        *_answered(asked, answering, source, like_request(picture, answering.request, answering.stated_by)),
        _outcome(picture, noting),
    ]
    return state(picture, Saying(statements=said_before(picture, made)))


def _answer_letter(
    picture: Picture, source: str, answering: Answering, told: Mapping[str, str]
) -> list[Statement]:
    """The answer as a source: its party wrote it, and who asked received it."""
    title = picture.name(answering.request, "nl").text
    values = [
        ("exists", "", True),
        ("title", "", say("request.answer.title", "nl", title=title)),
        ("type", "", "statement"),
        ("author", answering.stated_by, answering.stated_by),
        ("publisher", "", answering.stated_by),
        ("dated", "", answering.on),
        ("received", told["asked_by"], answering.on),
    ]
    like = like_request(picture, answering.request, answering.stated_by)
    return [said_of(like, source, name, key, value) for name, key, value in values]


def _answered(asked: Asked, answering: Answering, source: str, like: Statement) -> list[Statement]:
    """What the party says of the place; of no member in particular nothing is said for having no value."""
    non_value = {"refused": NON_VALUES[1], "nobody_knows": NON_VALUES[0]}.get(answering.state, "")
    if answering.value is None and not non_value:
        raise Refusal("request.no_value", key=answering.key)
    member = asked.member or answering.member
    found = property_of(asked.subject, asked.property)
    if found.many and not member:
        if non_value:
            return []
        raise Refusal("request.which_member", name=asked.property)
    said = Statement(
        subject=asked.subject,
        property=asked.property,
        key=member,
        value=None if non_value else answering.value,
        non_value=non_value,
        sources=(source, *answering.sources),
        basis="stated",
        stated_by=answering.stated_by,
        observed_on=answering.observed_on or answering.on,
        sensitivity=like.sensitivity,
        audience=like.audience,
        note=answering.ground.strip() if answering.state == "refused" else answering.note.strip(),
    )
    return [said]


def said_before(picture: Picture, made: Sequence[Statement]) -> list[Statement]:
    """Without what was said before with the same content, and not taken back: twice the same adds nothing."""
    held = {
        voice.entry.said
        for subject in {one.subject for one in made}
        for voice in picture.history(subject)
        if voice.role not in ("retracted", "destroyed") and voice.entry.said.act == "assert"
    }
    return [one for one in made if one not in held]
