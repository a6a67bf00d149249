# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The terms of the field, with the ground of each meaning, and how they are made from the facts.

They are words and no statements of the world: they stand in ``terms.csv``, beside the data. Basis,
sources and note are those of the facts. A meaning is the compiler's own short wording in English and
no quotation; ``terms_nl.csv`` holds the compiler's translation of it, and adds nothing.
"""

import csv
import functools
import pathlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from kamerbreed.vocabulary import Label, Source

_HERE = pathlib.Path(__file__).resolve().parent
FILE, TRANSLATIONS = _HERE / "terms.csv", _HERE / "terms_nl.csv"
COLUMNS = "id nl en meaning_nl meaning_en basis sources note".split()
_BEGIN_OF_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=[0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the field; ``meaning`` is empty where the facts give none."""

    id: str
    label: Label
    meaning: Label
    basis: str
    sources: tuple[str, ...]
    note: str


@functools.cache
def terms() -> tuple[Term, ...]:
    """Every term, in the order of the facts."""
    return tuple(
        Term(
            id=row["id"],
            label=Label(row["nl"], row["en"]),
            meaning=Label(row["meaning_nl"], row["meaning_en"]),
            basis=row["basis"],
            sources=_listed(row["sources"]),
            note=row["note"],
        )
        for row in _rows(FILE)
    )


def convert_terms(facts: pathlib.Path) -> list[dict[str, str]]:
    """The rows of ``terms.csv`` that follow from ``terms.csv`` of the facts and the translations."""
    dutch = {row["id"]: row["meaning_nl"] for row in _rows(TRANSLATIONS)}
    return [_row(raw, dutch) for raw in _rows(facts / "terms.csv")]


def write_terms(rows: Sequence[dict[str, str]]) -> None:
    """Write ``terms.csv``."""
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _row(raw: dict[str, str], dutch: dict[str, str]) -> dict[str, str]:
    name = _BEGIN_OF_WORD.sub("-", raw["code_name"]).lower()
    return {
        "id": name,
        "nl": raw["term_nl"],
        "en": raw["term_en"],
        "meaning_nl": dutch[name] if raw["meaning"] else "",
        "meaning_en": raw["meaning"],
        "basis": raw["basis"],
        "sources": ";".join(f"{Source.slug}/{source}" for source in _listed(raw["source"])),
        "note": raw["note"],
    }


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def _rows(file: pathlib.Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
