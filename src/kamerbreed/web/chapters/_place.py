# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Where the chapters of a control room are told."""

from kamerbreed.web._place import Place

ROOMS, ONE = "chapters", "room-chapters"


def room_chapters_place(room: str) -> Place:
    """The page of one room in its four chapters, by its id."""
    return Place(name=ONE, path=(room.partition("/")[2],))
