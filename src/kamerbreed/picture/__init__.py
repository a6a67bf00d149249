# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The system at one moment: typed, immutable, columnar, fast."""

from kamerbreed.picture._acts import Act, Refusal, Saying, Taking, classify, destroy, retract, state
from kamerbreed.picture._coordinates import KEEPER_OF_THE_LEDGER, PUBLIC, Coordinates, Viewer
from kamerbreed.picture._facts import (
    Edge,
    Existence,
    Fact,
    Freshness,
    Naming,
    PictureError,
    Relation,
    Standing,
    Voice,
)
from kamerbreed.picture._picture import Picture, target_of
from kamerbreed.picture._resolve import Days, Outcome, Said, Traits, resolve
from kamerbreed.picture._table import Entry, Row, Table, listed, table_of
from kamerbreed.picture._templates import DEPENDENTS, dependencies, split_instance

__all__ = [
    "DEPENDENTS",
    "KEEPER_OF_THE_LEDGER",
    "PUBLIC",
    "Act",
    "Coordinates",
    "Days",
    "Edge",
    "Entry",
    "Existence",
    "Fact",
    "Freshness",
    "Naming",
    "Outcome",
    "Picture",
    "PictureError",
    "Refusal",
    "Relation",
    "Row",
    "Said",
    "Saying",
    "Standing",
    "Table",
    "Taking",
    "Traits",
    "Viewer",
    "Voice",
    "classify",
    "dependencies",
    "destroy",
    "listed",
    "resolve",
    "retract",
    "split_instance",
    "state",
    "table_of",
    "target_of",
]
