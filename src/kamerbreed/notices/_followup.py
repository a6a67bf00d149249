# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What is due for a party by the follow-up: to look again, to run again, to appraise, to reply, to keep."""

from collections.abc import Iterator, Sequence

from kamerbreed.notices._due import Due
from kamerbreed.oversight import around_of, commitments, hearings, late, tracks
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import LANGUAGES, Label, Lang, certain_from, partial_date, say, say_number

_SUSPENDED, _CLOSED = "suspended", "closed"
_OUT = ("out", "expired")
"""The states of a hearing in which its addressee may still reply."""


def due_of_followup(picture: Picture, party: str) -> Sequence[Due]:
    """Days on which a closed track is looked at again and a suspended one runs again, for its supervisors and
    (of a suspension) its addressee; the own term of who asked for each reply that was not appraised; the term
    of a hearing, for its addressee and who holds it; the target of a commitment that was not kept, for who
    made it. Days that have passed too.
    """
    return (
        *_tracks(picture, party),
        *_appraisals(picture, party),
        *_hearings(picture, party),
        *_commitments(picture, party),
    )


def _tracks(picture: Picture, party: str) -> Iterator[Due]:
    for one in tracks(picture):
        supervises = party in around_of(picture, one.recommendation, one.addressee).supervisors
        standing = one.standing
        told = {"item": one.recommendation.partition("/")[2], "party": one.addressee}
        if standing.state == _CLOSED and standing.recheck_on and supervises:
            yield _due(picture, "recheck", standing.recheck_on, one.recommendation, told)
        if (
            standing.state == _SUSPENDED
            and standing.suspended_until
            and (supervises or party == one.addressee)
        ):
            yield _due(picture, "suspension", standing.suspended_until, one.recommendation, told)


def _due(picture: Picture, kind: str, day: str, thing: str, told: dict[str, str]) -> Due:
    texts = [
        say(f"notices.due.{kind}", lang, item=told["item"], party=_name(picture, told["party"], lang))
        for lang in LANGUAGES
    ]
    return Due(day=certain_from(day), text=Label(*texts), thing=thing, key=f"{kind}:{told['party']}")


def _appraisals(picture: Picture, party: str) -> Iterator[Due]:
    waiting: dict[tuple[str, str], list[str]] = {}
    days = {}
    for one in late(picture):
        if one.state.asked.asked_by != party:
            continue
        for clock in one.clocks:
            if clock.appraised_on is None:
                place = one.state.asked.request, clock.received_on.isoformat()
                waiting.setdefault(place, []).append(one.question.addressee)
                days[place] = clock.due_on
    for (request, received), asked in waiting.items():
        texts = [
            say(
                "notices.due.appraisal",
                lang,
                n=say_number(len(asked), lang),
                party=_name(picture, asked[0], lang),
            )
            for lang in LANGUAGES
        ]
        day = days[request, received]
        yield Due(day=day, text=Label(*texts), thing=request, key=f"appraisal:{received}")


def _hearings(picture: Picture, party: str) -> Iterator[Due]:
    for one in hearings(picture):
        concerned = party == one.addressee or party in one.held_by
        if concerned and one.state in _OUT and one.silent and one.due_on:
            texts = [
                say("notices.due.hearing", lang, party=_name(picture, one.addressee, lang))
                for lang in LANGUAGES
            ]
            day = partial_date(one.due_on).last
            yield Due(day=day, text=Label(*texts), thing=one.subject, key="hearing")


def _commitments(picture: Picture, party: str) -> Iterator[Due]:
    for one in commitments(picture):
        if party in one.made_by and one.targets and one.done_on is None:
            texts = [
                say("notices.due.commitment", lang, name=_name(picture, one.subject, lang))
                for lang in LANGUAGES
            ]
            day = one.targets[-1].as_target.target
            yield Due(day=day, text=Label(*texts), thing=one.subject, key="commitment")


def _name(picture: Picture, subject: str, lang: Lang) -> str:
    return picture.name(subject, lang).text if subject else say("cell.unknown", lang)
