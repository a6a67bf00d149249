# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Which part of the picture is asked for: by purpose, aspect, party, kind and property."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kamerbreed.overview import NOBODY, Breakdown, Part
from kamerbreed.picture import Kept
from kamerbreed.vocabulary import ASPECTS, PURPOSES, kind_of, kinds, say
from kamerbreed.web._answer import Scene
from kamerbreed.web._coordinates import CoordinatesError, violation
from kamerbreed.web._filter import PAGE, Choice, check_named, choice, is_party, read_page_number
from kamerbreed.web._place import Place
from kamerbreed.web._words import Link, link_to

PURPOSE, ASPECT, PARTY, KIND, PROPERTY = "doel", "aspect", "partij", "soort", "eigenschap"
FIELDS = (PURPOSE, ASPECT, PARTY, KIND, PROPERTY, PAGE)
NOBODY_FIELD = "niemand"
"""Asks, as party, for what nobody is designated to know."""

_BREAKDOWNS: Kept[Breakdown] = Kept(8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A part of the picture, and the page of its list."""

    part: Part
    page: int = 1

    def but(self, field: str, value: str) -> "Wish":
        """The same part with one field otherwise, from its first page."""
        return Wish(part=replace(self.part, **{field: value}))

    def place(self, route: str, page: int = 1, **other: str) -> Place:
        """The page of a route for this part, or for one where other fields of the part are so."""
        part = replace(self.part, **other)
        party = NOBODY_FIELD if part.party == NOBODY else part.party
        fields = {
            PURPOSE: part.purpose,
            ASPECT: part.aspect,
            PARTY: party,
            KIND: part.kind,
            PROPERTY: part.property,
            PAGE: str(page) if page > 1 else "",
        }
        return Place(name=route, extra=tuple((name, text) for name, text in fields.items() if text))


def read_wish(scene: Scene) -> Wish:
    """The part that the address asks for. Raises CoordinatesError with all that is wrong in it."""
    asked = scene.request.GET
    given = {name: asked.get(name, "").strip() for name in FIELDS}
    readable = {
        PURPOSE: given[PURPOSE] in PURPOSES,
        ASPECT: given[ASPECT] in ASPECTS,
        PARTY: given[PARTY] == NOBODY_FIELD or is_party(given[PARTY]),
        KIND: given[KIND] in kinds(),
        PROPERTY: _is_property(given[KIND], given[PROPERTY]),
    }
    page, wrong = read_page_number(asked)
    wrong += [
        violation(name, given[name], _wants(name))
        for name, fits in readable.items()
        if given[name] and not fits
    ]
    if wrong:
        raise CoordinatesError(*wrong)
    party = given[PARTY]
    if party and party != NOBODY_FIELD:
        check_named(scene, PARTY, party)
    part = Part(
        purpose=given[PURPOSE],
        aspect=given[ASPECT],
        party=NOBODY if party == NOBODY_FIELD else party,
        kind=given[KIND],
        property=given[PROPERTY],
    )
    return Wish(part=part, page=page)


def _wants(name: str) -> str:
    return f"web.wants.{name}"


def _is_property(kind: str, name: str) -> bool:
    """Whether a property is wanted of a kind; of no kind, whether any kind wants it."""
    chosen = [kind_of(kind)] if kind in kinds() else list(kinds().values())
    return any(name in one.properties() and one.properties()[name].wanted for one in chosen)


def the_breakdown(scene: Scene) -> Breakdown:
    """The wanted facts of the picture of the page."""
    return scene.kept(_BREAKDOWNS, lambda: Breakdown(scene.picture))


def party_link(scene: Scene, party: str) -> Link:
    """A party by its name, or that nobody is designated."""
    return Link(text=say("web.nobody-named", scene.lang)) if party == NOBODY else link_to(scene, party)


def choices(scene: Scene, wish: Wish, found: Breakdown) -> dict[str, Choice]:
    """The fields of the filter, by name."""
    lang, part = scene.lang, wish.part
    every = say("web.complete.every", lang)
    labels: Mapping[str, list[tuple[str, str]]] = {
        PURPOSE: [(code, label.of(lang)) for code, label in PURPOSES.items()],
        ASPECT: [(code, label.of(lang)) for code, label in ASPECTS.items()],
        PARTY: _parties(scene, part.party, found),
        KIND: _sorted(
            (slug, kinds()[slug].label.of(lang)) for slug in {*found.kinds(), *filter(None, [part.kind])}
        ),
        PROPERTY: _properties(scene, part, found),
    }
    chosen = {
        PURPOSE: part.purpose,
        ASPECT: part.aspect,
        PARTY: NOBODY_FIELD if part.party == NOBODY else part.party,
        KIND: part.kind,
        PROPERTY: part.property,
    }
    return {
        name: choice(name, say(f"web.complete.field.{name}", lang), options, chosen[name], every)
        for name, options in labels.items()
    }


def _parties(scene: Scene, chosen: str, found: Breakdown) -> list[tuple[str, str]]:
    listed = {party for party in (*found.parties(), chosen) if party and party != NOBODY}
    named = _sorted((party, scene.picture.name(party, scene.lang).text) for party in listed)
    return [*named, (NOBODY_FIELD, say("web.nobody-named", scene.lang))]


def _properties(scene: Scene, part: Part, found: Breakdown) -> list[tuple[str, str]]:
    named: dict[str, set[str]] = {}
    wanted = {kind: {place.name for place in places} for kind, places in found.kinds().items()}
    for slug, kind in kinds().items():
        for name, place in kind.properties().items() if part.kind in ("", slug) else ():
            if place.wanted and (name == part.property or name in wanted.get(slug, ())):
                named.setdefault(name, set()).add(place.label.of(scene.lang))
    return _sorted((name, " / ".join(sorted(labels))) for name, labels in named.items())


def _sorted(options: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(options, key=lambda item: (item[1].casefold(), item[0]))
