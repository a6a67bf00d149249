# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Finding things, and the list of sources."""

import unicodedata

from kamerbreed.cli._show import banner, console, grid, write_json
from kamerbreed.cli._view import View
from kamerbreed.picture import VERSION as DOCUMENT_VERSION
from kamerbreed.picture import FoundDocument, FoundItem, SourceItem, SourcesDocument, coordinates_document
from kamerbreed.vocabulary import Source, kinds, say, say_date, say_number


def folded(text: str) -> str:
    """Text without accents and capitals, for comparing."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


def _found(view: View, text: str) -> list[FoundItem]:
    picture, wanted = view.picture, folded(text).split()
    hits: list[tuple[int, FoundItem]] = []
    for slug, kind in kinds().items():
        for subject in picture.subjects(kind):
            names = [picture.name(subject, "nl").text, picture.name(subject, "en").text]
            title = folded(" ".join([subject, *names]))
            said = [
                str(value)
                for fact in picture.facts(subject)
                for value in (fact.value, *fact.values)
                if isinstance(value, str | dict)
            ]
            whole = title + " " + folded(" ".join(said))
            if all(word in whole for word in wanted):
                rank = 0 if all(word in title for word in wanted) else 1
                name = picture.name(subject, view.lang).text
                hits.append((rank, FoundItem(id=subject, kind=slug, name=name, in_name=rank == 0)))
    return [item for _, item in sorted(hits, key=lambda hit: hit[0])]


def show_found(view: View, text: str) -> None:
    """Things whose id, name or texts hold every word, those with it in their name first."""
    found = _found(view, text)
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
    console().print(say("found", lang, n=len(found), text=text))
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
