# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The statements under a fact, with their roles: read when they are asked for, without the picture."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kamerbreed.picture._coordinates import Coordinates
from kamerbreed.picture._facts import Voice
from kamerbreed.picture._table import Table
from kamerbreed.vocabulary import SHIELDED

_REFERENCE_BATCH = "reference"


def voices_of(
    table: Table, at: Coordinates, rows: Sequence[int], roles: Mapping[int, str]
) -> tuple[Voice, ...]:
    """The statements of these rows as a picture at these coordinates tells them."""
    return tuple(voice_of(table, at, row, roles.get(row, "")) for row in rows)


def voice_of(table: Table, at: Coordinates, row: int, role: str) -> Voice:
    """One of them."""
    entry = table.entry(row)
    if entry.said.non_value == SHIELDED:
        # Which statement it shields is for those to know who may see that one.
        entry = replace(entry, said=replace(entry.said, about=""))
    return Voice(entry=entry, role=role, entered_later=recorded_later(table, at, row))


def recorded_later(table: Table, at: Coordinates, row: int) -> bool:
    """Whether it was recorded after the reference load, in a picture that looks back before then."""
    moment, _, batch = table.recording(row)
    if batch.startswith(_REFERENCE_BATCH):
        return False
    recorded = moment[:10]
    looks_at = min(day for day in (at.valid_at, at.known_at) if day)
    return bool(recorded) and looks_at.isoformat() < recorded
