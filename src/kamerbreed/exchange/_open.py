# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Opening a file of rows and columns, by what it holds and not by how it is called."""

import contextlib
import pathlib
from collections.abc import Iterator

from kamerbreed.exchange._grid import Grid


@contextlib.contextmanager
def open_grid(path: pathlib.Path) -> Iterator[Grid]:
    """Open a workbook (.xlsx) or CSV file as a grid, and close it afterwards.

    Lines are read as they are asked for, so that also within the block an ExchangeError may come.
    Nothing is unpacked to disk. Raises ExchangeError that names the file, for whatever cannot be read.
    """
    raise NotImplementedError
    yield
