# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Which kept files the statements name, and whether the store holds exactly those, whole."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db.backends.base.base import BaseDatabaseWrapper

from kamerbreed.documents import Documents
from kamerbreed.ledger._schema import TABLE

_NAMED = (
    f"SELECT key, subject, digest, salt IS NULL FROM {TABLE}"
    " WHERE property = 'file' AND act = 'assert' AND subject LIKE %s ORDER BY position"
)
_RETRACTED = f"SELECT about FROM {TABLE} WHERE property = 'file' AND act = 'retract'"


@dataclass(slots=True, kw_only=True)
class NamedFile:
    """A file that statements name: the sources that still stand on it, and all that ever did."""

    sha256: str
    standing: list[str] = field(default_factory=list)
    retracted: list[str] = field(default_factory=list)
    destroyed: list[str] = field(default_factory=list)

    @property
    def must_be_gone(self) -> bool:
        """Whether a decision to destroy took it away, and no other statement keeps it."""
        return bool(self.destroyed) and not self.standing


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesVerdict:
    """The store beside the statements: SHA-256 of each file, with the sources that name it.

    ``missing`` and ``altered`` files are named by a statement that stands, ``undestroyed`` ones had
    to be destroyed and are still there; these are faults. ``extra`` files are named by none.
    """

    whole: int
    missing: Mapping[str, tuple[str, ...]]
    altered: Mapping[str, tuple[str, ...]]
    undestroyed: Mapping[str, tuple[str, ...]]
    extra: tuple[str, ...]

    @property
    def is_well(self) -> bool:
        """Whether nothing is missing, altered or left over from a destroy."""
        return not (self.missing or self.altered or self.undestroyed)


def named_files(connection: BaseDatabaseWrapper) -> dict[str, NamedFile]:
    """Every file that a statement names, by SHA-256, in the order in which they were first named."""
    with connection.cursor() as cursor:
        cursor.execute(_RETRACTED)
        retracted = {row[0] for row in cursor.fetchall()}
        cursor.execute(_NAMED, ["source/%"])
        rows = cursor.fetchall()
    found: dict[str, NamedFile] = {}
    for sha256, subject, digest, erased in rows:
        named = found.setdefault(sha256, NamedFile(sha256=sha256))
        if erased:
            named.destroyed.append(subject)
        elif digest in retracted:
            named.retracted.append(subject)
        else:
            named.standing.append(subject)
    return found


def check_files(
    connection: BaseDatabaseWrapper, documents: Documents, progress: Callable[[int, int], None]
) -> FilesVerdict:
    """Read every kept file anew, and lay the store beside the statements."""
    named = named_files(connection)
    kept = list(documents.all())
    states: dict[str, str] = {}
    for number, sha256 in enumerate(kept, 1):
        states[sha256] = documents.state(sha256)
        progress(number, len(kept))
    standing = {one.sha256: tuple(one.standing) for one in named.values() if one.standing}
    return FilesVerdict(
        whole=sum(states.get(one) == "whole" for one in standing),
        missing={one: sources for one, sources in standing.items() if one not in states},
        altered={one: sources for one, sources in standing.items() if states.get(one) == "altered"},
        undestroyed={
            one.sha256: tuple(one.destroyed)
            for one in named.values()
            if one.must_be_gone and one.sha256 in states
        },
        extra=tuple(one for one in kept if one not in named),
    )
