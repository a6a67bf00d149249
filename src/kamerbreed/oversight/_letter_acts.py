# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What can be done with a letter: draft it, change a sentence, approve it as a second person, send it.

An approval is of exactly what was read: of the content by its digest, and of no sentence that went stale.
What was approved is frozen: its files are those of a source, and nothing in it is changed any more.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kamerbreed.oversight._draft import Drafting, item_statements
from kamerbreed.oversight._faults import faults_of_day
from kamerbreed.oversight._guards import Around
from kamerbreed.oversight._letter_reading import LackingError
from kamerbreed.oversight._letter_state import (
    LetterState,
    letter_of_id,
    sentence_record,
    stale_sentences,
)
from kamerbreed.oversight._letters import EDITED, FREE, REQUEST, LetterWish, Sentence, compose, letter_parts
from kamerbreed.oversight._record import Recording, as_event, statements_of
from kamerbreed.oversight._replay import replay
from kamerbreed.oversight._tracks import supervisors_of
from kamerbreed.picture import (
    Coordinates,
    Picture,
    Refusal,
    Saying,
    Viewer,
    audience_of,
    level_of,
    refused,
    state,
)
from kamerbreed.vocabulary import (
    LANGUAGES,
    SENSITIVITIES,
    Letter,
    Report,
    Source,
    Statement,
    Told,
    canonical,
    is_reference,
    say,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftingLetter:
    """A letter to be drafted on a picture (local dates, ``known_at`` None for all that is known).

    ``viewer`` is who drafts: facts that he may not see are not in it. Until it is sent a letter is for its
    senders alone, and at least internal as far as who drafts it reads that.
    """

    letter: str
    wish: LetterWish
    valid_at: datetime.date
    stated_by: str
    viewer: Viewer
    known_at: datetime.date | None = None
    known_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditingSentence:
    """A sentence in other words; ``key`` empty for a new one in ``part``, ``text`` empty to leave it out.

    ``on_facts``: whether what it says still follows from the facts under it. ``content`` is the digest of
    the letter as its writer read it.
    """

    letter: str
    key: str
    text: str
    content: str
    stated_by: str
    part: str = ""
    on_facts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenFile:
    """A file of an approved letter: the SHA-256 of its content, its name, size and media type."""

    sha256: str
    name: str
    bytes: int
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovingLetter:
    """That somebody (an account key) approved what he read, with the files that were made of it.

    ``viewer`` is who approves: what went stale is what he sees so.
    """

    letter: str
    by: str
    content: str
    on: str
    stated_by: str
    files: Sequence[FrozenFile]
    viewer: Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuingLetter:
    """That an approved letter was sent on a day."""

    letter: str
    on: str
    stated_by: str


def letter_as_source(letter: str) -> str:
    """The letter itself, as a source."""
    return f"{Source.slug}/brief-{letter.partition('/')[2]}"


def letter_as_report(letter: str) -> str:
    """The letter as the document that holds its requests."""
    return f"{Report.slug}/brief-{letter.partition('/')[2]}"


# --- drafting -------------------------------------------------------------------------------------


def draft_letter(picture: Picture, drafting: DraftingLetter) -> Sequence[Statement]:
    """Draft a letter and keep it. Raises Refusal with the reason why it may not be."""
    letter = drafting.letter
    if not is_reference(letter) or not letter.startswith(f"{Letter.slug}/"):
        raise Refusal("letter.id", found=letter)
    if picture.shows(letter):
        raise Refusal("letter.exists", letter=letter)
    at = Coordinates(
        valid_at=drafting.valid_at,
        known_at=drafting.known_at,
        known_by=drafting.known_by,
        position=picture.coordinates.position,
        viewer=drafting.viewer,
    )
    try:
        made = compose(Picture(picture.table, at), drafting.wish)
    except LackingError as lacking:
        raise refused([lacking]) from None
    if drafting.stated_by not in made.senders:
        raise Refusal("letter.not_sender", party=drafting.stated_by)
    own = min(drafting.viewer.level, SENSITIVITIES.index("internal"))
    _, audience = _marking(picture, made.sentences)
    writing = set(made.senders) & set(audience or made.senders)
    if not writing:
        raise Refusal("letter.nobody_reads")
    like = Statement(
        subject=letter,
        property="exists",
        basis="stated",
        stated_by=drafting.stated_by,
        sensitivity=SENSITIVITIES[max(own, SENSITIVITIES.index(made.sensitivity))],
        audience=tuple(sorted(writing)),
    )
    values: list[tuple[str, str, object]] = [
        ("exists", "", True),
        ("type", "", made.kind),
        ("subject", "", made.subject),
        ("valid_at", "", at.valid_at.isoformat()),
        ("known_at", "", at.known_at.isoformat() if at.known_at else ""),
        ("known_by", "", at.known_by),
        ("position", "", made.position),
        *[("about", one, one) for one in made.about],
        *[("sender", one, one) for one in made.senders],
        *[("addressee", one, one) for one in made.addressees],
        *[("without", one, one) for one in made.coordinates.without],
        *[("sentence", one.id, sentence_record(one, order)) for order, one in enumerate(made.sentences)],
    ]
    said = [_with(like, name, key, value) for name, key, value in values if value]
    return state(picture, Saying(statements=said, viewer=drafting.viewer))


def _with(like: Statement, name: str, key: str, value: object) -> Statement:
    return replace(like, property=name, key=key, value=canonical(value))


# --- changing -------------------------------------------------------------------------------------


def edit_sentence(picture: Picture, editing: EditingSentence) -> Sequence[Statement]:
    """Change, add or leave out a sentence. Raises Refusal for an approved letter, or one that moved on."""
    one = _draft(picture, editing.letter, editing.stated_by)
    _same_content(one, editing.content)
    like = _like(picture, one, editing.stated_by)
    text = editing.text.strip()
    if not editing.key:
        return state(picture, Saying(statements=[_added(one, editing, like)]))
    found = next((sentence for sentence in one.draft.sentences if sentence.id == editing.key), None)
    if found is None:
        raise Refusal("letter.no_sentence", key=editing.key)
    if not text:
        return state(picture, Saying(statements=_taken_back(picture, like, found.id, "letter.left-out")))
    keeps = editing.on_facts and bool(found.facts)
    if text == found.text and keeps == bool(found.facts):
        raise Refusal("letter.same")
    changed = replace(
        found,
        text=text,
        origin=EDITED if keeps else FREE,
        facts=found.facts if keeps else (),
        basis=found.basis if keeps else "",
    )
    record = sentence_record(changed, one.draft.sentences.index(found))
    now = _with(like, "sentence", found.id, record)
    return state(picture, Saying(statements=[*_taken_back(picture, like, found.id, "letter.changed"), now]))


def _taken_back(picture: Picture, like: Statement, key: str, why: str) -> list[Statement]:
    """What stood of a sentence, taken back: of two writers of two parties the later counts."""
    rows = picture.fact(like.subject, "sentence", key).rows
    back = replace(like, act="retract", property="sentence", key=key, basis="", note=say(why, "nl"))
    return [replace(back, about=picture.table.digest(row)) for row in rows]


def _added(one: LetterState, editing: EditingSentence, like: Statement) -> Statement:
    if editing.part not in letter_parts():
        raise Refusal("letter.part", found=editing.part, known=", ".join(letter_parts()))
    if not editing.text.strip():
        raise Refusal("letter.no_text")
    n = 1 + sum(sentence.id.startswith("own-") for sentence in one.draft.sentences)
    order = 1_000 + n
    added = Sentence(
        id=f"own-{n}-{one.content[:6]}",
        part=editing.part,
        text=editing.text.strip(),
        origin=FREE,
        numbered=editing.part == REQUEST,
    )
    return _with(like, "sentence", added.id, sentence_record(added, order))


def _known(picture: Picture, letter: str, stated_by: str) -> LetterState:
    found = letter_of_id(picture, letter)
    if found is None:
        raise Refusal("letter.absent", letter=letter)
    if stated_by not in found.draft.senders:
        raise Refusal("letter.not_sender", party=stated_by)
    return found


def _draft(picture: Picture, letter: str, stated_by: str) -> LetterState:
    found = _known(picture, letter, stated_by)
    if found.approved_on:
        raise Refusal("letter.frozen", letter=letter)
    return found


def _same_content(one: LetterState, content: str) -> None:
    if one.content != content:
        raise Refusal("letter.moved")


def _like(picture: Picture, one: LetterState, stated_by: str) -> Statement:
    """A statement as hidden as the letter."""
    rows = picture.fact(one.subject, "type").rows
    said = picture.table.entry(rows[0]).said if rows else Statement()
    return Statement(
        subject=one.subject,
        property="exists",
        basis="stated",
        stated_by=stated_by,
        sensitivity=said.sensitivity,
        audience=said.audience,
    )


# --- approving ------------------------------------------------------------------------------------


def approve_letter(picture: Picture, approving: ApprovingLetter) -> Sequence[Statement]:
    """Approve and freeze a letter.

    Raises Refusal if who approves wrote at it, if it says something else than was read, or if a sentence
    went stale; each such sentence is named.
    """
    one = _draft(picture, approving.letter, approving.stated_by)
    if approving.by in one.writers:
        raise Refusal("letter.own")
    _same_content(one, approving.content)
    faults = faults_of_day(picture, approving.on)
    faults += [
        Told("fault", place=found.sentence.text, problem=found.reason)
        for found in stale_sentences(picture.seen_by(approving.viewer), one)
    ]
    if faults:
        raise refused(faults)
    like = _like(picture, one, approving.stated_by)
    source = letter_as_source(one.subject)
    approved = {"content": one.content, "day": approving.on}
    made = [_with(like, "approved", "", approved), _with(like, "kept_as", "", source)]
    values: list[tuple[str, str, object]] = [
        ("exists", "", True),
        ("title", "", one.draft.subject or one.subject),
        ("type", "", "letter"),
        ("publisher", "", one.draft.senders[0]),
        ("dated", "", approving.on),
        *[("author", party, party) for party in one.draft.senders],
    ]
    about = replace(like, subject=source)
    made += [_with(about, name, key, value) for name, key, value in values]
    for file in approving.files:
        told = {"name": file.name, "bytes": file.bytes, "media_type": file.media_type}
        made.append(_with(about, "file", file.sha256, told))
    return state(picture, Saying(statements=made))


# --- sending --------------------------------------------------------------------------------------


def issue_letter(picture: Picture, issuing: IssuingLetter) -> Sequence[Statement]:
    """Send an approved letter: its addressees have it from that day, and each of its requests is an item.

    Raises Refusal if nobody approved it, if it was sent before, or if the table of transitions forbids it.
    """
    one = _known(picture, issuing.letter, issuing.stated_by)
    if not one.approved_on:
        raise Refusal("letter.not_approved", letter=one.subject)
    if one.issued_on:
        raise Refusal("letter.sent_before", letter=one.subject, day=one.issued_on)
    faults = faults_of_day(picture, issuing.on)
    if not faults and issuing.on < one.approved_on:
        faults.append(Told("letter.before", day=one.approved_on))
    if not one.draft.addressees:
        faults.append(Told("oversight.addressees"))
    if faults:
        raise refused(faults)
    like = _like(picture, one, issuing.stated_by)
    level, audience = _marking(picture, one.draft.sentences)
    out = replace(like, sensitivity=level, audience=audience)
    sent = replace(out, sources=(one.source,), valid_from=issuing.on)
    made = [_with(like, "issued_on", "", issuing.on), *_sent_out(picture, one, out, issuing.on)]
    requests = [found for found in one.draft.part(REQUEST) if found.numbered]
    if requests:
        made += _items(picture, one, issuing, requests, sent)
    return state(picture, Saying(statements=made))


def _marking(picture: Picture, sentences: Sequence[Sentence]) -> tuple[str, tuple[str, ...]]:
    """How sensitive what a letter tells is, and for whom alone: for who may read every statement under it.

    Raises Refusal where nobody may read them all.
    """
    digests = {digest for one in sentences for fact in one.facts for digest in fact.digests}
    rows = [row for digest in digests if (row := picture.table.find(digest)) is not None]
    level = max((level_of(picture.table, row) for row in rows), default=0)
    narrow = [set(one) for row in rows if (one := audience_of(picture.table, row))]
    audience = set.intersection(*narrow) if narrow else set()
    if narrow and not audience:
        raise Refusal("letter.nobody_reads")
    return SENSITIVITIES[level], tuple(sorted(audience))


def _sent_out(picture: Picture, one: LetterState, like: Statement, on: str) -> list[Statement]:
    """The letter as a source, said again for who may read what it tells, with who received it."""
    about = replace(like, subject=one.source)
    said = [
        _with(about, fact.property, fact.key, fact.value)
        for fact in picture.facts(one.source)
        if fact.value is not None
    ]
    return said + [_with(about, "received", party, on) for party in one.draft.addressees]


def _items(
    picture: Picture, one: LetterState, issuing: IssuingLetter, requests: Sequence[Sentence], like: Statement
) -> list[Statement]:
    """The letter as a document, a request with its criteria for each sentence, and that they were issued."""
    report, slug = letter_as_report(one.subject), one.subject.partition("/")[2]
    values: list[tuple[str, str, object]] = [
        ("exists", "", True),
        ("title_nl", "", one.draft.subject or one.subject),
        ("type", "", "letter"),
        ("dated", "", one.approved_on),
        ("sent_on", "", issuing.on),
        *[("publisher", party, party) for party in one.draft.senders],
        *[("sent_to", party, party) for party in one.draft.addressees],
        *[("received_on", party, issuing.on) for party in one.draft.addressees],
    ]
    made = [_with(replace(like, subject=report), name, key, value) for name, key, value in values]
    items = [f"recommendation/{slug}-{number}" for number in range(1, len(requests) + 1)]
    event = Recording(
        event=f"follow-up-event/{slug}",
        type="report",
        on=issuing.on,
        actors=one.draft.senders,
        recommendations=items,
        stated_by=issuing.stated_by,
        text={lang: say("letter.issued", lang, subject=one.draft.subject) for lang in LANGUAGES},
        sources=(one.source,),
        sensitivity=like.sensitivity,
        audience=like.audience,
    )
    faults = [fault for item in items for fault in _refusals(picture, one, item, event, report)]
    if faults:
        raise refused(list(dict.fromkeys(faults)))
    for number, (item, sentence) in enumerate(zip(items, requests, strict=True), 1):
        drafting = Drafting(
            item=item,
            event=event.event,
            on=issuing.on,
            item_kind="verzoek",
            text=sentence.text,
            report=report,
            addressees=one.draft.addressees,
            criteria=sentence.criteria,
            why=None,
            stated_by=issuing.stated_by,
        )
        made += item_statements(drafting, like)
        made.append(_with(replace(like, subject=item), "number", "", number))
    return made + statements_of(picture, event)


def _refusals(picture: Picture, one: LetterState, item: str, event: Recording, report: str) -> Sequence[Told]:
    """Why the table of transitions forbids to issue an item, or that there is one of this name."""
    if picture.shows(item):
        return [Told("oversight.item_exists", item=item)]
    around = Around(
        recommendation=item,
        addressee=one.draft.addressees[0],
        supervisors=supervisors_of(picture, report),
    )
    told = as_event(picture, event)
    return [found.reason for found in replay([told], around, told.day).refused]
