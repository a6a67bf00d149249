# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Digest and chain, format 1.

The digest is SHA-256 over all fields, with value, quotation and note replaced by
SHA-256(salt + text); the salt is 16 random bytes a row. So a destroyed value leaves a digest that
still verifies and from which it cannot be guessed. The chain links digests.
"""

import datetime
import hashlib
import json.encoder
import os
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import overload

from kamerbreed.picture import InSteps
from kamerbreed.vocabulary import Statement

FORMAT = "kamerbreed-chain-1"
GENESIS = "0" * 64
RECORDED = "%Y-%m-%dT%H:%M:%S.%fZ"
"""The form of a time of recording: UTC, to the microsecond, so that text sorts as time."""
_SALT_BYTES = 16
_SALTS_AT_ONCE = 1_000
_BEFORE = attrgetter("act", "subject", "property", "key")
_BETWEEN = attrgetter("basis", "stated_by", "valid_from", "valid_to", "observed_on", "known_from")
_NAMES = (
    "act subject property key value_hash non_value sources locator quotation_hash "
    "basis stated_by valid_from valid_to observed_on known_from recorded_at recorded_by batch "
    "sensitivity audience about note_hash"
).split()
_as_json = json.encoder.encode_basestring


def octets(text: str) -> bytes:
    """UTF-8; bytes that a damaged database gives as lone surrogates come out as they were."""
    return text.encode("utf-8", "surrogateescape")


def salted(salt: str, text: str | None) -> str:
    """SHA-256(salt + text) in hex; of the salt alone if there is no text. Raises ValueError on a bad salt."""
    return hashlib.sha256(bytes.fromhex(salt) + octets(text or "")).hexdigest()


def digest_of(position: int, texts: Iterable[str]) -> str:
    """The digest of a row: SHA-256 of the JSON list of format, number and texts, written by ``json``."""
    written = f'["{FORMAT}",{position},{",".join(map(_as_json, texts))}]'
    return hashlib.sha256(octets(written)).hexdigest()


def digest(fields: dict[str, object]) -> str:
    """The digest of a row, from its columns by name (position a number, all else text)."""
    return digest_of(int(str(fields["position"])), (str(fields[name]) for name in _NAMES))


def link(previous: str, digest_of_row: str) -> str:
    """The next link of the chain."""
    return hashlib.sha256(bytes.fromhex(previous) + bytes.fromhex(digest_of_row)).hexdigest()


class Digests(Sequence[str]):
    """Many digests, each as 64 hex digits, held as the 32 bytes that they are."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def add(self, digests: Iterable[str]) -> None:
        """Add some at the end."""
        self._bytes += bytes.fromhex("".join(digests))

    def __len__(self) -> int:
        return len(self._bytes) // 32

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...

    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        start = range(len(self))[place] * 32
        return self._bytes[start : start + 32].hex()


def _salts() -> Iterator[str]:
    while True:
        drawn = os.urandom(_SALT_BYTES * _SALTS_AT_ONCE).hex()
        for start in range(0, len(drawn), 2 * _SALT_BYTES):
            yield drawn[start : start + 2 * _SALT_BYTES]


class Sealing:
    """Makes rows of statements, behind position ``after`` and link ``previous``; holds their digests."""

    def __init__(self, *, after: int, previous: str) -> None:
        self.digests = Digests()
        self._after, self._previous = after, previous
        self._salts = _salts()

    def rows(
        self, given: InSteps, moment: datetime.datetime, recorded_by: str, batch: str
    ) -> Iterator[tuple[int | str | None, ...]]:
        """The rows in the columns of the table, each with a salt of its own, recorded from ``moment`` on."""
        step, at = -1, ""
        for place, (said, own_step) in enumerate(zip(given.statements, given.steps, strict=True)):
            if own_step != step:
                step = own_step
                at = (moment + datetime.timedelta(microseconds=step)).strftime(RECORDED)
            on = given.about.get(place)
            about = said.about if on is None else self.digests[on]
            yield self._row(said, (at, recorded_by, batch), about)

    def _row(
        self, said: Statement, recorded: tuple[str, str, str], about: str
    ) -> tuple[int | str | None, ...]:
        position = self._after + len(self.digests) + 1
        salt = next(self._salts)
        nothing = salted(salt, None)
        value_hash = salted(salt, said.value) if said.value else nothing
        quotation_hash = salted(salt, said.quotation) if said.quotation else nothing
        note_hash = salted(salt, said.note) if said.note else nothing
        before, between = _BEFORE(said), _BETWEEN(said)
        sources = ";".join(said.sources)
        last = (*recorded, said.sensitivity, ";".join(said.audience), about)
        texts = (*before, value_hash, said.non_value, sources, said.locator, quotation_hash, *between, *last)
        digest = digest_of(position, (*texts, note_hash))
        previous, self._previous = self._previous, link(self._previous, digest)
        self.digests.add([digest])
        content = (said.value, said.non_value, sources, said.locator, said.quotation, *between, *last)
        seals = (salt, value_hash, quotation_hash, note_hash, digest, previous, self._previous)
        return (position, *before, *content, said.note, *seals)
