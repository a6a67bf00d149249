# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A page as a file, as spreadsheets of the language open it."""

import csv
import io
import pathlib
import tempfile
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from kamerbreed.exchange import neutralised, table_workbook, write_workbook_template
from kamerbreed.picture import mark_of
from kamerbreed.vocabulary import Lang, Thing, say, scales
from kamerbreed.web import _audit
from kamerbreed.web._answer import Scene, guarded, shows_public_only

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_response(scene: Scene, name: str, rows: Iterable[Sequence[str | float]]) -> HttpResponse:
    """Rows as CSV, the head first; no cell of it calculates. Numbers have the sign of the language."""
    file = io.StringIO(newline="")
    # The mark tells Excel of UTF-8.
    file.write("\N{ZERO WIDTH NO-BREAK SPACE}")
    writer = csv.writer(file, delimiter=";" if scene.lang == "nl" else ",", lineterminator="\r\n")
    for row in rows:
        writer.writerow([_cell(cell, scene.lang) for cell in row])
    return file_response(scene, f"{name}.csv", file.getvalue(), "text/csv; charset=utf-8")


def xlsx_response(
    scene: Scene, name: str, head: Sequence[str], rows: Iterable[Sequence[str | float]]
) -> HttpResponse:
    """The same as a workbook of one sheet."""
    return file_response(scene, f"{name}.xlsx", table_workbook(name, head, rows), _WORKBOOK)


def template_response(scene: Scene, kind: type[Thing]) -> HttpResponse:
    """An empty workbook to fill in for a kind, as ``import`` reads it."""
    with tempfile.TemporaryDirectory(prefix="kamerbreed-") as folder:
        file = pathlib.Path(folder) / "template.xlsx"
        write_workbook_template(file, kind, scene.picture, scene.lang)
        content = file.read_bytes()
    name = say("web.list.template.file", scene.lang, kind=kind.slug)
    return file_response(scene, f"{name}.xlsx", content, _WORKBOOK)


def _cell(cell: str | float, lang: Lang) -> str:
    if isinstance(cell, str):
        return neutralised(cell)
    return str(cell).replace(".", ",") if lang == "nl" else str(cell)


def svg_response(scene: Scene, name: str, drawing: str) -> HttpResponse:
    """A drawing as a file."""
    return file_response(scene, f"{name}.svg", drawing, "image/svg+xml; charset=utf-8")


def _mark(scene: Scene) -> str:
    """What the name of a file says of how sensitive it is; nothing where all is public."""
    if shows_public_only(scene.picture):
        return ""
    level = scales()["sensitivity"][mark_of(scene.picture).level]
    mark = (
        level.of(scene.lang) if level != scales()["sensitivity"]["public"] else say("file.narrow", scene.lang)
    )
    return f"-{mark.replace(' ', '-')}"


def file_response(scene: Scene, name: str, content: str | bytes, media_type: str) -> HttpResponse:
    """A file to keep, with the day of its picture in its name; one with more than is public is logged."""
    if not shows_public_only(scene.picture):
        _audit.note(scene.request, "export", _audit.route_of(scene.request), "done")
    response = HttpResponse(content, content_type=media_type)
    stem, _, suffix = name.rpartition(".")
    day = scene.picture.coordinates.valid_at.isoformat()
    response.headers["Content-Disposition"] = f'attachment; filename="{stem}-{day}{_mark(scene)}.{suffix}"'
    return guarded(response, scene.lang)
