# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A file that is there as a whole, or not at all."""

import contextlib
import os
import pathlib
import secrets
from collections.abc import Iterator

from kamerbreed.exchange._errors import ExchangeError


@contextlib.contextmanager
def whole_file(path: pathlib.Path) -> Iterator[pathlib.Path]:
    """A name beside ``path`` to write to, which takes its place when the block ends without an error.

    A file that is there already stays: raises ExchangeError if it is, or if the file cannot be
    written. Nothing half-written is left behind.
    """
    if path.exists() or path.is_symlink():
        raise ExchangeError("file.exists", path=path)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        yield beside
        with beside.open("rb") as made:
            os.fsync(made.fileno())
        beside.rename(path)
    except OSError as error:
        raise ExchangeError("file.unwritable", path=path, reason=error.strerror or str(error)) from None
    finally:
        beside.unlink(missing_ok=True)
