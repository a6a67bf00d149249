# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Who should know a property of a kind, by its rule: the candidates in their order."""

from kamerbreed.vocabulary import Party, Property, Thing, say
from kamerbreed.web._answer import Scene
from kamerbreed.web._words import Link, link_to


def keepers_of(scene: Scene, kind: type[Thing], found: Property[object]) -> tuple[Link, ...]:
    """Each candidate, up to the first that is a party for all.

    The order is that of ``picture.keepers``, which is about one thing.
    """
    links: list[Link] = []
    for candidate in (*found.keeper, *kind.keepers):
        if candidate.startswith(f"{Party.slug}/"):
            return (*links, link_to(scene, candidate))
        if candidate != found.name:
            label = kind.properties()[candidate].label.of(scene.lang)
            links.append(Link(text=say("web.terms.keeper", scene.lang, property=label)))
    return tuple(links)
