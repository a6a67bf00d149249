# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What a second person must approve: a rule as data, ours or that of the installation."""

import csv
import functools
import io
import pathlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from kamerbreed import settings
from kamerbreed.accounts import CAPABILITIES
from kamerbreed.picture import Picture, level_of
from kamerbreed.vocabulary import ACTS, SENSITIVITIES, Label, Lang, Statement, VocabularyError

ANY = "*"
WHEN = ("always", "lowers", "supervisor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Second:
    """A row of the rule: of what, when, how many others must approve, and what they must be able to."""

    rule: str
    act: str
    kind: str
    property: str
    when: str
    persons: int
    capability: str
    label: Label

    def reason(self, lang: Lang) -> str:
        """Why a second person is needed."""
        return self.label.of(lang)


def read_rules(text: str) -> tuple[Second, ...]:
    """The rows of a rule. Raises VocabularyError for one that says what cannot be."""
    found = []
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), 2):
        fits = (
            row.get("act") in (ANY, *ACTS)
            and row.get("when") in WHEN
            and row.get("capability") in CAPABILITIES
            and str(row.get("persons", "")).isdigit()
            and int(row["persons"]) > 0
        )
        if not fits:
            raise VocabularyError("second.row", row=number, when=", ".join(WHEN))
        found.append(
            Second(
                rule=row["rule"],
                act=row["act"],
                kind=row["kind"],
                property=row["property"],
                when=row["when"],
                persons=int(row["persons"]),
                capability=row["capability"],
                label=Label(row["nl"], row["en"]),
            )
        )
    return tuple(found)


@functools.cache
def rules() -> tuple[Second, ...]:
    """The rule of this installation."""
    if settings.SECOND_PERSON:
        return read_rules(pathlib.Path(settings.SECOND_PERSON).read_text(encoding="utf-8"))
    own = resources.files(__package__ or "").joinpath("second_person.csv")
    return read_rules(own.read_text(encoding="utf-8"))


def second_person(
    picture: Picture, statements: Sequence[Statement], given: Sequence[Second] | None = None
) -> Second | None:
    """The row by which another person must approve these statements; the one that asks most persons.

    None if nobody must.
    """
    found = [
        row
        for row in (rules() if given is None else given)
        if any(_fits(picture, row, said, statements) for said in statements)
    ]
    return max(found, key=lambda row: row.persons, default=None)


def _fits(picture: Picture, row: Second, said: Statement, among: Sequence[Statement]) -> bool:
    if row.act not in (ANY, said.act) or row.property not in (ANY, said.property):
        return False
    if row.kind not in (ANY, said.subject.partition("/")[0]):
        return False
    if row.when == "lowers":
        return _lowers(picture, said, among)
    if row.when == "supervisor":
        return said.act in ("assert", "rule") and picture.one(said.stated_by, "type") == "supervisor"
    return True


def _lowers(picture: Picture, said: Statement, among: Sequence[Statement]) -> bool:
    """Whether more people may read afterwards what fewer could: a classification, or a correction."""
    if said.act == "classify":
        return _wider(picture, said.about, said)
    if said.act != "assert":
        return False
    place = (said.subject, said.property, said.key)
    return any(
        other.act == "retract"
        and (other.subject, other.property, other.key) == place
        and _wider(picture, other.about, said)
        for other in among
    )


def _wider(picture: Picture, digest: str, now: Statement) -> bool:
    row = picture.table.find(digest)
    if row is None:
        return False
    before = picture.table.entry(row).said
    lower = SENSITIVITIES.index(now.sensitivity) < level_of(picture.table, row)
    return (
        lower
        or bool(set(before.audience) and not set(now.audience) <= set(before.audience))
        or (bool(before.audience) and not now.audience)
    )
