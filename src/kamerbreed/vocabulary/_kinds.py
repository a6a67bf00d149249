# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Kinds and their properties: one class a kind, one line a property.

From these declarations follow validation, forms, templates, exports, completeness and the
glossary. Nothing about a kind is written down a second time.
"""

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Generic, Protocol, Self, TypeVar, overload

from kamerbreed.vocabulary._errors import VocabularyError
from kamerbreed.vocabulary._labels import Label, read_table
from kamerbreed.vocabulary._values import (
    ANYTHING,
    EXISTENCE,
    TEXT,
    ValueType,
    reference,
)

T = TypeVar("T")

CONTINUITY, GOVERNANCE, RISK, OVERSIGHT = "continuity", "governance", "risk", "oversight"
PURPOSES: Mapping[str, Label] = {
    CONTINUITY: Label("continuïteit", "continuity"),
    GOVERNANCE: Label("besturing", "governance"),
    RISK: Label("risico", "risk"),
    OVERSIGHT: Label("toezicht", "oversight"),
}
PERSONNEL, LOCATION, TECHNOLOGY, MANAGEMENT = "personeel", "locatie", "techniek", "beheer"
ASPECTS: Mapping[str, Label] = {
    PERSONNEL: Label("personeel", "personnel"),
    LOCATION: Label("locatie", "location"),
    TECHNOLOGY: Label("techniek", "technology"),
    MANAGEMENT: Label("beheer", "management"),
}
SENSITIVITIES = ("public", "internal", "confidential", "departementaal-vertrouwelijk")

EXISTS = "exists"
COMPILER = "party/samensteller"
"""The compiler of a bundled data set: no organisation, and its conclusions stand under documents."""


class Reader(Protocol):
    """What a picture offers to the things in it."""

    def one(self, subject: str, name: str) -> object: ...

    def many(self, subject: str, name: str) -> Mapping[str, object]: ...


class Property(Generic[T]):
    """A property of a kind: how it is said, what it may hold, who needs it and who should know it.

    ``wanted`` names the purposes that need it; ``keeper`` the candidates for who should know it
    (*bronhouder*), each a party or the name of a property of the same thing, the first that is
    known counts; ``timeless`` marks what identifies a thing and holds always; ``structural``
    what may be assumed backwards before it was first seen.
    """

    many = False

    def __init__(
        self,
        value_type: ValueType[Any],
        nl: str,
        en: str,
        help_nl: str,
        help_en: str,
        *,
        unit: str = "",
        key: str = "",
        timeless: bool = False,
        structural: bool = False,
        wanted: Sequence[str] = (),
        aspect: str = "",
        keeper: Sequence[str] = (),
        sensitivity: str = "public",
    ) -> None:
        self.type = value_type
        self.label = Label(nl, en)
        self.help = Label(help_nl, help_en)
        self.unit = unit
        self.key = key or ("thing" if value_type.is_reference else "label")
        self.timeless = timeless
        self.structural = structural
        self.wanted = tuple(wanted)
        self.aspect = aspect
        self.keeper = tuple(keeper)
        self.sensitivity = sensitivity
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @property
    def changing(self) -> bool:
        """Whether its value changes over time, so that a later beginning follows an open end."""
        return not self.timeless

    def check(self, value: object) -> object:
        """The cleaned value. Raises VocabularyError that says what was expected."""
        return self.type.check(value)

    @overload
    def __get__(self, thing: None, owner: type) -> Self: ...

    @overload
    def __get__(self, thing: "Thing", owner: type) -> T: ...

    def __get__(self, thing: "Thing | None", owner: type) -> Self | T:
        if thing is None:
            return self
        return self._read(thing)

    def _read(self, thing: "Thing") -> T:
        raise NotImplementedError


class One(Property[T | None]):
    """A property with one value at a time; read from a thing it is the value, or None if unknown."""

    def __init__(self, value_type: ValueType[T], *args: Any, **options: Any) -> None:
        super().__init__(value_type, *args, **options)

    def _read(self, thing: "Thing") -> T | None:
        return thing._reader.one(thing.id, self.name)  # type: ignore[return-value]  # checked when said


class Many(Property[Mapping[str, T]]):
    """A property with a value per key; read from a thing it is a mapping of key to value."""

    many = True

    def __init__(self, value_type: ValueType[T], *args: Any, **options: Any) -> None:
        super().__init__(value_type, *args, **options)

    def _read(self, thing: "Thing") -> Mapping[str, T]:
        return thing._reader.many(thing.id, self.name)  # type: ignore[return-value]  # checked when said


class Thing:
    """A thing in a picture, of some kind; its attributes are the values that stand there."""

    slug: ClassVar[str]
    label: ClassVar[Label]
    help: ClassVar[Label]
    keepers: ClassVar[tuple[str, ...]] = ()

    # fmt: off
    exists = One(EXISTENCE, "bestaat", "exists",
        "Of de zaak er is: ja, nee of gepland.",
        "Whether the thing is there: yes, no or planned.")
    name = One(TEXT, "naam", "name",
        "Naam, zoals bron of recht hem geeft.",
        "Name, as source or law gives it.", timeless=True)
    name_nl = One(TEXT, "Nederlandse naam", "Dutch name",
        "Naam in het Nederlands, als die verschilt.",
        "Name in Dutch, where it differs.", timeless=True)
    keeper = Many(reference("party"), "bronhouder", "who should know",
        "Partij die dit hoort te weten; gaat voor de regel van de soort.",
        "Party that should know this; goes before the rule of the kind.")
    remark = Many(ANYTHING, "bijzonderheid", "particular",
        "Wat van deze ene zaak bekend is en geen eigen veld heeft.",
        "What is known of this one thing and has no field of its own.")
    # fmt: on

    def __init_subclass__(
        cls, *, slug: str, nl: str, en: str, help_nl: str, help_en: str, **options: Any
    ) -> None:
        super().__init_subclass__(**options)
        if slug in _KINDS:
            raise VocabularyError("kind.twice", slug=slug)
        cls.slug = slug
        cls.label = Label(nl, en)
        cls.help = Label(help_nl, help_en)
        _KINDS[slug] = cls

    def __init__(self, id: str, read: Reader) -> None:
        self.id = id
        self._reader = read

    def __repr__(self) -> str:
        return f"<{self.id}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Thing) and self.id == other.id and self._reader is other._reader

    def __hash__(self) -> int:
        return hash(self.id)

    @classmethod
    def properties(cls) -> Mapping[str, Property[Any]]:
        """All properties of this kind by name, its own first."""
        return _properties_of(cls)  # type: ignore[arg-type]  # a class is hashable; mypy looks at its instances


_KINDS: dict[str, type[Thing]] = {}


@functools.cache
def _properties_of(kind: type[Thing]) -> Mapping[str, Property[Any]]:
    return {
        name: found
        for owner in kind.__mro__
        for name, found in vars(owner).items()
        if isinstance(found, Property)
    }


def kinds() -> Mapping[str, type[Thing]]:
    """All kinds by slug, in the order of the house."""
    return _KINDS


def kind_of(subject: str) -> type[Thing]:
    """The kind of a thing, by its id or the slug of a kind. Raises VocabularyError if there is none."""
    slug = subject.partition("/")[0]
    try:
        return _KINDS[slug]
    except KeyError:
        raise VocabularyError("kind.unknown", slug=slug, known=", ".join(_KINDS)) from None


def property_of(subject: str, name: str) -> Property[Any]:
    """The property of this name for a thing. Raises VocabularyError with the names that exist."""
    kind = kind_of(subject)
    try:
        return kind.properties()[name]
    except KeyError:
        known = ", ".join(kind.properties())
        raise VocabularyError("property.unknown", kind=kind.slug, name=name, known=known) from None


@functools.cache
def _terms() -> Mapping[str, int]:
    return {row["property"]: int(row["days"]) for row in read_table("staleness.csv")}


def stale_after_days(kind: str, name: str) -> int:
    """Days after which a value needs a new confirmation; from ``staleness.csv``, all of it assumed."""
    terms = _terms()
    return terms.get(f"{kind}.{name}") or terms.get(f"*.{name}") or terms["*.*"]


def every_property() -> Iterator[tuple[type[Thing], Property[Any]]]:
    """Each kind with each of its properties."""
    for kind in _KINDS.values():
        for found in kind.properties().values():
            yield kind, found
