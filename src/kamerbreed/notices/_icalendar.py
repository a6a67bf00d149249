# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A calendar of due dates (RFC 5545): the same picture gives the same bytes."""

import datetime
import uuid
from collections.abc import Callable, Sequence

from kamerbreed.notices._due import Due
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Lang, say

MEDIA_TYPE = "text/calendar; charset=utf-8"
_FOLD = 75
"""Octets of a line without its end (RFC 5545, 3.1)."""
_NEVER = "19700101T000000Z"


def calendar(
    dues: Sequence[Due], picture: Picture, parties: Sequence[str], lang: Lang, address: Callable[[str], str]
) -> str:
    """All that is due for these parties as whole days; ``address`` gives the page of a thing."""
    names = ", ".join(picture.name(party, lang).text for party in parties)
    name = say("notices.calendar", lang, party=names)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Kamerbreed//Kamerbreed//{lang.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for one in sorted(dues, key=lambda one: (one.day, one.thing, one.key, one.text)):
        lines += _event(one, picture, lang, address(one.thing))
    lines.append("END:VCALENDAR")
    return "".join(folded(line) for line in lines)


def _event(one: Due, picture: Picture, lang: Lang, url: str) -> list[str]:
    # A day that is moved is the same event on another day, so the day is no part of its name.
    uid = uuid.uuid5(uuid.NAMESPACE_URL, f"kamerbreed:due:{one.thing}:{one.key or one.text.nl}")
    after = one.day + datetime.timedelta(days=1)
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{stamp(picture, one.thing)}",
        f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{after:%Y%m%d}",
        f"SUMMARY:{escaped(one.text.of(lang))}",
        f"DESCRIPTION:{escaped(picture.name(one.thing, lang).text)}",
        f"URL:{''.join(sign for sign in url if sign.isprintable())}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def stamp(picture: Picture, thing: str) -> str:
    """When the last was recorded of a thing that the viewer may see; never the clock, nor anything hidden."""
    moments = [voice.entry.recorded_at for voice in picture.history(thing)]
    latest = max(moments, default="")
    return f"{latest[:19].replace('-', '').replace(':', '')}Z" if latest else _NEVER


def escaped(text: str) -> str:
    """Text as a value: what ends a line or a value is written otherwise (3.3.11)."""
    lined = "\n".join(text.splitlines())
    plain = "".join(sign for sign in lined if sign == "\n" or sign.isprintable())
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(sign, written)
    return plain


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, no character cut in two, with its end."""
    pieces, piece, size, room = [], "", 0, _FOLD
    for sign in line:
        octets = len(sign.encode("utf-8", "replace"))
        if size + octets > room:
            pieces.append(piece)
            # The space before each further piece counts too.
            piece, size, room = "", 0, _FOLD - 1
        piece += sign
        size += octets
    return "\r\n ".join([*pieces, piece]) + "\r\n"
