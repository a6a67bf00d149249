# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The progress report of the half-year that ends on the day of a picture, as a file."""

from django.http import HttpResponse

from kamerbreed.oversight import half_year_until, progress_report
from kamerbreed.reports import progress_as_docx, progress_as_pdf, progress_text
from kamerbreed.vocabulary import say, say_date
from kamerbreed.web._answer import Scene
from kamerbreed.web._file import file_response
from kamerbreed.web._place import Place
from kamerbreed.web._words import Link

_MAKERS = {
    "docx": (
        progress_as_docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "pdf": (progress_as_pdf, "application/pdf"),
}


def report_file(scene: Scene, form: str) -> HttpResponse:
    """The report, in one of two forms."""
    make, media_type = _MAKERS[form]
    first = half_year_until(scene.picture.coordinates.valid_at)
    told = progress_text(scene.picture, progress_report(scene.picture, first), scene.lang)
    return file_response(scene, f"{say('web.report.file', scene.lang)}.{form}", make(told), media_type)


def report_links(scene: Scene) -> tuple[Link, ...]:
    """Where the report is, in both forms."""
    day = say_date(half_year_until(scene.picture.coordinates.valid_at).isoformat(), scene.lang)
    return tuple(
        Link(
            text=say("web.report.link", scene.lang, day=day, form=form),
            url=scene.url(Place(name=f"report-{form}")),
        )
        for form in _MAKERS
    )
