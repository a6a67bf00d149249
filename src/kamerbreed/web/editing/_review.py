# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What will stand after something is entered, in sentences, before it is entered."""

from collections.abc import Collection, Iterator, Sequence

from kamerbreed.picture import Outcome, Picture, Seen, standing_members
from kamerbreed.vocabulary import Statement, property_of, read_json, say
from kamerbreed.web._answer import Scene
from kamerbreed.web._form import Compared
from kamerbreed.web._words import dates_of, plain_value, word

_PASSED = ("overtaken", "earlier", "outranked", "closed", "under")
_NON_VALUES = {"unknown": "nobody_knows"}


def review(scene: Scene, said: Statement, without: Collection[int] = ()) -> tuple[str, ...]:
    """What becomes of one statement, and of what others say in the same place."""
    outcome = scene.picture.outcome_with(said, without=without)
    return tuple(_lines(scene, said, outcome, without))


def _lines(scene: Scene, said: Statement, outcome: Outcome, without: Collection[int]) -> Iterator[str]:
    lang, picture = scene.lang, scene.picture
    for row in without:
        other = picture.table.entry(row).said
        yield say("edit.review.retracted", lang, value=value_text(scene, other), party=_name(scene, other))
    own = value_text(scene, said)
    role = outcome.roles.get(-1, "")
    yield say("edit.review.own", lang, value=own, role=word("role", role, lang) if role else "")
    if outcome.possible:
        yield say("edit.review.uncertain", lang)
    elif outcome.value is not None and role not in ("rules", "stands", "agrees", "differs"):
        yield say("edit.review.stands", lang, value=_shown(scene, said, outcome.value))
    yield from _others(scene, said, outcome)


def _others(scene: Scene, said: Statement, outcome: Outcome) -> Iterator[str]:
    lang = scene.lang
    before = _roles_before(scene.picture, said)
    disputing: dict[tuple[str, str], None] = {}
    passed: dict[tuple[str, str], None] = {}
    agreeing: dict[str, None] = {}
    for row, role in outcome.roles.items():
        if row < 0:
            continue
        other = scene.picture.table.entry(row).said
        line = (_name(scene, other), value_text(scene, other))
        same = (other.value, other.non_value) == (said.value, said.non_value)
        if role in ("rules", "stands", "differs", "agrees") and same:
            agreeing[line[0]] = None
        elif role in ("rules", "stands", "differs") and (outcome.disputed or outcome.ruled_by):
            disputing[line] = None
        elif role in _PASSED and before.get(row) in ("rules", "stands", "differs", "agrees"):
            passed[line] = None
    for party, value in disputing:
        yield say("edit.review.disputed", lang, party=party, value=value)
    for party, value in passed:
        yield say("edit.review.passed", lang, party=party, value=value)
    if agreeing:
        yield say("edit.review.agrees", lang, parties=", ".join(agreeing))


def shown_outcome(scene: Scene, said: Statement, outcome: Outcome) -> str:
    """What stands in the place of a statement, in a sentence."""
    if outcome.possible:
        return say("edit.review.uncertain", scene.lang)
    if outcome.value is None:
        return say("edit.review.nothing", scene.lang)
    return say("edit.review.stands", scene.lang, value=_shown(scene, said, outcome.value))


def _roles_before(picture: Picture, said: Statement) -> dict[int, str]:
    fact = picture.fact(said.subject, said.property, said.key)
    return {voice.entry.row: voice.role for voice in fact.voices}


def _name(scene: Scene, said: Statement) -> str:
    return scene.picture.name(said.stated_by, scene.lang).text


def value_text(scene: Scene, said: Statement) -> str:
    """What a statement says, with its dates."""
    dates = dates_of(said, scene.lang)
    if said.non_value:
        text = word("question", _NON_VALUES.get(said.non_value, said.non_value), scene.lang)
    elif said.value is None:
        text = say("destroyed", scene.lang)
    else:
        text = _shown(scene, said, said.value)
    return f"{text} ({dates})" if dates else text


def _shown(scene: Scene, said: Statement, value: str) -> str:
    """A value as text; one that resolving gives may be the reason for having none."""
    if value.startswith("\0"):
        return word("question", _NON_VALUES.get(value[1:], value[1:]), scene.lang)
    return plain_value(scene.picture, property_of(said.subject, said.property), read_json(value), scene.lang)


def compared(scene: Scene, seen: Sequence[Seen]) -> Compared:
    """What stood in these places when a form was made, and what stands there now."""
    now = scene.ledger.picture(scene.picture.coordinates)
    before: list[str] = []
    after: list[str] = []
    for one in seen:
        stands = standing_members(now, one.subject, one.property).get(one.key, ())
        for lines, digests in ((before, one.digests), (after, stands)):
            for digest in digests:
                row = now.table.find(digest)
                if row is not None and now.readable[row]:
                    said = now.table.entry(row).said
                    party = now.name(said.stated_by, scene.lang).text
                    value = value_text(scene, said)
                    lines.append(say("edit.moved.line", scene.lang, party=party, value=value))
    return Compared(before=tuple(before), now=tuple(after))
