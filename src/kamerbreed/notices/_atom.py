# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A feed of changes in Atom (RFC 4287)."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from kamerbreed.notices._changes import Change
from kamerbreed.notices._wording import change_lines, change_title
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Lang, say

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_NEVER = "1970-01-01T00:00:00Z"
"""When an empty feed was changed: that there is nothing to see says nothing of when something happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Where a feed stands and where its things are shown; ``thing`` gives the whole address of a page."""

    here: str
    home: str
    lang: Lang
    thing: Callable[[str], str]


def atom(feed: Feed, picture: Picture, found: Sequence[Change], most: int) -> str:
    """The feed of these changes, the latest first; the same changes give the same text."""
    lang = feed.lang
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang}">',
        f"  <id>{_urn('feed', feed.here)}</id>",
        f"  <title>{_text(say('notices.feed.title', lang))}</title>",
        f"  <subtitle>{_text(say('notices.feed.subtitle', lang, n=most))}</subtitle>",
        f"  <updated>{found[0].at if found else _NEVER}</updated>",
        "  <author><name>Kamerbreed</name></author>",
        f'  <link rel="self" type="application/atom+xml" href={_attribute(feed.here)}/>',
        f'  <link rel="alternate" type="text/html" href={_attribute(feed.home)}/>',
        *(line for one in found for line in _entry(feed, picture, one)),
        "</feed>",
    ]
    return "\n".join(parts) + "\n"


def _entry(feed: Feed, picture: Picture, one: Change) -> list[str]:
    first = feed.thing(one.things[0]) if len(one.things) == 1 else feed.home
    return [
        "  <entry>",
        f"    <id>{_urn('change', one.digest)}</id>",
        f"    <title>{_text(change_title(picture, one, feed.lang))}</title>",
        f"    <updated>{one.at}</updated>",
        f'    <link rel="alternate" type="text/html" href={_attribute(first)}/>',
        f'    <content type="text">{_text(change_lines(picture, one, feed.lang, feed.thing))}</content>',
        "  </entry>",
    ]


def _urn(kind: str, name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"kamerbreed:{kind}:{name}").urn


def _text(text: str) -> str:
    return escape(_xml(text))


def _attribute(text: str) -> str:
    return quoteattr(_xml(text))


def _xml(text: str) -> str:
    """Without the signs that no XML may hold."""
    return "".join(
        sign if sign in "\n\t" or _allowed(ord(sign)) else "\N{REPLACEMENT CHARACTER}" for sign in text
    )


def _allowed(code: int) -> bool:
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
