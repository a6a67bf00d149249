# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Proposals: kept, approved, rejected, entered once.

An approval is of exactly what the approver read: of the content, and of what stood in the places that
it is about. Its digest is over both, and is compared in the database in the same step that claims the
proposal, so that nobody can swap the content in between, and of two approvers one enters it.
"""

import datetime
import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from kamerbreed.ledger import Ledger, Witness
from kamerbreed.oversight import read_by
from kamerbreed.picture import (
    Amending,
    Coordinates,
    Picture,
    Saying,
    Seen,
    Viewer,
    entered_before,
    standing_members,
)
from kamerbreed.vocabulary import Statement, Told, canonical
from kamerbreed.web._entering import amend, enter
from kamerbreed.web._second import Second
from kamerbreed.web.models import Approval, Proposal

_PATIENCE = datetime.timedelta(minutes=15)
"""After so long an entering that did not end was cut off: longer than anybody waits for the ledger."""


class ProposalError(Told, ValueError):
    """What was asked of a proposal cannot be; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A proposal as it is now: what it says, what it is about, and the digest of both."""

    record: Proposal
    amending: Amending
    digest: str
    moved: bool
    approved_by: tuple[str, ...]

    @property
    def statements(self) -> Sequence[Statement]:
        """What would be entered."""
        return self.amending.saying.statements


# --- making ---------------------------------------------------------------------------------------


def propose(
    ledger: Ledger, amending: Amending, *, title: str, by: str, second: Second, now: datetime.datetime
) -> str:
    """Keep a proposal; gives its key. The same submit twice gives the same proposal."""
    key = secrets.token_hex(12)
    try:
        with transaction.atomic(using=ledger.database):
            Proposal.objects.using(ledger.database).create(
                key=key,
                batch=amending.batch,
                title=title,
                content=_content(amending.saying.statements),
                seen=_seen(amending.seen),
                new=json.dumps([*amending.new]),
                viewer=json.dumps(asdict(amending.viewer)),
                rule=second.rule,
                capability=second.capability,
                party=amending.saying.statements[-1].stated_by,
                persons=second.persons,
                proposed_by=by,
                proposed_at=now,
            )
    except IntegrityError:
        return proposed_before(ledger, amending.batch)
    return key


def proposed_before(ledger: Ledger, batch: str) -> str:
    """The key of the proposal of this submit; empty if there is none."""
    found = Proposal.objects.using(ledger.database).filter(batch=batch).values_list("key", flat=True).first()
    return found or ""


def _content(statements: Sequence[Statement]) -> str:
    return canonical([{**asdict(said), "value": said.value or ""} for said in statements])


def _seen(places: Sequence[Seen]) -> str:
    return json.dumps([[one.subject, one.property, one.key, [*one.digests]] for one in places])


def _statements(content: str) -> tuple[Statement, ...]:
    found = []
    for fields in json.loads(content):
        lists = {name: tuple(fields[name]) for name in ("sources", "audience")}
        found.append(Statement(**{**fields, **lists, "value": fields["value"] or None}))
    return tuple(found)


# --- reading --------------------------------------------------------------------------------------


def proposals(ledger: Ledger) -> list[Proposed]:
    """All proposals, the last made first, those that wait before those that are decided."""
    records = Proposal.objects.using(ledger.database).order_by("-proposed_at")
    found = [proposed(ledger, one) for one in records]
    return sorted(found, key=lambda one: one.record.state not in (Proposal.OPEN, Proposal.CARRYING))


def proposal_of(ledger: Ledger, key: str) -> Proposed | None:
    """The proposal of this key as it is now, or None."""
    record = Proposal.objects.using(ledger.database).filter(key=key).first()
    return proposed(ledger, record) if record else None


def proposed(ledger: Ledger, record: Proposal) -> Proposed:
    """A proposal with what stands now in the places that it is about."""
    amending = _amending(record)
    _mend(ledger, record)
    picture = _picture(ledger, amending.viewer)
    stands = [standing_members(picture, one.subject, one.property).get(one.key, ()) for one in amending.seen]
    moved = any(now != tuple(sorted(one.digests)) for now, one in zip(stands, amending.seen, strict=True))
    digest = digest_of(record.content, record.seen, record.new, stands)
    given = record.approvals.using(ledger.database).filter(digest=digest).exclude(account=record.proposed_by)
    return Proposed(
        record=record,
        amending=amending,
        digest=digest,
        moved=moved and record.state in (Proposal.OPEN, Proposal.CARRYING),
        approved_by=tuple(given.order_by("given_at").values_list("account", flat=True)),
    )


def digest_of(content: str, seen: str, new: str, stands: Sequence[Sequence[str]]) -> str:
    """SHA-256 over what is proposed and over what stands where it would come."""
    text = json.dumps([content, seen, new, [[*one] for one in stands]])
    return hashlib.sha256(text.encode()).hexdigest()


def _amending(record: Proposal) -> Amending:
    viewer = json.loads(record.viewer)
    viewer |= {"parties": tuple(viewer["parties"]), "lower": tuple(map(tuple, viewer["lower"]))}
    return Amending(
        saying=Saying(statements=_statements(record.content)),
        viewer=Viewer(**viewer),
        batch=record.batch,
        seen=[
            Seen(subject=subject, property=name, key=key, digests=tuple(digests))
            for subject, name, key, digests in json.loads(record.seen)
        ],
        new=tuple(json.loads(record.new)),
    )


def _picture(ledger: Ledger, viewer: Viewer) -> Picture:
    return ledger.picture(Coordinates(valid_at=ledger.today(), viewer=viewer))


def _mend(ledger: Ledger, record: Proposal) -> None:
    """A server that was killed while it entered a proposal left it half told: look what became of it."""
    if record.state != Proposal.CARRYING:
        return
    batch = record.batch
    if entered_before(ledger.picture(), batch):
        record.state = Proposal.ENTERED
    elif record.decided_at and record.decided_at < datetime.datetime.now(datetime.UTC) - _PATIENCE:
        record.state = Proposal.OPEN
    else:
        return
    _where(ledger, record.key, Proposal.CARRYING).update(state=record.state)


# --- deciding -------------------------------------------------------------------------------------


def approve(
    ledger: Ledger, key: str, *, by: str, digest: str, now: datetime.datetime, witness: Witness
) -> Proposed:
    """Approve what was read, and enter it if enough others did; gives the proposal as it is then.

    ``digest`` is that of the page that was read. Raises ProposalError if it is another one now, if it
    was decided before, or if the proposer approves his own; MovedError or Refusal as the act does, and
    then nothing is entered.
    """
    found = _open(ledger, key)
    record = found.record
    if by == record.proposed_by:
        raise ProposalError("proposal.own")
    if found.moved:
        raise ProposalError("proposal.moved")
    if digest != found.digest:
        raise ProposalError("proposal.changed")
    _note(ledger, record, by, digest, now)
    given = {*found.approved_by, by}
    if len(given) >= record.persons:
        _enter(ledger, found, by, now, witness)
    after = proposal_of(ledger, key)
    assert after is not None
    return after


def _open(ledger: Ledger, key: str) -> Proposed:
    found = proposal_of(ledger, key)
    if found is None:
        raise ProposalError("proposal.none")
    if found.record.state not in (Proposal.OPEN, Proposal.CARRYING):
        raise ProposalError("proposal.decided")
    return found


def _note(ledger: Ledger, record: Proposal, by: str, digest: str, now: datetime.datetime) -> None:
    Approval.objects.using(ledger.database).get_or_create(
        proposal_id=record.key, account=by, digest=digest, defaults={"given_at": now}
    )


def _where(ledger: Ledger, key: str, *states: str) -> QuerySet[Proposal]:
    return Proposal.objects.using(ledger.database).filter(key=key, state__in=states)


def _enter(ledger: Ledger, found: Proposed, by: str, now: datetime.datetime, witness: Witness) -> None:
    """Claim the proposal as it was read, and enter it; its batch makes sure that it is entered once."""
    record = found.record
    as_read = Q(content=record.content, seen=record.seen)
    claimed = (
        _where(ledger, record.key, Proposal.OPEN)
        .filter(as_read)
        .update(state=Proposal.CARRYING, decided_by=by, decided_at=now)
    )
    if not claimed:
        still_open = _where(ledger, record.key, Proposal.OPEN).exists()
        raise ProposalError("proposal.changed") if still_open else ProposalError("proposal.busy")
    try:
        enter(ledger, amend, _approved(found, by), by=record.proposed_by, batch=record.batch, witness=witness)
    except BaseException:
        _where(ledger, record.key, Proposal.CARRYING).update(
            state=Proposal.OPEN, decided_by="", decided_at=None
        )
        raise
    _where(ledger, record.key, Proposal.CARRYING).update(
        state=Proposal.ENTERED, decided_by=by, decided_at=now
    )


def _approved(found: Proposed, by: str) -> Amending:
    """What is entered: what was read, with who approved it where that belongs to it."""
    saying = found.amending.saying
    readers = [*found.approved_by, by]
    return replace(found.amending, saying=replace(saying, statements=read_by(saying.statements, readers)))


def reject(ledger: Ledger, key: str, *, by: str, now: datetime.datetime) -> None:
    """Decide that it is not entered; by its own proposer it is withdrawn. Raises ProposalError."""
    found = _open(ledger, key)
    state = Proposal.WITHDRAWN if by == found.record.proposed_by else Proposal.REJECTED
    if not _where(ledger, key, Proposal.OPEN).update(state=state, decided_by=by, decided_at=now):
        raise ProposalError("proposal.decided")


def explain(ledger: Ledger, key: str, *, by: str, note: str) -> None:
    """The proposer words the reason anew, on what stands now; approvals of the earlier content are void.

    Raises ProposalError if another one asks, or if it was decided.
    """
    found = _open(ledger, key)
    record = found.record
    if by != record.proposed_by:
        raise ProposalError("proposal.others")
    *rest, last = found.statements
    if not note.strip():
        raise ProposalError("proposal.reason")
    picture = _picture(ledger, found.amending.viewer)
    seen = [
        replace(one, digests=standing_members(picture, one.subject, one.property).get(one.key, ()))
        for one in found.amending.seen
    ]
    changed = (
        _where(ledger, key, Proposal.OPEN)
        .filter(content=record.content)
        .update(content=_content([*rest, replace(last, note=note.strip())]), seen=_seen(seen))
    )
    if not changed:
        raise ProposalError("proposal.decided")
