# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A new recommendation or request, as a draft: the item and its first event, in one act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kamerbreed.oversight._faults import faults_of_day, faults_of_things
from kamerbreed.oversight._guards import Around
from kamerbreed.oversight._record import Recording, as_event, statements_of
from kamerbreed.oversight._replay import replay
from kamerbreed.oversight._tracks import supervisors_of
from kamerbreed.picture import Picture, Saying, refused, state
from kamerbreed.vocabulary import (
    Criterion,
    FollowUpEvent,
    Party,
    Recommendation,
    Report,
    Statement,
    Told,
    canonical,
    is_reference,
    scales,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting:
    """An item to be drafted on a day (ISO): ``text`` is its literal Dutch text, ``why`` why it is drafted.

    ``item_kind`` is a code of the scale item-kind; each of ``addressees`` gets a track of its own.
    ``weights`` says of criteria how heavily they count, and whether they are core.
    ``event`` is the id of the event that tells of the drafting.
    """

    item: str
    event: str
    on: str
    item_kind: str
    text: str
    report: str
    addressees: Sequence[str]
    why: object
    stated_by: str
    executors: Sequence[str] = ()
    criteria: Sequence[str] = ()
    weights: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    sensitivity: str = "public"
    audience: tuple[str, ...] = ()


def draft(picture: Picture, drafting: Drafting) -> Sequence[Statement]:
    """Draft an item. Raises Refusal with every reason why it may not be."""
    recording = Recording(
        event=drafting.event,
        type="draft",
        on=drafting.on,
        actors=[drafting.stated_by],
        recommendations=[drafting.item],
        text=drafting.why,
        stated_by=drafting.stated_by,
        sources=drafting.sources,
        sensitivity=drafting.sensitivity,
        audience=drafting.audience,
    )
    faults = _faults(picture, drafting)
    if not faults:
        faults += _faults_of_event(picture, drafting, recording)
    if faults:
        raise refused(faults)
    event = statements_of(picture, recording)
    return state(picture, Saying(statements=[*item_statements(drafting, event[0]), *event]))


def _faults(picture: Picture, drafting: Drafting) -> list[Told]:
    faults: list[Told] = []
    if not is_reference(drafting.item) or not drafting.item.startswith(f"{Recommendation.slug}/"):
        faults.append(Told("oversight.item", found=drafting.item))
    elif picture.shows(drafting.item):
        faults.append(Told("oversight.item_exists", item=drafting.item))
    if drafting.item_kind not in scales()["item-kind"]:
        known = ", ".join(scales()["item-kind"])
        faults.append(Told("oversight.item_kind", found=drafting.item_kind, known=known))
    if not drafting.text.strip():
        faults.append(Told("oversight.text"))
    if not drafting.addressees:
        faults.append(Told("oversight.addressees"))
    named = [(Report.slug, drafting.report), *[(Criterion.slug, one) for one in drafting.criteria]]
    named += [(Party.slug, one) for one in (*drafting.addressees, *drafting.executors)]
    return faults + [fault for slug, one in named for fault in faults_of_things(picture, slug, [one])]


def _faults_of_event(picture: Picture, drafting: Drafting, recording: Recording) -> list[Told]:
    """What the table of transitions has against it, and what is wrong with the event itself."""
    named = is_reference(drafting.event) and drafting.event.startswith(f"{FollowUpEvent.slug}/")
    if not named or picture.shows(drafting.event):
        return [Told("oversight.event", found=drafting.event)]
    if faults := faults_of_day(picture, drafting.on):
        return faults
    around = Around(
        recommendation=drafting.item,
        addressee=drafting.addressees[0],
        supervisors=supervisors_of(picture, drafting.report),
    )
    event = as_event(picture, recording)
    return [one.reason for one in replay([event], around, event.day).refused]


def item_statements(drafting: Drafting, like: Statement) -> list[Statement]:
    """An item as statements, each of them in all else like the given one."""
    values: list[tuple[str, str, object]] = [
        ("exists", "", True),
        ("item_kind", "", drafting.item_kind),
        ("text", "", {"nl": drafting.text}),
        ("text_nl", "", drafting.text),
        ("text_status", "", "literal"),
        ("report", "", drafting.report),
    ]
    listed = {
        "addressee": drafting.addressees,
        "executor": drafting.executors,
        "criterion": drafting.criteria,
    }
    values += [(name, one, one) for name, things in listed.items() for one in things]
    values += [("criterion_weight", one, {**weight}) for one, weight in drafting.weights.items()]
    return [
        replace(like, subject=drafting.item, property=name, key=key, value=canonical(value))
        for name, key, value in values
    ]
