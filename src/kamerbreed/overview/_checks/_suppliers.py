# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The check of suppliers on whom too much rests."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._checks._judgements import FINDING, FINE, UNKNOWN, Bools, Judged, Judgements
from kamerbreed.overview._checks._parameters import Parameters
from kamerbreed.overview._checks._registry import check
from kamerbreed.overview._checks._sight import Sight, facts_of, rows_of, usable
from kamerbreed.overview._critical import critical
from kamerbreed.overview._once import once
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Component, Contract

SUPPLIER = "supplier"
Numbers = NDArray[np.int64]


@check("supplier-of-many-critical", severity="serious", aspect="beheer", counts="suppliers")
def supplier_of_many_critical(sight: Sight) -> Judgements:
    """A supplier of more critical components than is wise.

    A supplier of fewer cannot be judged as long as so many critical components have no known
    supplier that it might supply too many after all.
    """
    picture, parameters = sight.picture, sight.parameters
    limit, texts = parameters.critical_components, picture.table.things.texts
    things = critical(picture, assumptions=parameters.assumptions).things
    of_components = [texts[thing].startswith(f"{Component.slug}/") for thing in things.tolist()]
    stopping = things[np.array(of_components, np.bool_)]
    supplier, part = _supplied(sight)
    unknown = len(stopping) - int(np.isin(stopping, part).sum())
    _, rank = picture.table.alphabet.order()
    found = once(supplier)
    found = found[np.argsort(rank[found])]
    own = np.isin(part, stopping)
    place = np.searchsorted(rank[found], rank[supplier[own]])
    supplier, part = supplier[own], part[own]
    times = np.bincount(place, minlength=len(found))
    guessed = place[_guessed(sight, supplier, part)]

    def tell(cell: int) -> Judged:
        mine = part[place == cell]
        named = [texts[one] for one in mine[np.argsort(rank[mine])].tolist()]
        return _tell(picture, parameters, texts[found[cell]], named)

    return Judgements(
        subject=found.astype(np.int32),
        outcome=np.where(times > limit, FINDING, np.where(times + unknown <= limit, FINE, UNKNOWN)).astype(
            np.int8
        ),
        assumed=np.bincount(guessed, minlength=len(found)) > 0,
        tell=tell,
    )


def _supplied(sight: Sight) -> tuple[Numbers, Numbers]:
    """Who supplies what, each pair once, by their numbers: of the component itself, or of a contract."""
    picture = sight.picture
    own = sight.column(Component, SUPPLIER)
    cells = sight.usable(own) & picture.existences(Component).there[own.place]
    part = picture.roll.numbers(Component.slug)[own.place[cells]]
    by, covered = sight.column(Contract, SUPPLIER), sight.column(Contract, "covers")
    holds = sight.usable(by) & picture.existences(Contract).there
    also = sight.usable(covered) & holds[covered.place]
    suppliers = [picture.targets(own)[cells], picture.targets(by)[covered.place[also]]]
    pairs = np.stack(
        [np.concatenate(suppliers), np.concatenate([part, picture.targets(covered)[also]])]
    ).astype(np.int64)
    codes = once((pairs[0] << 32) | pairs[1])
    return codes >> 32, codes & 0xFFFFFFFF


def _guessed(sight: Sight, supplier: Numbers, part: Numbers) -> Bools:
    """Of each pair whether the component itself says so on no more than an assumption."""
    own = sight.column(Component, SUPPLIER)
    thing = sight.picture.roll.numbers(Component.slug)[own.place[~own.known]].astype(np.int64)
    found: Bools = np.isin((supplier << 32) | part, (own.key[~own.known].astype(np.int64) << 32) | thing)
    return found


def _tell(picture: Picture, parameters: Parameters, supplier: str, parts: Sequence[str]) -> Judged:
    own = {part: _rows_of_component(picture, parameters, supplier, part) for part in parts}
    if not all(own.values()):
        contracts = _contracts(picture, parameters, supplier)
        own = {part: rows or contracts[part] for part, rows in own.items()}
    return Judged(
        subject=supplier,
        related=tuple(parts),
        value=len(parts),
        rows=tuple(row for rows in own.values() for row in rows),
    )


def _rows_of_component(picture: Picture, parameters: Parameters, supplier: str, part: str) -> tuple[int, ...]:
    """The rows by which a component itself says that this party supplies it."""
    if not picture.existence(part).there:
        return ()
    found = [
        fact
        for fact in facts_of(picture, part, SUPPLIER)
        if usable(fact, parameters) and str(fact.value) == supplier
    ]
    return found[-1].rows if found else ()


def _contracts(picture: Picture, parameters: Parameters, supplier: str) -> dict[str, tuple[int, ...]]:
    """By component the rows of the first contract by which this party supplies it."""
    found: dict[str, tuple[int, ...]] = {}
    for relation in picture.incoming(supplier, SUPPLIER):
        contract = relation.subject
        if not contract.startswith(f"{Contract.slug}/") or not picture.existence(contract).there:
            continue
        for covered in picture.members(contract, "covers").values():
            if usable(relation.fact, parameters) and usable(covered, parameters):
                found.setdefault(str(covered.value), rows_of(relation.fact, covered))
    return found
