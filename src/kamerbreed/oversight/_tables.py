# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The data files of this room."""

import csv
import functools
import importlib.resources
import io
from collections.abc import Mapping


@functools.cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """A data file of this room, as rows."""
    file = importlib.resources.files("kamerbreed.oversight") / name
    return tuple(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
