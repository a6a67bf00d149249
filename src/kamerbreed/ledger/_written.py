# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What was just stored, for a witness: which statements on what, and nothing of what they say."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kamerbreed.picture import InSteps


class Trace(NamedTuple):
    """A statement without its value: ``about`` is the digest that its act concerns, empty for most."""

    act: str
    subject: str
    property: str
    about: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Statements that are stored and not yet committed: by whom, in which batch."""

    recorded_by: str
    batch: str
    given: InSteps
    digests: Sequence[str]

    def __len__(self) -> int:
        return len(self.digests)

    def traces(self) -> Iterator[Trace]:
        """Each statement in its order, made when it is asked for: there may be a million."""
        for place, (said, digest) in enumerate(zip(self.given.statements, self.digests, strict=True)):
            on = self.given.about.get(place)
            about = said.about if on is None else self.digests[on]
            yield Trace(said.act, said.subject, said.property, about, digest)

    @property
    def object(self) -> str:
        """What was written on: the one thing, or else the batch."""
        things = {one.subject for one in self.given.statements}
        return things.pop() if len(things) == 1 else self.batch

    @property
    def detail(self) -> str:
        """A few words more, as ``name:value``: which statement, or how many on how many things."""
        if len(self) == 1:
            (one,) = self.traces()
            words = {"property": one.property, "digest": one.digest, "about": one.about}
        else:
            things = len({one.subject for one in self.given.statements})
            words = {"statements": str(len(self)), "things": str(things), "batch": self.batch}
        return " ".join(f"{name}:{word}" for name, word in words.items() if word)


Witness = Callable[[Written], None]
"""Looks at what is about to be committed. If it raises, nothing is."""
