# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Every hostile file by its name: a function that makes it in a folder and gives its path."""

import pathlib
from collections.abc import Callable

Maker = Callable[[pathlib.Path], pathlib.Path]
MAKERS: dict[str, Maker] = {}
"""Filled by the modules of archives, books, texts and things that are no files."""


def hostile(name: str) -> Callable[[Maker], Maker]:
    """Enter a function under the name of what it makes."""

    def enter(make: Maker) -> Maker:
        if name in MAKERS:
            raise KeyError(name)
        MAKERS[name] = make
        return make

    return enter
