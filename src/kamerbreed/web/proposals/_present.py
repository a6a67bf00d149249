# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From proposals to finished texts."""

from collections.abc import Sequence

from kamerbreed.accounts import Rights
from kamerbreed.vocabulary import SENSITIVITIES, Statement, Told, property_of, say, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import Place
from kamerbreed.web._proposals import Proposed
from kamerbreed.web._second import rules
from kamerbreed.web._who import viewer_of
from kamerbreed.web._words import Link, labelled, recorded_on, word
from kamerbreed.web.editing import review_of, value_of
from kamerbreed.web.models import Proposal
from kamerbreed.web.proposals._page import Line, ProposalPage, ProposalRow, ProposalsPage


def may_see(scene: Scene, rights: Rights, found: Proposed) -> bool:
    """Whether somebody may know of a proposal: he made it, or may decide on it, and may read all it says."""
    viewer = viewer_of(rights)
    record = found.record
    if rights.key != record.proposed_by and not rights.may(record.capability, record.party):
        return False
    for said in found.statements:
        if not viewer.may_see(SENSITIVITIES.index(said.sensitivity), said.audience):
            return False
        if said.about:
            row = scene.picture.table.find(said.about)
            if row is None or row >= scene.picture.rows_held or not scene.picture.readable[row]:
                return False
    return True


def present_all(scene: Scene, found: Sequence[Proposed]) -> ProposalsPage:
    """The list of proposals."""
    lang = scene.lang
    waiting = sum(one.record.state == Proposal.OPEN for one in found)
    return ProposalsPage(
        title=say("edit.proposals.title", lang),
        lead=say("edit.proposals.lead", lang),
        caption=say(
            "edit.proposals.caption", lang, n=say_number(waiting, lang), of=say_number(len(found), lang)
        ),
        rows=tuple(
            ProposalRow(
                title=Link(
                    text=one.record.title, url=Place(name="proposal", path=(one.record.key,)).url(lang)
                ),
                reason=_reason(scene, one),
                made=recorded_on(one.record.proposed_at.isoformat(), lang),
                state=say(f"edit.proposal.is.{one.record.state}", lang),
            )
            for one in found
        ),
    )


def _reason(scene: Scene, found: Proposed) -> str:
    label = next((row.reason(scene.lang) for row in rules() if row.rule == found.record.rule), "")
    return label or found.record.rule


def present(scene: Scene, rights: Rights, found: Proposed, problem: Told | None) -> ProposalPage:
    """The page of one proposal."""
    lang, record = scene.lang, found.record
    waits = record.state == Proposal.OPEN
    own = rights.key == record.proposed_by
    able = rights.may(record.capability, record.party)
    lead = [
        say("edit.proposal.reason", lang, reason=_reason(scene, found)),
        say("edit.proposal.made", lang, day=recorded_on(record.proposed_at.isoformat(), lang)),
        say("edit.proposal.state", lang, state=say(f"edit.proposal.is.{record.state}", lang)),
    ]
    given, needed = len(found.approved_by), record.persons
    why_not = "own" if own and waits else "moved" if found.moved else ""
    return ProposalPage(
        title=record.title,
        lead=tuple(lead),
        problem=problem.in_language(lang) if problem else "",
        lines=tuple(_line(scene, said, waits=waits) for said in found.statements),
        moved=say("edit.proposal.moved", lang) if found.moved else "",
        approved=say("edit.proposal.approved", lang, n=say_number(given, lang), of=say_number(needed, lang)),
        digest=found.digest,
        action=Place(name="proposal", path=(record.key,)).url(lang),
        note=found.statements[-1].note,
        may_approve=waits and able and not own and not found.moved,
        may_reject=waits and (able or own),
        may_explain=waits and own,
        why_not=say(f"edit.proposal.cannot.{why_not}", lang) if why_not else "",
        back=Link(text=say("edit.proposals.title", lang), url=Place(name="proposals").url(lang)),
    )


def _line(scene: Scene, said: Statement, *, waits: bool) -> Line:
    lang, picture = scene.lang, scene.picture
    found = property_of(said.subject, said.property)
    thing = picture.name(said.subject, lang).text
    label = labelled(picture, found, "" if found.type.is_reference else said.key, lang)
    shown = said
    if said.about:
        row = picture.table.find(said.about)
        shown = picture.table.entry(row).said if row is not None else said
    review = review_of(scene, said) if waits and said.act in ("assert", "rule") else ()
    party = say("edit.proposal.by", lang, party=picture.name(said.stated_by, lang).text)
    return Line(
        act=word("role", said.act if said.act != "assert" else "asserted", lang),
        text=f"{thing}: {label}: {value_of(scene, shown)} – {party}",
        note=said.note,
        review=review,
    )
