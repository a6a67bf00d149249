# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A letter about the follow-up as a document: its parts, and an annex with the facts under every sentence.

It is Dutch whatever the language of who looks. Nobody signs, and there are no addresses.
"""

from collections.abc import Iterator, Sequence

from kamerbreed.oversight import Ground, LetterDraft, Sentence, letter_parts, seen_again
from kamerbreed.picture import Picture
from kamerbreed.reports._letter import Letter, LetterItem, LetterPart
from kamerbreed.vocabulary import BASES, SENSITIVITIES, property_of, say, say_date, scales

_SENTENCES = 4
"""So many sentences make a paragraph."""
_DIGEST = 12


def letter_of_draft(
    picture: Picture, draft: LetterDraft, *, reference: str = "", approved_on: str = ""
) -> Letter:
    """The letter of a draft, with the names of its own day.

    One that nobody approved says so, and names what could not be written.
    """
    then = seen_again(picture, draft.coordinates)
    senders = [then.name(one, "nl").text for one in draft.senders]
    addressees = [then.name(one, "nl").text for one in draft.addressees]
    day = draft.coordinates.valid_at
    head = [
        (say("letter.date", "nl"), say_date(approved_on or day.isoformat(), "nl")),
        (say("letter.id", "nl"), reference or say("letter.no-reference", "nl")),
        (say("letter.subject", "nl"), draft.subject or say("letter.no-subject", "nl")),
    ]
    if not approved_on:
        head.append((say("letter.status", "nl"), say("letter.status.draft", "nl")))
    if draft.sensitivity != SENSITIVITIES[0]:
        head.append((say("letter.mark", "nl"), scales()["sensitivity"][draft.sensitivity].nl))
    return Letter(
        lang="nl",
        sender=" · ".join(senders),
        addressee=say("letter.to", "nl", party="; ".join(addressees) or say("letter.nobody", "nl")),
        head=tuple(head),
        day=day,
        subject=draft.subject or say("letter.no-subject", "nl"),
        greeting=_first(draft, "salutation"),
        parts=tuple(_parts(draft)),
        close=_first(draft, "close"),
        annex=tuple(_annex(draft, with_lacking=not approved_on)),
    )


def _first(draft: LetterDraft, part: str) -> str:
    return next((one.text for one in draft.part(part)), "")


def _parts(draft: LetterDraft) -> Iterator[LetterPart]:
    for name, title in letter_parts().items():
        sentences = draft.part(name)
        if name in ("salutation", "close") or not sentences:
            continue
        plain = [one.text for one in sentences if not one.numbered]
        numbered = [one.text for one in sentences if one.numbered]
        yield LetterPart(
            title=title,
            texts=tuple(_paragraphs(plain)),
            items=tuple(LetterItem(number=str(n), text=text) for n, text in enumerate(numbered, 1)),
        )


def _paragraphs(sentences: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(sentences), _SENTENCES):
        yield " ".join(sentences[start : start + _SENTENCES])


def _annex(draft: LetterDraft, *, with_lacking: bool) -> Iterator[LetterPart]:
    at = draft.coordinates
    seen = say(
        "letter.annex.picture",
        "nl",
        valid=say_date(at.valid_at.isoformat(), "nl"),
        known=say_date(at.known_at.isoformat(), "nl") if at.known_at else say("letter.annex.all", "nl"),
        position=draft.position[:_DIGEST],
    )
    texts = [seen]
    if at.without:
        texts.append(say("letter.annex.without", "nl", sources=", ".join(at.without)))
    yield LetterPart(
        title=say("letter.annex.title", "nl"), texts=tuple(texts), items=tuple(_items(draft.sentences))
    )
    if with_lacking and draft.unwritten:
        yield LetterPart(
            title=say("letter.lacking.title", "nl"),
            texts=(say("letter.lacking.lead", "nl"),),
            items=tuple(
                LetterItem(number=str(n), text=f"{one.label.nl}: {one.reason.in_language('nl')}.")
                for n, one in enumerate(draft.unwritten, 1)
            ),
        )


def _items(sentences: Sequence[Sentence]) -> Iterator[LetterItem]:
    for number, one in enumerate(sentences, 1):
        about = dict.fromkeys(ground.subject for ground in one.facts)
        lines = tuple(
            (subject, "; ".join(_line(ground) for ground in one.facts if ground.subject == subject))
            for subject in about
        )
        yield LetterItem(
            number=str(number),
            text=one.text,
            lines=lines or ((say("letter.annex.none", "nl"), say("letter.annex.person", "nl")),),
        )


def _line(ground: Ground) -> str:
    """A fact of a thing: its property and member, its ground, and the first signs of its statements."""
    label = property_of(ground.subject, ground.property).label.nl
    basis = scales()["standing"][ground.basis].nl if ground.basis in BASES else ""
    digests = " ".join(one[:_DIGEST] for one in ground.digests)
    named = " ".join(filter(None, [label, ground.key]))
    return f"{named} ({', '.join(filter(None, [basis, digests]))})"
