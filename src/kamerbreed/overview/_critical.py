# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stops a service: the things on which most depends."""

from collections.abc import Mapping

from kamerbreed.overview._links import STOPS, by_dependent, links
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Service


def critical(picture: Picture, *, assumptions: bool = False) -> Mapping[str, tuple[str, ...]]:
    """Each thing whose loss stops a service, and which services, both sorted.

    Along dependencies whose strength is "stops", on any ground but an assumption, and outside
    redundancy groups. What stands of rooms in general counts here, since it tells on what sort of
    part every room rests.
    """
    needs = by_dependent(
        link
        for link in links(picture)
        if link.strength == STOPS
        and not link.uncertain
        and not link.named_group
        and (assumptions or not (link.assumed or link.strength_solid == "assumed"))
    )
    found: dict[str, set[str]] = {}
    for service in picture.things(Service):
        if picture.existence(service.id).assumed and not assumptions:
            continue
        seen, ahead = {service.id}, [service.id]
        while ahead:
            for link in needs.get(ahead.pop(), ()):
                if link.on not in seen:
                    seen.add(link.on)
                    ahead.append(link.on)
        for thing in seen - {service.id}:
            found.setdefault(thing, set()).add(service.id)
    there = (thing for thing in sorted(found) if picture.existence(thing).there)
    return {thing: tuple(sorted(found[thing])) for thing in there}
