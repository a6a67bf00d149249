# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Columns, existences and names of all things of a kind in a picture."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kamerbreed.picture._asked import asked_places, question_unsaid
from kamerbreed.picture._at_once import NOT_PLAIN, PERHAPS, STANDS, Answers, Said, answers
from kamerbreed.picture._column import (
    AGREEMENT,
    EXISTENCE,
    FRESH,
    OF_NON_VALUE,
    QUESTION,
    SOLID,
    Column,
    Existences,
)
from kamerbreed.picture._columns import Interned
from kamerbreed.picture._facts import Fact
from kamerbreed.picture._meaning import KINDS
from kamerbreed.vocabulary import (
    EXISTS,
    SENSITIVITIES,
    Lang,
    Property,
    Thing,
    property_of,
    read_json,
    stale_after_days,
)

if TYPE_CHECKING:
    from kamerbreed.picture._picture import Picture

_REASONS = np.array([QUESTION.index(name) for name in ("answered", *OF_NON_VALUE.values())], np.int8)


@dataclass(slots=True, kw_only=True)
class _Cells:
    """The cells of a column while they are written."""

    place: NDArray[np.int32]
    key: NDArray[np.int32]
    said: NDArray[np.bool_]
    solid: NDArray[np.int8]
    fresh: NDArray[np.int8]
    agreement: NDArray[np.int8]
    question: NDArray[np.int8]
    backwards: NDArray[np.bool_]
    valued: NDArray[np.bool_]
    confirmed: NDArray[np.int32]
    row: NDArray[np.int32]
    apart: dict[int, Fact]


def _nothing(place: NDArray[np.int32], key: NDArray[np.int32], unsaid: int) -> _Cells:
    """Cells of facts on which nothing is said."""
    count = len(place)
    return _Cells(
        place=place,
        key=key,
        said=np.zeros(count, np.bool_),
        solid=np.zeros(count, np.int8),
        fresh=np.zeros(count, np.int8),
        agreement=np.zeros(count, np.int8),
        question=np.full(count, unsaid, np.int8),
        backwards=np.zeros(count, np.bool_),
        valued=np.zeros(count, np.bool_),
        confirmed=np.zeros(count, np.int32),
        row=np.full(count, -1, np.int32),
        apart={},
    )


def column_of(picture: "Picture", kind: type[Thing], name: str) -> Column:
    """One property of all things of a kind. Raises VocabularyError for a property that the kind lacks."""
    found = property_of(kind.slug, name)
    return _column(picture, kind, found, _standing_rows(picture, kind, name), by_thing=not found.many)


def several_of(picture: "Picture", kind: type[Thing], name: str) -> Column:
    """The facts of a property under which more than one statement stands, each a cell."""
    rows = _standing_rows(picture, kind, name)
    things, keys = (picture.table.column(part, picture.rows_held)[rows] for part in ("subject", "key"))
    again = np.zeros(len(rows) + 1, np.bool_)
    again[1:-1] = (things[1:] == things[:-1]) & (keys[1:] == keys[:-1])
    rows = rows[again[1:] | again[:-1]]
    return _column(picture, kind, property_of(kind.slug, name), rows, by_thing=False)


def _standing_rows(picture: "Picture", kind: type[Thing], name: str) -> NDArray[np.int32]:
    """The rows on a property of things of a kind that stand, by thing and key."""
    table = picture.table
    number = table.properties.get(name, len(table.properties.texts))
    rows = table.by_property.rows(KINDS[kind.slug], number, picture.rows_held)
    return rows[picture.standing[rows]]


def _column(
    picture: "Picture",
    kind: type[Thing],
    found: Property[object],
    rows: NDArray[np.int32],
    *,
    by_thing: bool,
) -> Column:
    """What these rows say of a property, a cell for each thing on the roll or for each fact that is told."""
    table, roll, name = picture.table, picture.roll, found.name
    said = Said(table, rows, picture.coordinates.valid_at.toordinal())
    shielded = SENSITIVITIES.index(found.sensitivity) > picture.coordinates.viewer.level
    unsaid = QUESTION.index("shielded" if shielded else "never_asked")
    no_key = table.things[""]
    if not by_thing:
        of_group = np.arange(len(said.starts))
        cells = _nothing(roll.place[said.things], said.keys, unsaid)
    else:
        count = len(roll.numbers(kind.slug))
        of_group = np.where(said.keys == no_key, roll.place[said.things], -1)
        place = np.arange(count, dtype=np.int32)
        cells = _nothing(place, np.full(count, no_key, np.int32), unsaid)
    asked = {} if shielded else _asked(picture, kind, found.name)
    _ask(cells, asked)
    if len(rows):
        _fill(picture, kind, found, said, of_group=of_group, cells=cells)
    return Column(
        subjects=roll.names(kind.slug),
        property=name,
        term=stale_after_days(kind.slug, name),
        unsaid=unsaid,
        asked={place: state for (place, key), state in asked.items() if key == no_key},
        **{field: getattr(cells, field) for field in _Cells.__slots__},
    )


