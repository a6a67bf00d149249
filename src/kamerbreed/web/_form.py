# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A form: its fields, what was typed in them, and what is wrong with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.http import QueryDict

from kamerbreed.vocabulary import Bilingual, Lang, Told, say
from kamerbreed.web._frame import Option
from kamerbreed.web._words import Link

MOST_TYPED = 100_000
"""Signs of one field that are read; what is longer is refused and stays in the form."""
_FIELDS_OF_STATEMENTS = {
    "value": "waarde",
    "key": "lid",
    "basis": "grond",
    "stated_by": "partij",
    "sources": "bron-1",
    "locator": "plaats",
    "quotation": "citaat",
    "note": "toelichting",
    "valid_from": "vanaf",
    "valid_to": "tot",
    "observed_on": "peildatum",
    "sensitivity": "rubricering",
    "audience": "lezers",
    "subject": "id",
}
"""Fields of a statement, and where they are typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a form.

    ``kind``: ``text``, ``area``, ``select``, ``radio``, ``checkbox`` or ``file``. ``choices`` are
    offered and bind nobody (a datalist); ``options`` are all that can be chosen.
    """

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    hint: str = ""
    unit: str = ""
    errors: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    choices: tuple[Option, ...] = ()
    required: bool = False

    @property
    def id(self) -> str:
        """Where it stands on the page."""
        return f"f-{self.name.replace('.', '-')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Fields that belong together; ``folded`` until somebody opens it, unless something in it is wrong."""

    id: str
    title: str
    fields: tuple[Field, ...]
    note: str = ""
    folded: bool = False

    @property
    def open(self) -> bool:
        """Whether it must be seen."""
        return any(one.errors or (one.value and one.kind != "select") for one in self.fields)


@dataclass(slots=True)
class Typed:
    """What was typed, by the name of the field, and what is wrong with it, in the order of finding."""

    texts: Mapping[str, str]
    problems: list[tuple[str, Bilingual]] = field(default_factory=list)

    @classmethod
    def of(cls, posted: QueryDict) -> "Typed":
        """What a form sent: each field once, with the ends of its lines as everywhere else."""
        texts = {str(name): posted.get(name, "").replace("\r\n", "\n") for name in posted}
        typed = cls(texts)
        for name, text in texts.items():
            if len(text) > MOST_TYPED:
                typed.wrong(name, Told("form.long", limit=MOST_TYPED))
        return typed

    def text(self, name: str) -> str:
        """What was typed in a field, without the spaces around it."""
        return self.texts.get(name, "").strip()

    def wrong(self, name: str, problem: Bilingual) -> None:
        """Note what is wrong with a field; without a name, with the whole."""
        self.problems.append((name, problem))

    def refused(self, refusal: Told) -> None:
        """Note what an act refused, each fault at the field that it is about."""
        faults = refusal.parts.get("faults")
        several = faults if isinstance(faults, list | tuple) else [faults or refusal]
        for one in several:
            problem = one.parts.get("problem", one) if isinstance(one, Told) else one
            name = problem.parts.get("name") if isinstance(problem, Told) and problem.key == "field" else ""
            told = problem if isinstance(problem, Bilingual) else refusal
            inner = told.parts.get("problem") if name and isinstance(told, Told) else None
            self.wrong(
                _FIELDS_OF_STATEMENTS.get(str(name), ""), inner if isinstance(inner, Bilingual) else told
            )

    def errors(self, name: str, lang: Lang) -> tuple[str, ...]:
        """What is wrong with a field, in the language of the page."""
        return tuple(dict.fromkeys(told.in_language(lang) for where, told in self.problems if where == name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button that sends a form; ``step`` says what is asked."""

    step: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What stood when somebody began, and what stands there now."""

    before: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """The whole page of a form.

    ``problems`` are what is wrong, each leading to its field; ``moved`` what changed meanwhile;
    ``review`` what will stand when it is entered, ``second`` that a second person decides.
    """

    title: str
    back: Link
    lead: tuple[str, ...]
    action: str
    hidden: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    buttons: tuple[Button, ...]
    problems: tuple[Link, ...] = ()
    moved: Compared | None = None
    review: tuple[str, ...] = ()
    second: str = ""
    uploads: bool = False
    leave: Link | None = None


def summary(typed: Typed, groups: Iterable[Group], lang: Lang) -> tuple[Link, ...]:
    """What is wrong, each with its field where it has one on this form."""
    fields = {one.name: one for group in groups for one in group.fields}
    lines: dict[Link, None] = {}
    for name, told in typed.problems:
        place = fields.get(name) or next(
            (one for key, one in fields.items() if key.startswith(f"{name}.")), None
        )
        text = told.in_language(lang)
        lines[Link(text=f"{place.label}: {text}", url=f"#{place.id}") if place else Link(text=text)] = None
    return tuple(lines)


def options(labels: Iterable[tuple[str, str]], chosen: str, *, empty: str = "") -> tuple[Option, ...]:
    """What can be chosen; ``empty`` is the label of choosing nothing, if that can be."""
    first = [("", empty)] if empty else []
    return tuple(
        Option(value=value, label=label, chosen=value == chosen) for value, label in (*first, *labels)
    )


def offered(things: Sequence[tuple[str, str]]) -> tuple[Option, ...]:
    """Things to be offered in a field in which anything can be typed."""
    return tuple(Option(value=subject, label=name, chosen=False) for subject, name in things)


def required_text(lang: Lang) -> str:
    """How a field that must be filled is marked."""
    return say("edit.required", lang)
