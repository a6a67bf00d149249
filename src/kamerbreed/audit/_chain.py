# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Digest and chain, format 1: SHA-256 over all fields; the chain links digests, in each sink for itself."""

import hashlib
import json
from dataclasses import dataclass

from kamerbreed.audit._entry import Entry

FORMAT = "kamerbreed-audit-1"
GENESIS = "0" * 64
CONTENT = ("action", "object", "result", "origin", "actor", "party", "detail")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """Where a sink ends: the last number, its moment and digest, and its link."""

    number: int = 0
    at: str = ""
    digest: str = ""
    chain: str = GENESIS


def content_of(entry: Entry) -> tuple[str, ...]:
    """The fields of an entry in their order."""
    return tuple(getattr(entry, name) for name in CONTENT)


def digest_of(number: int, at: str, content: tuple[str, ...]) -> str:
    """The digest of an entry; the same in both sinks."""
    written = json.dumps([FORMAT, number, at, *content], separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii")).hexdigest()


def link(previous: str, digest: str) -> str:
    """The next link of a chain. Raises ValueError where one of the two is no hexadecimal text."""
    return hashlib.sha256(bytes.fromhex(previous) + bytes.fromhex(digest)).hexdigest()
