# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What forms share that lead to one act and write where nothing stood before."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kamerbreed.picture import Picture, Refusal, Seen
from kamerbreed.vocabulary import Statement, Told
from kamerbreed.web._answer import Scene
from kamerbreed.web._form import Compared, Typed

Intent = TypeVar("Intent")


@dataclass(frozen=True)
class ActForm:
    """A form that leads to one act; nothing stood before where it writes."""

    scene: Scene

    def places(self) -> tuple[tuple[str, str], ...]:
        """Nothing stands yet of what is not there."""
        return ()

    def compare(self, seen: Sequence[Seen]) -> Compared:
        """Nothing stood there."""
        return Compared(before=(), now=())

    def acted(
        self,
        typed: Typed,
        act: Callable[[Picture, Intent], Sequence[Statement]],
        intent: Intent,
        fields: Mapping[str, str],
    ) -> tuple[Statement, ...]:
        """What the act gives, nothing if it refuses.

        Each fault is noted once, at the field that ``fields`` gives by its key, else at the whole.
        """
        try:
            return tuple(act(self.scene.picture, intent))
        except Refusal as refusal:
            told: dict[str, Told] = {}
            for one in _each(refusal):
                told.setdefault(one.in_language("nl"), one)
            for one in told.values():
                typed.wrong(fields.get(one.key, ""), one)
            return ()


def _each(told: Told) -> Iterator[Told]:
    faults = told.parts.get("faults")
    if isinstance(faults, list | tuple):
        for one in faults:
            if isinstance(one, Told):
                yield from _each(one)
    elif told.key == "fault" and isinstance(inner := told.parts.get("problem"), Told):
        yield from _each(inner)
    else:
        yield told
