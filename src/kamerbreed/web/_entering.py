# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The one place where pages, proposals and jobs enter something in the ledger."""

from collections.abc import Sequence
from typing import TypeVar

from kamerbreed.ledger import Ledger, Progress, Witness, Written
from kamerbreed.oversight import uphold
from kamerbreed.picture import Act, Amending, InSteps, Picture
from kamerbreed.picture import amend as amend_picture
from kamerbreed.vocabulary import Statement
from kamerbreed.web._uploads import kept_documents

T = TypeVar("T")


def _unseen(done: int, total: int) -> None:
    """Progress that nobody looks at."""


def enter(
    ledger: Ledger,
    act: Act[T],
    intent: T,
    *,
    by: str,
    batch: str,
    witness: Witness,
    progress: Progress = _unseen,
) -> Sequence[str]:
    """Perform an act for an account, under a batch by which it is found again; gives the digests.

    ``witness`` tells the audit log of it, unless it was entered before; if it cannot, nothing is entered.
    A kept file goes with the last statement that named it. Raises what the ledger, the log and the act raise.
    """

    def tell(written: Written) -> None:
        if len(written.digests):
            witness(written)

    digests = ledger.perform(act, intent, recorded_by=by, batch=batch, progress=progress, witness=tell)
    _forget_files(ledger, frozenset(digests))
    return digests


def amend(picture: Picture, amending: Amending) -> Sequence[Statement] | InSteps:
    """As ``picture.amend``; an event in the follow-up must still be possible in this picture.

    Raises Refusal if it is not: a track can have moved since the form was shown or the proposal made.
    """
    given = amend_picture(picture, amending)
    if given:
        uphold(picture, amending.saying.statements)
    return given


def _forget_files(ledger: Ledger, entered: frozenset[str]) -> None:
    """Take away the kept files that what was entered destroyed the last word of."""
    if not entered:
        return
    table = ledger.picture().table
    rows, _ = table.acts_of("destroy", len(table))
    for row in rows.tolist():
        _, name, key = table.place(row)
        if name != "file" or table.digest(row) not in entered:
            continue
        named = ledger.named_file(key)
        if named is not None and named.must_be_gone:
            kept_documents().remove(key)
