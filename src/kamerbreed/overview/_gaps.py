# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What is not known, ranked by how much depends on it, and who should know it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kamerbreed.overview._cells import Cell
from kamerbreed.picture import Edge, Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A wanted property that is not known: how the question stands, and who should know it."""

    property: str
    state: str
    keepers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A thing with what is not known of it; ``reached`` counts the things that depend on it."""

    subject: str
    reached: int
    missing: tuple[Missing, ...]


def reach(edges: Iterable[Edge]) -> Mapping[str, int]:
    """For each thing how many others depend on it, directly or through others."""
    dependents: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        dependents[edge.on].add(edge.dependent)
    return {thing: len(_closure(thing, dependents)) for thing in dependents}


def _closure(start: str, dependents: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        for dependent in dependents.get(ahead.pop(), ()):
            if dependent not in seen and dependent != start:
                seen.add(dependent)
                ahead.append(dependent)
    return seen


def gaps(picture: Picture, cells: Sequence[Cell], edges: Iterable[Edge]) -> list[Gap]:
    """Every thing with something unknown, the one on which most depends first."""
    reached = reach(edges)
    unknown: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.state != "known":
            unknown[cell.subject].append(cell)
    ranked = sorted(unknown, key=lambda subject: (-reached.get(subject, 0), -len(unknown[subject]), subject))
    return [
        Gap(
            subject=subject,
            reached=reached.get(subject, 0),
            missing=tuple(
                Missing(
                    property=cell.property,
                    state=cell.state,
                    keepers=picture.keepers(subject, cell.property),
                )
                for cell in unknown[subject]
            ),
        )
        for subject in ranked
    ]
