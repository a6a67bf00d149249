# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What fails if this fails, as a JSON document."""

from typing import Any

from kamerbreed.overview._closure import Consequences, Hit, RegionHit, Step
from kamerbreed.picture import VERSION, CoordinatesDocument, Document, Picture, coordinates_document
from kamerbreed.vocabulary import Lang


class StepDocument(Document):
    """A step of a path; ``doubts`` say why the failure need not pass; ``statements`` are digests."""

    thing: str
    on: str
    stated_on: str
    property: str
    key: str
    strength: str
    solid: str
    doubts: list[str]
    statements: list[str]


class HitDocument(Document):
    """A thing that is hit, with one shortest path; ``why`` says why it is only possible."""

    id: str
    name: str
    certain: bool
    steps: int
    why: list[str]
    path: list[StepDocument]


class RegionHitDocument(HitDocument):
    """A region that is hit; ``population`` in persons, null if it is not known."""

    population: int | None
    population_statements: list[str]


class InhabitantsDocument(Document):
    """Persons in the regions that are hit, and the regions whose population is not known."""

    certain: int
    possible: int
    certain_unknown: list[str]
    possible_unknown: list[str]


class ImpactDocument(Document):
    """``impact``: what is hit if a thing fails. ``things`` holds services, rooms, components.

    ``assumed_left_out`` and ``takeovers_left_out`` count what was met and left out because it is
    only assumed; ``beyond`` the things one step beyond the depth that was asked for.
    """

    version: str
    coordinates: CoordinatesDocument
    id: str
    name: str
    depth: int | None
    assumptions: bool
    templates: bool
    things: list[HitDocument]
    regions: list[RegionHitDocument]
    inhabitants: InhabitantsDocument
    assumed_left_out: int
    takeovers_left_out: int
    beyond: int


def impact_document(picture: Picture, found: Consequences, lang: Lang) -> ImpactDocument:
    """What is hit, for programs."""
    persons = found.inhabitants
    return ImpactDocument(
        version=VERSION,
        coordinates=coordinates_document(picture),
        id=found.subject,
        name=picture.name(found.subject, lang).text,
        depth=found.depth,
        assumptions=found.assumptions,
        templates=found.templates,
        things=[HitDocument(**_hit(picture, hit, lang)) for hit in found.things],
        regions=[_region(picture, region, lang) for region in found.regions],
        inhabitants=InhabitantsDocument(
            certain=persons.certain,
            possible=persons.possible,
            certain_unknown=list(persons.certain_unknown),
            possible_unknown=list(persons.possible_unknown),
        ),
        assumed_left_out=found.assumed_left_out,
        takeovers_left_out=found.takeovers_left_out,
        beyond=found.beyond,
    )


def _hit(picture: Picture, hit: Hit, lang: Lang) -> dict[str, Any]:
    return {
        "id": hit.subject,
        "name": picture.name(hit.subject, lang).text,
        "certain": hit.certain,
        "steps": hit.steps,
        "why": list(hit.why),
        "path": [_step(picture, step) for step in hit.path],
    }


def _step(picture: Picture, step: Step) -> StepDocument:
    return StepDocument(
        thing=step.thing,
        on=step.on,
        stated_on=step.stated_on,
        property=step.property,
        key=step.key,
        strength=step.strength,
        solid=step.solid,
        doubts=list(step.doubts),
        statements=[picture.table.digest(row) for row in step.rows],
    )


def _region(picture: Picture, region: RegionHit, lang: Lang) -> RegionHitDocument:
    return RegionHitDocument(
        **_hit(picture, region.hit, lang),
        population=region.population,
        population_statements=[picture.table.digest(row) for row in region.rows],
    )