def _asked(picture: "Picture", kind: type[Thing], name: str) -> dict[tuple[int, int], int]:
    """The states of the questions that were asked on a property, by place on the roll and number of key."""
    things, roll, found = picture.table.things, picture.roll, {}
    for subject, asked_name, key in asked_places(picture):
        # A key that nobody used has no number, and no cell.
        if asked_name != name or not subject.startswith(f"{kind.slug}/") or subject not in roll:
            continue
        number = things.get(key)
        if number is not None:
            place = int(roll.place[things[subject]])
            found[place, number] = QUESTION.index(question_unsaid(picture, subject, name, key))
    return found


def _ask(cells: _Cells, asked: Mapping[tuple[int, int], int]) -> None:
    """Let cells on which nothing stands tell that they were asked for; what stands is written over it."""
    for (place, key), state in asked.items():
        cells.question[(cells.place == place) & (cells.key == key)] = state


def _fill(
    picture: "Picture",
    kind: type[Thing],
    found: Property[object],
    said: Said,
    *,
    of_group: NDArray[np.intp],
    cells: _Cells,
) -> None:
    """Write what is said into the cells; ``of_group`` is the cell of each group, -1 for none."""
    cells.said[of_group[of_group >= 0]] = True
    given = answers(said, backwards=picture.coordinates.assume_backwards and found.structural)
    given.state[_judged_apart(picture, said)] = NOT_PLAIN
    stands = np.flatnonzero((given.state == STANDS) & (of_group >= 0))
    at, into = given.at[stands], of_group[stands]
    cells.solid[into] = _solid_of(given.basis[stands])
    cells.fresh[into] = _fresh(picture, kind, found, given, stands)
    cells.agreement[into] = AGREEMENT.index("one_voice")
    cells.question[into] = _REASONS[said.reason[at]]
    cells.backwards[into] = given.backwards[stands]
    cells.valued[into] = said.reason[at] == 0
    cells.confirmed[into] = given.confirmed[stands]
    cells.row[into] = said.rows[at]
    perhaps = np.flatnonzero((given.state == PERHAPS) & (of_group >= 0))
    cells.agreement[of_group[perhaps]] = AGREEMENT.index("uncertain")
    cells.question[of_group[perhaps]] = QUESTION.index("answered")
    cells.row[of_group[perhaps]] = np.where(given.at[perhaps] < 0, -1, said.rows[given.at[perhaps]])
    texts = picture.table.things.texts
    for group in np.flatnonzero((given.state == NOT_PLAIN) & (of_group >= 0)).tolist():
        start = said.starts[group]
        rows = said.rows[start : start + said.sizes[group]].tolist()
        fact = picture.fact_of(texts[said.things[group]], found.name, texts[said.keys[group]], rows)
        _put(cells, int(of_group[group]), fact)


def _judged_apart(picture: "Picture", said: Said) -> NDArray[np.intp]:
    """The groups in which a supervisor has ruled, or something is shielded."""
    judged = picture.table.judged
    if not judged:
        return np.zeros(0, np.intp)
    return said.group[np.isin(said.rows, judged)]


def _solid_of(basis: NDArray[np.int32]) -> NDArray[np.int32]:
    """Places in SOLID; what has no basis at all counts as the last of them."""
    return np.where(basis < 0, len(SOLID) - 1, basis + 1)


def _fresh(
    picture: "Picture", kind: type[Thing], found: Property[object], given: Answers, stands: NDArray[np.intp]
) -> NDArray[np.int8]:
    """How fresh what stands in these groups is, as a place in FRESH."""
    if found.timeless:
        return np.full(len(stands), FRESH.index("timeless"), np.int8)
    confirmed, grade = given.confirmed[stands], given.grade[stands]
    until = confirmed + stale_after_days(kind.slug, found.name)
    within = picture.coordinates.valid_at.toordinal() <= until
    dated = np.where(within, FRESH.index("current"), FRESH.index("stale"))
    undated = np.where(grade == 1, FRESH.index("begin_unknown"), FRESH.index("undated"))
    return np.where(confirmed > 0, dated, undated).astype(np.int8)


def _put(cells: _Cells, cell: int, fact: Fact) -> None:
    """Write a fact that was resolved by itself into a cell."""
    standing = fact.standing
    cells.solid[cell] = SOLID.index(standing.solid)
    cells.fresh[cell] = FRESH.index(standing.fresh.state)
    cells.agreement[cell] = AGREEMENT.index(standing.agreement)
    cells.question[cell] = QUESTION.index(standing.question)
    cells.backwards[cell] = standing.backwards
    cells.valued[cell] = fact.value is not None
    if standing.fresh.confirmed_on:
        cells.confirmed[cell] = np.datetime64(standing.fresh.confirmed_on, "D").astype(int) + _EPOCH
    cells.apart[cell] = fact


