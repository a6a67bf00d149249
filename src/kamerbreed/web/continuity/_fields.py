# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The fields that these pages have of their own."""

from dataclasses import dataclass, replace

from django.http import QueryDict

from kamerbreed.overview import Direction
from kamerbreed.vocabulary import say
from kamerbreed.web._answer import Scene
from kamerbreed.web._coordinates import CoordinatesError, violation
from kamerbreed.web._place import Place
from kamerbreed.web._words import Link

DEPTH, DIRECTION, ASSUMPTIONS = "diepte", "richting", "aannames"
DEPTHS = ("1", "2", "3", "4", "5", "6")
DIRECTIONS: dict[str, Direction] = {"beide": "both", "omlaag": "down", "omhoog": "up"}
_SWITCH = ("0", "1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an address asks for, each field as it stands there, empty where it is as usual.

    ``templates`` goes with the coordinates of the picture, through all pages.
    """

    depth: str = ""
    direction: str = ""
    assumptions: bool = False
    templates: bool = False

    @property
    def turned(self) -> "Wish":
        """The same with assumptions, or without them."""
        return replace(self, assumptions=not self.assumptions)

    @property
    def extra(self) -> tuple[tuple[str, str], ...]:
        """The fields of the page that are not as usual."""
        texts = (
            (DEPTH, self.depth),
            (DIRECTION, self.direction),
            (ASSUMPTIONS, "1" if self.assumptions else ""),
        )
        return tuple((name, text) for name, text in texts if text)


def switch_of_assumptions(scene: Scene, turned: Place, wish: Wish) -> Link:
    """The way to the same page with what is only assumed, or without it."""
    key = "web.checks.without" if wish.assumptions else "web.checks.with"
    return Link(text=say(key, scene.lang), url=scene.url(turned))


def read_wish(asked: QueryDict, *, templates: bool) -> Wish:
    """The wish of an address. Raises CoordinatesError with every field that says something else."""
    allowed = {DEPTH: DEPTHS, DIRECTION: tuple(DIRECTIONS), ASSUMPTIONS: _SWITCH}
    given = {name: asked.get(name, "").strip(" ") for name in allowed}
    wrong = [
        violation(name, text, f"web.wants.{name}")
        for name, text in given.items()
        if text and text not in allowed[name]
    ]
    if wrong:
        raise CoordinatesError(*wrong)
    return Wish(
        depth=given[DEPTH],
        direction=given[DIRECTION],
        assumptions=given[ASSUMPTIONS] == "1",
        templates=templates,
    )
