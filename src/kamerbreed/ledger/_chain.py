# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Digest and chain, format 1.

The digest is SHA-256 over all fields, with value, quotation and note replaced by
SHA-256(salt + text); the salt is 16 random bytes a row. So a destroyed value leaves a digest that
still verifies and from which it cannot be guessed. The chain links digests.
"""

import hashlib
import json
import secrets
from dataclasses import dataclass

from kamerbreed.vocabulary import Statement

FORMAT = "kamerbreed-chain-1"
GENESIS = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A statement with its salt and the salted hashes of its texts (hex)."""

    said: Statement
    salt: str
    value_hash: str
    quotation_hash: str
    note_hash: str


def salted(salt: str, text: str | None) -> str:
    """SHA-256(salt + text) in hex; of the salt alone if there is no text. Raises ValueError on a bad salt."""
    return hashlib.sha256(bytes.fromhex(salt) + octets(text or "")).hexdigest()


def octets(text: str) -> bytes:
    """UTF-8; bytes that a damaged database gives as lone surrogates come out as they were."""
    return text.encode("utf-8", "surrogateescape")


def seal(said: Statement) -> Sealed:
    """Draw a salt and hash the texts that a destroy may have to erase."""
    salt = secrets.token_hex(16)
    return Sealed(
        said=said,
        salt=salt,
        value_hash=salted(salt, said.value),
        quotation_hash=salted(salt, said.quotation),
        note_hash=salted(salt, said.note),
    )


def digest(fields: dict[str, object]) -> str:
    """The digest of a row, from its columns by name (position a number, all else text)."""
    names = (
        "position act subject property key value_hash non_value sources locator quotation_hash "
        "basis stated_by valid_from valid_to observed_on known_from recorded_at recorded_by batch "
        "sensitivity audience about note_hash"
    ).split()
    parts = [FORMAT, *(fields[name] for name in names)]
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(octets(text)).hexdigest()


def link(previous: str, digest_of_row: str) -> str:
    """The next link of the chain."""
    return hashlib.sha256(bytes.fromhex(previous) + bytes.fromhex(digest_of_row)).hexdigest()
