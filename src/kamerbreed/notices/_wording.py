# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How changes are said, in a feed and in a mail."""

from collections.abc import Callable

from kamerbreed.notices._changes import Change
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Lang, say, say_number

MOST_NAMED = 20
"""Things of one moment that are named; the others are counted."""


def change_title(picture: Picture, one: Change, lang: Lang) -> str:
    """On what there is something new: the one thing, or how many."""
    if len(one.things) == 1:
        return picture.name(one.things[0], lang).text
    return say("notices.things", lang, n=say_number(len(one.things), lang))


def change_lines(picture: Picture, one: Change, lang: Lang, thing: Callable[[str], str]) -> str:
    """How much was said, then each thing by name with its address, a line each."""
    counts = {"said": say_number(one.said, lang), "acts": say_number(one.acts, lang)}
    lines = [say("notices.counts", lang, **counts)]
    lines += [f"{picture.name(id_, lang).text}: {thing(id_)}" for id_ in one.things[:MOST_NAMED]]
    if len(one.things) > MOST_NAMED:
        lines.append(say("more", lang, n=say_number(len(one.things) - MOST_NAMED, lang)))
    return "\n".join(lines)
