# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What a file tells of its own origin: the first sheet of an export or a template, read back."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from kamerbreed.exchange._errors import ExchangeError
from kamerbreed.exchange._extract import FORMAT
from kamerbreed.exchange._grid import Line
from kamerbreed.picture import Coordinates, Viewer
from kamerbreed.vocabulary import SENSITIVITIES, Lang, VocabularyError, whole_day

_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """In which language a file was written, of which picture, and what it names without describing it."""

    lang: Lang | None
    coordinates: Coordinates | None
    fingerprint: str
    named: frozenset[str]


def read_origin(lines: Iterable[Line]) -> Origin | None:
    """Read the first sheet; None if it is none of ours. Raises ExchangeError for a form that is newer."""
    found: dict[str, str] = {}
    named = []
    for line in lines:
        if len(line.cells) < _WORDS or line.cells[2] is None:
            continue
        key, value = str(line.cells[2]), str(line.cells[1] or "")
        if key == "named":
            named.append(value)
        found[key] = value
    if "format" not in found:
        return None
    if found["format"] != FORMAT:
        raise ExchangeError("origin.format", found=found["format"], known=FORMAT)
    lang: Lang | None = "nl" if found.get("lang") == "nl" else "en" if found.get("lang") == "en" else None
    return Origin(
        lang=lang,
        coordinates=_coordinates(found),
        fingerprint=found.get("fingerprint", ""),
        named=frozenset(named),
    )


def _coordinates(found: dict[str, str]) -> Coordinates | None:
    try:
        if not found.get("valid_at"):
            return None
        return Coordinates(
            valid_at=whole_day(found["valid_at"]),
            known_at=_day(found.get("known_at", "")),
            known_by=found.get("known_by", ""),
            assume_backwards=found.get("assume_backwards") == "true",
            viewer=_viewer(found.get("viewer", "")),
        )
    except VocabularyError as error:
        raise ExchangeError("origin.damaged", problem=error) from None


def _day(text: str) -> datetime.date | None:
    return whole_day(text) if text else None


def _viewer(text: str) -> Viewer:
    clearance, *parties = (part.strip() for part in text.split(";"))
    known = clearance if clearance in SENSITIVITIES else SENSITIVITIES[0]
    return Viewer(clearance=known, parties=tuple(parties))
