# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Shields: saying openly that something is stated which not everybody may see.

Without one, readers would go on seeing as known what somebody refuted in confidence. Whoever records
a hidden statement is asked whether readers see that something is shielded; ``openly`` is yes.
"""

from collections.abc import Sequence
from dataclasses import replace

from kamerbreed.picture._acts import Act, InSteps, Intent
from kamerbreed.picture._coordinates import PUBLIC
from kamerbreed.picture._picture import Picture
from kamerbreed.vocabulary import EXISTS, SHIELDED, Statement, property_of, say


def openly(act: Act[Intent]) -> Act[Intent]:
    """The same act, which says so to readers where it records or hides what they may not see.

    A shield goes again with the statement that it is about, when that is taken back.
    """

    def done(picture: Picture, intent: Intent) -> InSteps:
        return shielded(picture, act(picture, intent))

    return done


def shielded(picture: Picture, what: Sequence[Statement] | InSteps) -> InSteps:
    """What is to be appended, with the shields that it needs and without those that go with it."""
    given = what if isinstance(what, InSteps) else InSteps(statements=what, steps=[0] * len(what))
    said = list(given.statements)
    about = dict(given.about)
    reader = picture.seen_by(PUBLIC) if any(map(_may_hide, given.statements)) else picture
    for number, one in enumerate(given.statements):
        if one.act in ("retract", "destroy"):
            said += _lifted(picture, one)
        if _may_hide(one) and _needs_shield(reader, one, given.statements):
            shield = _shield(one)
            if one.act == "classify":
                shield = replace(shield, about=one.about)
            else:
                about[len(said)] = number
            said.append(shield)
    more = len(said) - len(given.statements)
    last = given.steps[-1] if given.steps else 0
    return InSteps(statements=said, steps=[*given.steps, *([last] * more)], about=about)


def _shield(said: Statement) -> Statement:
    return Statement(
        subject=said.subject,
        property=said.property,
        key=said.key,
        non_value=SHIELDED,
        basis="stated",
        stated_by=said.stated_by,
    )


def _may_hide(said: Statement) -> bool:
    """Whether readers may not see this statement, on a property that they see."""
    if said.act == "destroy" or not said.property or said.property == EXISTS:
        return False
    hidden = said.sensitivity != "public" or bool(said.audience)
    return hidden and property_of(said.subject, said.property).sensitivity == "public"


def _needs_shield(reader: Picture, said: Statement, together: Sequence[Statement]) -> bool:
    """Whether readers see the thing that it is on, and of an act the statement that it touches.

    Each hidden statement has a shield of its own: that of another one may be lifted with it. What was
    taken back needs none when it is hidden too: nobody goes on seeing it as known.
    """
    if said.act in ("retract", "classify"):
        row = reader.table.find(said.about)
        if row is None or not reader.readable[row] or reader.table.acted_on("retract", row):
            return False
    return reader.shows(said.subject) or _comes_openly(said.subject, together)


def _comes_openly(thing: str, together: Sequence[Statement]) -> bool:
    """Whether readers are told by what is recorded now that a thing is there."""
    existence = [one for one in together if one.subject == thing and one.property == EXISTS]
    return any(one.sensitivity == "public" and not one.audience for one in existence)


def _lifted(picture: Picture, act: Statement) -> list[Statement]:
    """The shields of a statement that goes, taken back for all to see."""
    table = picture.table
    row = table.find(act.about)
    shields = [one.row for one in table.shields if one.target == row and row is not None]
    return [
        Statement(
            act="retract",
            subject=act.subject,
            property=act.property,
            key=act.key,
            about=table.digest(shield),
            note=say("shield.lifted", "nl"),
            stated_by=act.stated_by,
        )
        for shield in shields
        if not table.acted_on("retract", shield)
    ]
