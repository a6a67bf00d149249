# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The name that a file came with: text to show, never a path to use."""

import mimetypes
import re
import unicodedata

MOST_CHARACTERS = 120
_UNSAFE = re.compile(r'[<>:"|?*]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_NAMELESS = "document"
# Those of Python alone, so that every machine says the same.
_TYPES = mimetypes.MimeTypes()


def clean_name(name: str) -> str:
    """A name without folders, control signs, signs that turn the direction of writing, or other tricks.

    At most ``MOST_CHARACTERS`` long, with its extension kept; never empty, hidden, or a name that some
    system reserves.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name).rstrip("/\\"))[-1]
    seen = "".join(" " if sign.isspace() else sign for sign in last)
    plain = "".join(sign for sign in seen if not unicodedata.category(sign).startswith("C"))
    text = " ".join(_UNSAFE.sub("_", plain).split()).strip(". ")
    if len(text) > MOST_CHARACTERS:
        stem, dot, extension = text.rpartition(".")
        kept = f"{dot}{extension}" if stem and len(extension) <= 10 else ""
        text = text[: MOST_CHARACTERS - len(kept)].rstrip(". ") + kept
    if _RESERVED.fullmatch(text):
        text = f"_{text}"
    return text or _NAMELESS


def media_type(name: str) -> str:
    """The media type that the extension of a name claims; nobody has looked whether it is true."""
    return _TYPES.guess_type(name, strict=True)[0] or "application/octet-stream"
