# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The one error of files in and out, and why the system does not give a file."""

import errno

from kamerbreed.vocabulary import Told


class ExchangeError(Told, ValueError):
    """A file that cannot be read as it stands; the message names file, row and column."""


def reason_of(error: OSError) -> Told:
    """Why a file cannot be opened, as the last part of ``file.unreadable``."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return Told("reason.missing")
        case IsADirectoryError():
            return Told("reason.folder")
        case PermissionError():
            return Told("reason.forbidden")
        case OSError(errno=errno.ELOOP):
            return Told("reason.loop")
        case OSError(errno=errno.ENAMETOOLONG):
            return Told("reason.missing")
        case _:
            return Told("reason.device")
