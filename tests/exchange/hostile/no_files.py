# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Things with the name of a file that are none, or that never end."""

import os
import pathlib

from tests.exchange.hostile.makers import hostile


@hostile("no file: nothing there")
def _missing(folder: pathlib.Path) -> pathlib.Path:
    return folder / "in.xlsx"


@hostile("no file: a folder")
def _folder(folder: pathlib.Path) -> pathlib.Path:
    (folder / "in.xlsx").mkdir()
    return folder / "in.xlsx"


@hostile("no file: a pipe without a writer")
def _pipe(folder: pathlib.Path) -> pathlib.Path:
    os.mkfifo(folder / "in.xlsx")
    return folder / "in.xlsx"


@hostile("no file: a link that leads to itself")
def _loop(folder: pathlib.Path) -> pathlib.Path:
    (folder / "in.xlsx").symlink_to("in.xlsx")
    return folder / "in.xlsx"


@hostile("no file: a link to /dev/zero")
def _zero(folder: pathlib.Path) -> pathlib.Path:
    (folder / "in.xlsx").symlink_to("/dev/zero")
    return folder / "in.xlsx"


@hostile("no file: a link into /proc")
def _proc(folder: pathlib.Path) -> pathlib.Path:
    (folder / "in.xlsx").symlink_to("/proc/self/environ")
    return folder / "in.xlsx"


@hostile("no file: a name of 300 characters")
def _long(folder: pathlib.Path) -> pathlib.Path:
    return folder / ("x" * 300)
