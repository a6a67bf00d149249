# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What differs between two pictures: what changed in the world, and what was entered later."""

from collections.abc import Sequence

from rich.text import Text

from kamerbreed.cli._show import console, grid, value_words, word, write_json
from kamerbreed.cli._view import View
from kamerbreed.overview import (
    DIFFERENCES,
    Classified,
    classified,
    classified_document,
    counts_by_class,
)
from kamerbreed.picture import VERSION as DOCUMENT_VERSION
from kamerbreed.picture import DiffDocument, Difference, Picture, coordinates_document, difference
from kamerbreed.vocabulary import kind_of, property_of, say, say_number


def show_difference(view: View, other: Picture, *, classes: bool = False) -> None:
    """Every fact that stands otherwise in the other picture; if asked, why each does."""
    before = view.picture
    if classes:
        _show_classified(view, other, classified(before, other))
        return
    found = difference(before, other)
    if view.as_json:
        write_json(
            DiffDocument(
                version=DOCUMENT_VERSION,
                before=coordinates_document(before),
                after=coordinates_document(other),
                count=len(found),
                items=[one.document() for one in found],
            )
        )
        return
    _show_title(view, found)
    console().print(grid(_heads(view), [_row(view, other, one) for one in found]))


def _show_title(view: View, found: Sequence[Difference]) -> None:
    later = sum(one.entered_later for one in found)
    console().print(say("diff.title", view.lang, n=len(found), later=later))


def _heads(view: View) -> list[str]:
    return [say(f"head.{name}", view.lang) for name in ("thing", "property", "before", "after", "why")]


def _show_classified(view: View, other: Picture, found: Sequence[Classified]) -> None:
    if view.as_json:
        write_json(classified_document(view.picture, other, found))
        return
    out, lang = console(), view.lang
    _show_title(view, [one.difference for one in found])
    rows = [
        (
            word("difference", name, lang),
            say_number(sum(kinds.values()), lang),
            ", ".join(f"{kind_of(kind).label.of(lang)} {say_number(n, lang)}" for kind, n in kinds.items()),
        )
        for name, kinds in counts_by_class(found).items()
    ]
    out.print(grid([say(f"head.{name}", lang) for name in ("why", "count", "kind")], rows, right=(1,)))
    for name in DIFFERENCES:
        some = [one for one in found if one.kind == name]
        if some:
            out.print(Text(f"\n{word('difference', name, lang)}", style="bold"))
            heads = [*_heads(view)[:-1], say("head.digest", lang)]
            out.print(grid(heads, [_classified_row(view, other, one) for one in some]))


def _classified_row(view: View, other: Picture, one: Classified) -> tuple[str, ...]:
    cells = _row(view, other, one.difference)[:-1]
    return (*cells, ", ".join(digest[:12] for digest in one.statements))


def _row(view: View, other: Picture, one: Difference) -> tuple[str, ...]:
    lang = view.lang
    nothing = say("nothing", lang)
    return (
        other.name(one.subject, lang).text,
        property_of(one.subject, one.property).label.of(lang) + (f" ({one.key})" if one.key else ""),
        value_words(view.picture, one.before, lang) or nothing,
        value_words(other, one.after, lang) or nothing,
        say("later" if one.entered_later else "diff.changed", lang),
    )
