# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What a picture says of one property of one thing, and the standing of that answer."""

import builtins
from collections.abc import Callable
from dataclasses import dataclass, field

from kamerbreed.picture._table import Entry
from kamerbreed.vocabulary import Told


class PictureError(Told, LookupError):
    """What was asked of a picture is not there; the message says what to ask instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """How fresh: ``current``, ``stale``, ``timeless``, ``undated`` or ``begin_unknown``.

    ``confirmed_on`` is the ISO day of the last confirmation, ``stale_since`` the day on which its
    term ran out; empty where there is none.
    """

    state: str
    confirmed_on: str = ""
    stale_since: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Four answers, never one word.

    ``solid``: measured, documented, stated, derived, assumed, or empty if nothing is known.
    ``fresh``: see Freshness. ``agreement``: one_voice, disputed, overtaken, uncertain, ruled, or empty.
    ``question``: answered, never_asked, nobody_knows, refused, not_applicable or shielded; of what was
    asked for and is not known asked, no_answer (within the term), partly, too_abstract.
    Beside them the marks ``template`` and ``backwards``: assumed for a room from a general model,
    or for a time before it was first seen.
    """

    solid: str
    fresh: Freshness
    agreement: str
    question: str
    template: bool = False
    backwards: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A statement under a fact, with its role in it."""

    entry: Entry
    role: str
    entered_later: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One property (and key) of one thing in a picture.

    ``value`` is what is shown first (JSON: text, number, boolean or record), None if nothing is
    known, uncertain, or there is a reason for having none; ``values`` are all that stand,
    ``possible`` all that may be the case inside the imprecision of a date, whose certain edges
    (ISO days) are in ``edges``. ``why_first`` is the reason why ``value`` is shown first. ``rows``
    are the rows of the table that a viewer may see here; ``voices`` reads them. Where a supervisor
    has ruled (*vaststelling*) that is ``ruled_by``, and ``disputed_by`` are the parties that say otherwise.
    """

    subject: str
    property: str
    key: str
    value: object
    values: tuple[object, ...]
    non_value: str
    standing: Standing
    rows: tuple[int, ...]
    read_voices: Callable[[], tuple[Voice, ...]] = field(repr=False, compare=False)
    possible: tuple[object, ...] = ()
    edges: tuple[str, str] | None = None
    shown_from: str = ""
    why_first: str = ""
    ruled_by: str = ""
    disputed_by: tuple[str, ...] = ()

    @builtins.property  # a field of this class is called property
    def voices(self) -> tuple[Voice, ...]:
        """The statements under the fact, with their roles."""
        return self.read_voices()

    @builtins.property  # a field of this class is called property
    def known(self) -> bool:
        """Whether it counts as known: a value, on more than an assumption, that somebody gave here."""
        standing = self.standing
        return (
            self.value is not None
            and standing.solid not in ("", "assumed")
            and not standing.template
            and not standing.backwards
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Existence:
    """Whether a thing is there.

    ``state``: present, planned, ended, absent (nothing says that it was there on this day),
    uncertain or unstated (there are facts, but nobody says that it exists). ``undated``: no
    source says since when. ``assumed``: only assumed.
    """

    state: str
    undated: bool = False
    assumed: bool = False

    @builtins.property  # a field of this class is called property
    def there(self) -> bool:
        """Whether it belongs to the things of the picture; what is only planned does not."""
        return self.state in ("present", "uncertain", "unstated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """That one thing names another, in which property, and how that stands."""

    subject: str
    property: str
    target: str
    fact: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A dependency: ``dependent`` needs ``on``; how bad its loss is and on what ground both rest."""

    dependent: str
    on: str
    strength: str
    solid: str
    template: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The name of a thing; ``later`` if it was not yet knowable at the coordinates."""

    text: str
    later: bool = False
