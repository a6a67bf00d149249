# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands otherwise in one picture than in another."""

from dataclasses import dataclass

from kamerbreed.picture._documents import DifferenceItem
from kamerbreed.picture._facts import Fact
from kamerbreed.picture._picture import Picture
from kamerbreed.vocabulary import kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A fact in two pictures.

    ``entered_later``: the second rests on a statement that the first ledger did not hold.
    """

    subject: str
    property: str
    key: str
    before: Fact
    after: Fact
    entered_later: bool

    def document(self) -> DifferenceItem:
        """For programs."""
        return DifferenceItem(
            subject=self.subject,
            property=self.property,
            key=self.key,
            before=self.before.value,
            after=self.after.value,
            entered_later=self.entered_later,
        )


def _seen(fact: Fact) -> tuple[object, ...]:
    return (repr(fact.value), repr(fact.values), repr(fact.possible), fact.non_value)


def difference(before: Picture, after: Picture) -> list[Difference]:
    """Every fact that stands otherwise, in the order of the vocabulary."""
    found: list[Difference] = []
    same_table = before.table is after.table
    held = before.rows_held
    for kind in kinds().values():
        for subject in sorted({*before.subjects(kind), *after.subjects(kind)}):
            places = {
                (fact.property, fact.key): None
                for picture in (before, after)
                for fact in picture.facts(subject)
            }
            for name, key in places:
                old, new = before.fact(subject, name, key), after.fact(subject, name, key)
                if _seen(old) != _seen(new):
                    later = same_table and any(
                        voice.entry.row >= held or voice.entered_later for voice in new.voices
                    )
                    found.append(
                        Difference(
                            subject=subject,
                            property=name,
                            key=key,
                            before=old,
                            after=new,
                            entered_later=later,
                        )
                    )
    return found
