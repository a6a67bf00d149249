# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Finding things, and the list of sources."""

from kamerbreed.cli._show import banner, console, grid, write_json
from kamerbreed.cli._view import View
from kamerbreed.overview import Finder, Found, folded, words_of
from kamerbreed.picture import VERSION as DOCUMENT_VERSION
from kamerbreed.picture import FoundDocument, FoundItem, SourceItem, SourcesDocument, coordinates_document
from kamerbreed.vocabulary import LANGUAGES, Source, kind_of, kinds, say, say_date, say_number


def _found(view: View, found: Found, text: str) -> list[FoundItem]:
    picture, wanted = view.picture, words_of(text)
    items = []
    for subject in found.subjects:
        names = [picture.name(subject, lang).text for lang in LANGUAGES]
        title = folded(" ".join([subject, *names]))
        items.append(
            FoundItem(
                id=subject,
                kind=kind_of(subject).slug,
                name=picture.name(subject, view.lang).text,
                in_name=all(word in title for word in wanted),
            )
        )
    return items


def show_found(view: View, text: str) -> None:
    """Things whose id, names or texts hold every word, those in whose name it stands first."""
    hits = Finder(view.picture).find(text)
    found = _found(view, hits, text)
    if view.as_json:
        write_json(
            FoundDocument(
                version=DOCUMENT_VERSION,
                coordinates=coordinates_document(view.picture),
                text=text,
                count=len(found),
                items=found,
            )
        )
        return
    banner(view)
    lang = view.lang
    rows = [(item.name, kinds()[item.kind].label.of(lang), item.id) for item in found]
    console().print(say("found.almost" if hits.almost else "found", lang, n=len(found), text=text))
    console().print(grid([say(f"head.{name}", lang) for name in ("thing", "kind", "id")], rows))


def show_sources(view: View) -> None:
    """Each source with its dates, how much of it was read, and how many statements rest on it."""
    picture = view.picture
    counts: dict[str, int] = {}
    for row in picture.standing_rows():
        for ground in picture.table.entry(row).said.sources:
            counts[ground] = counts.get(ground, 0) + 1
    if view.as_json:
        items = [
            SourceItem(
                id=source.id,
                title=picture.name(source.id, view.lang).text,
                publisher=source.publisher,
                published_on=source.published_on,
                received={key: str(day) for key, day in source.received.items()},
                read=source.read,
                statements=counts.get(source.id, 0),
            )
            for source in picture.things(Source)
        ]
        write_json(
            SourcesDocument(
                version=DOCUMENT_VERSION,
                coordinates=coordinates_document(picture),
                count=len(items),
                items=items,
            )
        )
        return
    banner(view)
    lang = view.lang
    rows = []
    for source in picture.things(Source):
        day = say_date(source.published_on, lang) if source.published_on else say("undated", lang)
        rows.append(
            (picture.name(source.id, lang).text, day, say_number(counts.get(source.id, 0), lang), source.id)
        )
    console().print(
        grid([say(f"head.{name}", lang) for name in ("source", "published", "rests", "id")], rows, right=(2,))
    )
