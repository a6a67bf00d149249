# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a file that is read, written or kept."""

import errno

from kamerbreed.vocabulary import Told

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


class DocumentError(Told, ValueError):
    """A file that cannot be read, written or kept; the message names it and says what to do."""


def cannot_read(name: object, error: OSError) -> DocumentError:
    """That the system does not give this file."""
    if error.errno == errno.ELOOP:
        return DocumentError("document.link", file=name)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return DocumentError("document.missing", file=name)
    if error.errno in _FORBIDDEN:
        return DocumentError("document.forbidden", file=name)
    return DocumentError("document.unreadable", file=name, detail=error.strerror or "")


def cannot_write(name: object, error: OSError) -> DocumentError:
    """That the system does not take this file: the disk is full, it is not allowed, or else."""
    if error.errno in _FULL:
        return DocumentError("written.full", file=name)
    if error.errno == errno.EFBIG:
        return DocumentError("written.large", file=name)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return DocumentError("written.folder", file=name)
    if error.errno in _FORBIDDEN:
        return DocumentError("written.forbidden", file=name)
    return DocumentError("written.failed", file=name, detail=error.strerror or "")
