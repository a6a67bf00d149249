# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Everything has a Dutch and an English name; the product speaks Dutch first."""

import csv
import functools
import importlib.resources
import io
from collections.abc import Mapping
from typing import Literal, NamedTuple

Lang = Literal["nl", "en"]
LANGUAGES: tuple[Lang, ...] = ("nl", "en")


class Label(NamedTuple):
    """One wording in both languages."""

    nl: str
    en: str

    def of(self, lang: Lang) -> str:
        """The wording in this language."""
        return self.en if lang == "en" else self.nl


def read_table(name: str, room: str = "vocabulary") -> list[dict[str, str]]:
    """A data file of a room (``overview``, ``web.home``), as rows by the names of its columns."""
    file = importlib.resources.files(f"kamerbreed.{room}") / name
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))


@functools.cache
def read_labels(name: str) -> Mapping[str, Label]:
    """A data file of wordings, with the columns ``key``, ``nl`` and ``en``."""
    return {row["key"]: Label(row["nl"], row["en"]) for row in read_table(name)}


@functools.cache
def scales() -> Mapping[str, Mapping[str, Label]]:
    """Every closed list of codes: scale, code, label; from ``scales.csv``."""
    found: dict[str, dict[str, Label]] = {}
    for row in read_table("scales.csv"):
        found.setdefault(row["scale"], {})[row["code"]] = Label(row["nl"], row["en"])
    return found


@functools.cache
def signs() -> Mapping[str, Mapping[str, str]]:
    """The sign that stands beside a code, by scale, for those that have one; from ``signs.csv``."""
    found: dict[str, dict[str, str]] = {}
    for row in read_table("signs.csv"):
        found.setdefault(row["scale"], {})[row["code"]] = row["sign"]
    return found