_EPOCH = 719_163
"""Ordinal of the first of January 1970."""


def distinct_of(picture: "Picture", column: Column) -> tuple[NDArray[np.int32], list[object]]:
    """The different values of a column, and for each cell which of them stands, -1 where none does."""
    numbers = np.full(len(column), -1, np.int32)
    cells = np.flatnonzero(column.valued & (column.row >= 0))
    texts = Interned()
    numbers[cells] = texts.numbers(picture.table.values(column.row[cells]))
    values = [read_json(text) for text in texts.texts]
    for cell, fact in column.apart.items():
        if fact.value is not None:
            numbers[cell] = len(values)
            values.append(fact.value)
    return numbers, values


def values_of(picture: "Picture", column: Column) -> list[object]:
    """The value of each cell, None where none stands."""
    numbers, values = distinct_of(picture, column)
    values.append(None)
    return [values[number] for number in numbers.tolist()]


def targets_of(picture: "Picture", column: Column) -> NDArray[np.int32]:
    """The number of the thing that each cell points at, -1 where none stands."""
    found = np.where(column.valued, picture.table.column("target", picture.rows_held)[column.row], -1)
    for cell, fact in column.apart.items():
        named = fact.value["on"] if isinstance(fact.value, dict) else fact.value
        found[cell] = -1 if named is None else picture.table.things[str(named)]
    return found.astype(np.int32)


def existences_of(picture: "Picture", kind: type[Thing]) -> Existences:
    """Whether each thing of a kind is there on the day of the picture."""
    column = column_of(picture, kind, EXISTS)
    state = np.full(len(column), EXISTENCE.index("unstated"), np.int8)
    state[column.said] = EXISTENCE.index("absent")
    cells = np.flatnonzero(column.row >= 0)
    sure, texts = column.solid[cells] > 0, picture.table.values(column.row[cells])
    numbers: dict[str, tuple[int, int]] = {}
    for text in set(texts):
        value = read_json(text) if text else None
        perhaps = "uncertain" if value is True else "absent"
        numbers[text] = EXISTENCE.index(_state_of_value(value)), EXISTENCE.index(perhaps)
    read = np.array([numbers[text] for text in texts], np.int8).reshape(-1, 2)
    state[cells] = np.where(sure, read[:, 0], read[:, 1])
    perhaps = column.agreement == AGREEMENT.index("uncertain")
    for cell in np.flatnonzero(perhaps & (column.row < 0)).tolist():
        state[cell] = EXISTENCE.index(state_of(picture.fact(column.subjects[cell], EXISTS)))
    for cell, fact in column.apart.items():
        state[cell] = EXISTENCE.index(state_of(fact))
    undated = (column.fresh == FRESH.index("undated")) | ~column.said
    assumed = column.solid == SOLID.index("assumed")
    return Existences(state=state, undated=undated, assumed=assumed)


def state_of(fact: Fact) -> str:
    """Whether a thing is there, by the fact of its existence; as the state of Existence."""
    if fact.possible:
        return "uncertain" if True in fact.possible else "absent"
    return _state_of_value(fact.value)


def _state_of_value(value: object) -> str:
    if value is None:
        return "absent"
    if value is False:
        return "ended"
    return "planned" if value == "planned" else "present"


def name_properties(kind: type[Thing], lang: Lang) -> list[str]:
    """The properties that name things of a kind, the one of this language first."""
    names = ["title_nl", "title"] if kind.slug in ("report", "request", "source") else ["name_nl", "name"]
    if lang == "en":
        names.reverse()
    return [name for name in names if name in kind.properties()]


def names_of(picture: "Picture", kind: type[Thing], lang: Lang) -> list[str]:
    """How each thing on the roll of a kind is called; as ``picture.name``."""
    subjects = picture.subjects(kind)
    names = _own_names(picture, kind, lang)
    if "" in names and picture.undated_knowledge is not picture:
        later = picture.undated_knowledge
        known = dict(zip(later.subjects(kind), _own_names(later, kind, lang), strict=True))
        names = [text or known.get(subject, "") for subject, text in zip(subjects, names, strict=True)]
    return [text or subject.partition("/")[2] for subject, text in zip(subjects, names, strict=True)]


def _own_names(picture: "Picture", kind: type[Thing], lang: Lang) -> list[str]:
    """The names that stand, empty where none does."""
    subjects = picture.subjects(kind)
    names, perhaps = [""] * len(subjects), np.zeros(len(subjects), np.bool_)
    for name in reversed(name_properties(kind, lang)):
        column = column_of(picture, kind, name)
        perhaps |= column.agreement == AGREEMENT.index("uncertain")
        values = values_of(picture, column)
        names = [str(value) if value else text for value, text in zip(values, names, strict=True)]
    for place in np.flatnonzero(perhaps).tolist():
        names[place] = picture.own_name(subjects[place], lang)
    return names
