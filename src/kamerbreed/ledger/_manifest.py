# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What is in a backup: its first member says what it is, its last what all the others are."""

import re
from importlib.metadata import version
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kamerbreed.ledger._errors import LedgerError

FIRST = "kamerbreed-backup.json"
LAST = "manifest.json"
CHECKPOINT = "checkpoint.json"
FORMAT_VERSION: Final = 1
MOST_BYTES_OF_FIRST = 10_000
MOST_BYTES_OF_MANIFEST = 100_000_000
_DOCUMENT = re.compile(r"documents/([0-9a-f]{2})/([0-9a-f]{62})", re.ASCII)
_STATEMENTS = re.compile(r"statements/\d{6,9}\.jsonl\.gz", re.ASCII)
Sum = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Count = Annotated[int, Field(ge=0, lt=2**63, strict=True)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Label(BaseModel):
    """The first member: the same in every version of the format, so that a newer one is recognised."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    format: Literal["kamerbreed-backup"]
    format_version: Annotated[int, Field(ge=1, strict=True)]
    program_version: Annotated[str, Field(max_length=100)]
    made_at: Annotated[str, Field(max_length=100)]


class Part(_Frozen):
    """A member: its name, its size and SHA-256 as it stands in the file, and its size unpacked."""

    name: str
    bytes: Count
    sha256: Sum
    unpacked: Count


class Manifest(_Frozen):
    """What the backup holds: rows of the ledger, its last link, and every part in order."""

    format: Literal["kamerbreed-backup"]
    format_version: Literal[1]
    program_version: Annotated[str, Field(max_length=100)]
    made_at: Annotated[str, Field(max_length=100)]
    rows: Count
    head: Sum
    destroyed: Count
    parts: tuple[Part, ...]


def label(made_at: str) -> Label:
    """The label of a backup that this program makes."""
    return Label(
        format="kamerbreed-backup",
        format_version=FORMAT_VERSION,
        program_version=version("kamerbreed"),
        made_at=made_at,
    )


def read_label(name: str, content: bytes, file: object) -> Label:
    """The label, from the first member. Raises LedgerError if this is no backup of ours, or a newer one."""
    try:
        if name != FIRST:
            raise ValueError(name)
        found = Label.model_validate_json(content)
    except ValueError:  # a ValidationError is one too
        raise LedgerError("backup.foreign", file=file) from None
    if found.format_version > FORMAT_VERSION:
        raise LedgerError(
            "backup.newer", file=file, found=found.format_version, known=FORMAT_VERSION,
            program=found.program_version,
        )  # fmt: skip
    return found


def read_manifest(content: bytes, file: object) -> Manifest:
    """The manifest. Raises LedgerError if it is none, or names a part that a backup does not have."""
    try:
        found = Manifest.model_validate_json(content)
    except ValidationError:
        raise LedgerError("backup.manifest", file=file) from None
    for part in found.parts:
        if not (is_statements(part.name) or document_in(part.name) or part.name in (FIRST, CHECKPOINT)):
            raise LedgerError("backup.name", file=file, name=part.name)
    return found


def statements_name(number: int) -> str:
    """The name of the part of this number, from 1 on."""
    return f"statements/{number:06}.jsonl.gz"


def is_statements(name: str) -> bool:
    """Whether this is the name of a part with statements."""
    return _STATEMENTS.fullmatch(name) is not None


def document_name(sha256: str) -> str:
    """The name of a kept file in the backup."""
    return f"documents/{sha256[:2]}/{sha256[2:]}"


def document_in(name: str) -> str:
    """The SHA-256 of the kept file of this name, empty if it is not the name of one."""
    match = _DOCUMENT.fullmatch(name)
    return match[1] + match[2] if match else ""
