# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The form of a list: what can be chosen in it, with how many things each choice leaves."""

import functools
from collections.abc import Collection, Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview import (
    BY_STATE,
    CODED,
    LISTED_STATES,
    Listing,
    Options,
)
from kamerbreed.vocabulary import Property, property_of, say, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._filter import WORDS, Choice, check_named, choice
from kamerbreed.web._frame import Option
from kamerbreed.web._words import Link, word
from kamerbreed.web.lists._cells import head_of
from kamerbreed.web.lists._page import Form
from kamerbreed.web.lists._wish import (
    ORDER,
    SIZE,
    SIZES,
    STANDINGS,
    YES_NO,
    Wish,
    columns_of,
    properties_of,
)

MOST_OPTIONS = 100
"""Values that a filter offers at most: more cannot be overlooked, and weigh on the page."""

Bools = NDArray[np.bool_]


def masks_of(scene: Scene, listing: Listing, wish: Wish) -> Mapping[str, Bools]:
    """For each part of the wish which things it leaves. Raises CoordinatesError for a thing nobody knows."""
    found = {WORDS: listing.holding(wish.text, (name for name in wish.columns if name in _listed(wish)))}
    for name, text in wish.filters:
        if name == BY_STATE:
            found[name] = listing.of_state(text)
        elif text in STANDINGS:
            found[name] = listing.of_standing(name, STANDINGS[text])
        else:
            if property_of(wish.kind.slug, name).type.is_reference:
                check_named(scene, name, text, "web.wants.waarde")
            found[name] = listing.with_value(name, YES_NO.get(text, text))
    return found


def among(masks: Mapping[str, Bools], but: str = "") -> Bools:
    """What all parts of the wish leave, except one."""
    return functools.reduce(np.logical_and, (mask for name, mask in masks.items() if name != but))


def _listed(wish: Wish) -> Collection[str]:
    return properties_of(wish.kind)


def make_form(scene: Scene, listing: Listing, wish: Wish, masks: Mapping[str, Bools]) -> Form:
    """The form, with what has been chosen."""
    lang = scene.lang
    shown = [name for name in wish.columns if name in _listed(wish)]
    also = [name for name, _ in wish.filters if name not in (BY_STATE, *shown)]
    asked = dict(wish.filters)
    # With one part only, and that the words, there is nothing to leave out.
    filters = [_states(listing, asked.get(BY_STATE, ""), among(masks, BY_STATE) & listing.listed)]
    left_out = []
    for name in (*shown, *also):
        most = MOST_OPTIONS if _is_coded(listing, name) else 0
        options = listing.options(name, among(masks, name), most=most)
        filters.append(_filter(listing, name, options, asked.get(name, "")))
        if most and options.left_out:
            left_out.append(
                say(
                    "web.list.left-out",
                    lang,
                    column=head_of(listing, name),
                    n=say_number(options.left_out, lang),
                )
            )
    chosen = tuple(_chosen(scene, listing, wish, name, text) for name, text in wish.filters)
    return Form(
        action=wish.place().bare(lang),
        hidden=(*(one for one in wish.place().extra if one[0] == ORDER), *scene.asked.given.items()),
        text=wish.text,
        size=choice(SIZE, say("web.list.size", lang), ((one, one) for one in SIZES), str(wish.size)),
        filters_title=_counted("web.list.filters", listing, len(wish.filters)),
        filters=tuple(filters),
        left_out=tuple(left_out),
        chosen=chosen,
        columns_title=_counted("web.list.columns", listing, len(wish.columns), len(columns_of(wish.kind))),
        columns=_columns(listing, wish),
    )


def _counted(key: str, listing: Listing, n: int, of: int = 0) -> str:
    return say(key, listing.lang, n=say_number(n, listing.lang), of=say_number(of, listing.lang))


def _columns(listing: Listing, wish: Wish) -> tuple[Option, ...]:
    return tuple(
        Option(value=name, label=head_of(listing, name), chosen=name in wish.columns)
        for name in columns_of(wish.kind)
    )


def _states(listing: Listing, asked: str, left: Bools) -> Choice:
    lang = listing.lang
    counts = listing.states(left)
    options = (
        (state, _with_count(listing, word("existence", state, lang), counts[state]))
        for state in LISTED_STATES
        if counts[state] or state == asked
    )
    return choice(BY_STATE, head_of(listing, BY_STATE), options, asked, say("web.list.any", lang))


def _filter(listing: Listing, name: str, found: Options, asked: str) -> Choice:
    lang = listing.lang
    values: list[tuple[str, str]] = []
    if _is_coded(listing, name):
        values = [(_code(value), _with_count(listing, text, count)) for value, text, count in found.values]
        if asked not in (*STANDINGS, *dict(values), ""):
            values.append((asked, _with_count(listing, text_of(listing, name, asked), 0)))
    counts = zip(STANDINGS, (found.known, found.assumed, found.not_known), strict=True)
    standings = (
        (code, _with_count(listing, say(f"web.list.standing.{code}", lang), count)) for code, count in counts
    )
    options: Iterable[tuple[str, str]] = (*values, *standings)
    return choice(name, head_of(listing, name), options, asked, say("web.list.any", lang))


def _chosen(scene: Scene, listing: Listing, wish: Wish, name: str, text: str) -> Link:
    said = say(
        "web.list.chosen", scene.lang, column=head_of(listing, name), value=text_of(listing, name, text)
    )
    return Link(text=said, url=scene.url(wish.without(name).place()))


def text_of(listing: Listing, name: str, asked: str) -> str:
    """What is asked of a column, in words."""
    lang = listing.lang
    if name == BY_STATE:
        return word("existence", asked, lang)
    if asked in STANDINGS:
        return say(f"web.list.standing.{asked}", lang)
    return listing.column(name).said(YES_NO.get(asked, asked))


def _is_coded(listing: Listing, name: str) -> bool:
    found: Property[object] = property_of(listing.kind.slug, name)
    return found.type.name in CODED


def _code(value: object) -> str:
    """A value as the address has it."""
    if isinstance(value, bool):
        return next(code for code, one in YES_NO.items() if one is value)
    return str(value)


def _with_count(listing: Listing, text: str, count: int) -> str:
    return f"{text} ({say_number(count, listing.lang)})"
