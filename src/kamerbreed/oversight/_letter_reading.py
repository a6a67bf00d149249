# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A picture that notes which facts were looked at, so that a sentence knows what it rests on."""

import builtins
import functools
from collections.abc import Mapping
from dataclasses import dataclass

from kamerbreed.oversight._events import Event, weakest
from kamerbreed.picture import Fact, Picture, level_of
from kamerbreed.vocabulary import EXISTS, Label, Told, property_of, read_table

ASSUMED, DISPUTED = "assumed", "disputed"


class LackingError(Told, LookupError):
    """A sentence cannot be written; the message says which fact is missing, or why it does not carry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A fact under a sentence: its place, the digests of the statements that stood there, and its basis."""

    subject: str
    property: str
    key: str = ""
    digests: tuple[str, ...] = ()
    basis: str = ""

    @builtins.property  # a field of this class is called property
    def place(self) -> tuple[str, str, str]:
        """Thing, property and key."""
        return self.subject, self.property, self.key


class Reading:
    """What is read of a picture for one sentence.

    ``one``, ``many`` and the rest raise LackingError where nothing stands, where parties differ or where it
    is only assumed: a sentence is made of all its facts or not at all.
    """

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self._facts: dict[tuple[str, str, str], Fact] = {}
        self._weighed: set[tuple[str, str, str]] = set()

    def one(self, subject: str, name: str) -> str:
        """The value of a property, on which the firmness of the sentence depends."""
        fact = self.picture.fact(subject, name)
        return str(self._noted(fact).value)

    def prose(self, subject: str, name: str) -> str:
        """The Dutch words of a property; a letter is Dutch, and nobody's words are translated here."""
        value = self._noted(self.picture.fact(subject, name)).value
        text = value.get("nl", "") if isinstance(value, dict) else str(value)
        if not text:
            raise LackingError("letter.no_dutch", thing=subject, property=_label(subject, name))
        return text

    def many(self, subject: str, name: str) -> Mapping[str, str]:
        """The members of a property with several, by key; at least one."""
        facts = {
            key: fact for key, fact in self.picture.members(subject, name).items() if fact.value is not None
        }
        if not facts:
            raise LackingError("letter.lacking", thing=subject, property=_label(subject, name))
        return {key: str(self._noted(fact).value) for key, fact in facts.items()}

    def exists(self, subject: str) -> str:
        """That a thing is there; gives its id."""
        self._keep(self.picture.fact(subject, EXISTS))
        return subject

    def event(self, event: Event, *names: str) -> Event:
        """An event with when, by whom and with what it happened.

        Its kind is kept and not weighed: it is the nearest code of a closed list, and no claim of its own.
        """
        self._keep(self.picture.fact(event.subject, "type"))
        self._noted(self.picture.fact(event.subject, "date"))
        for name in names:
            if property_of(event.subject, name).many:
                self.many(event.subject, name)
            else:
                self.one(event.subject, name)
        return event

    def party(self, party: str) -> str:
        """A party as it is called in a sentence, with its article."""
        own = self.picture.own_name(party, "nl")
        for name in ("name_nl", "name"):
            fact = self.picture.fact(party, name)
            if fact.value == own:
                self._keep(fact)
                break
        return with_article(own or self.picture.name(party, "nl").text)

    def _noted(self, fact: Fact) -> Fact:
        label = _label(fact.subject, fact.property)
        if fact.value is None:
            raise LackingError("letter.lacking", thing=fact.subject, property=label)
        if fact.standing.agreement == DISPUTED:
            raise LackingError("letter.disputed", thing=fact.subject, property=label)
        if fact.standing.solid == ASSUMED:
            raise LackingError("letter.assumed", thing=fact.subject, property=label)
        self._keep(fact)
        self._weighed.add((fact.subject, fact.property, fact.key))
        return fact

    def _keep(self, fact: Fact) -> None:
        if fact.rows:
            self._facts[(fact.subject, fact.property, fact.key)] = fact

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """The facts that were read, in order."""
        return tuple(ground_of(self.picture, fact) for _, fact in sorted(self._facts.items()))

    @property
    def basis(self) -> str:
        """The weakest ground under what the sentence claims; empty where it only names things."""
        return weakest(self._facts[place].standing.solid for place in self._weighed)

    @property
    def level(self) -> int:
        """How sensitive the most sensitive statement under the sentence is."""
        rows = [row for fact in self._facts.values() for row in fact.rows]
        return max((level_of(self.picture.table, row) for row in rows), default=0)


def _label(subject: str, name: str) -> Label:
    return property_of(subject, name).label


def ground_of(picture: Picture, fact: Fact) -> Ground:
    """A fact with the digests of the statements under it."""
    return Ground(
        subject=fact.subject,
        property=fact.property,
        key=fact.key,
        digests=tuple(sorted(picture.table.digest(row) for row in fact.rows)),
        basis=fact.standing.solid,
    )


@functools.cache
def _articles() -> Mapping[str, str]:
    return {row["word"]: row["said"] for row in read_table("letter_articles.csv", "oversight")}


def with_article(name: str) -> str:
    """A name as it stands in a sentence: ``de Inspectie ...``, ``de minister van ...``."""
    first, space, rest = name.partition(" ")
    said = _articles().get(first, first)
    if said == "de voorzitter" and rest:
        return f"{said} van {with_article(rest)}"
    return f"{said}{space}{rest}"
