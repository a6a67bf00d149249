# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What differs between two pictures: what changed in the world, and what was entered later."""

from kamerbreed.cli._show import console, grid, value_words, write_json
from kamerbreed.cli._view import View
from kamerbreed.picture import VERSION as DOCUMENT_VERSION
from kamerbreed.picture import DiffDocument, Difference, Picture, coordinates_document, difference
from kamerbreed.vocabulary import property_of, say


def show_difference(view: View, other: Picture) -> None:
    """Every fact that stands otherwise in the other picture."""
    before, lang = view.picture, view.lang
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
    rows = [_row(view, other, one) for one in found]
    console().print(say("diff.title", lang, n=len(found), later=sum(one.entered_later for one in found)))
    heads = [say(f"head.{name}", lang) for name in ("thing", "property", "before", "after", "why")]
    console().print(grid(heads, rows))


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
