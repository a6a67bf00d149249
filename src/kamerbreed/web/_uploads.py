# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Files that came with a form, until what they are for is entered: a form with a fault keeps its file.

They stand in a private folder outside the database, under their SHA-256; what nobody came back for
goes after a day.
"""

import hashlib
import pathlib
import time
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.core.files.uploadedfile import UploadedFile

from kamerbreed import settings
from kamerbreed.documents import DocumentError, Documents, clean_name

_SALT = "kamerbreed.upload"
_DAY_S = 86_400
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that came with a form: its content by SHA-256, the name it came with, its size."""

    sha256: str
    name: str
    bytes: int

    @property
    def token(self) -> str:
        """The file as a form carries it on, which nobody else can write."""
        return signing.dumps([self.sha256, self.name, self.bytes], salt=_SALT)


def upload_limit() -> int:
    """The size in bytes of the largest file that is taken: that of ``KAMERBREED_DOCUMENT_LIMIT_MB``."""
    text = settings.DOCUMENT_LIMIT_MB
    return (int(text) if text.isascii() and text.isdigit() and int(text) else 500) * _MEGABYTE


def kept_documents() -> Documents:
    """The kept files of this installation."""
    return Documents(settings.DOCUMENTS)


def take_upload(file: "UploadedFile[Any]") -> Upload:
    """Keep a file that came with a form. Raises DocumentError if it is empty or too large."""
    waiting = _waiting()
    _sweep(waiting.folder)
    name = clean_name(file.name or "")
    kept = waiting.keep_stream(file, name=name, limit=upload_limit())  # type: ignore[arg-type]  # it reads as one
    return Upload(sha256=kept.sha256, name=name, bytes=kept.bytes)


def carried_upload(token: str) -> Upload | None:
    """The file that a form carries on, if it is still there."""
    if not token:
        return None
    try:
        sha256, name, size = signing.loads(token, salt=_SALT, max_age=_DAY_S)
    except signing.BadSignature:
        return None
    found = Upload(sha256=sha256, name=name, bytes=size)
    return found if _waiting().state(sha256) == "whole" else None


def keep_upload(upload: Upload) -> bool:
    """Make it a kept file; gives whether it is new there. Raises DocumentError."""
    with _waiting().open_kept(upload.sha256) as stream:
        kept = kept_documents().keep_stream(
            stream, name=upload.name, limit=upload_limit(), expected=upload.sha256
        )
    return kept.new


def drop_upload(upload: Upload) -> None:
    """What was entered need not wait any longer."""
    try:
        _waiting().remove(upload.sha256)
    except DocumentError:
        return  # it goes after a day


def _waiting() -> Documents:
    return Documents(settings.HOME / "incoming")


def _sweep(folder: pathlib.Path) -> None:
    limit = time.time() - _DAY_S
    for path in folder.glob("??/*"):
        try:
            if path.stat().st_mtime < limit:
                path.unlink()
        except OSError:
            continue  # another one swept it


def name_of_submit(batch: str) -> str:
    """Eight signs that belong to a submit and to no other, for ids that are made up."""
    return hashlib.sha256(batch.encode()).hexdigest()[:8]
