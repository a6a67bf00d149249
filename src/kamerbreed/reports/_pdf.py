# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A letter or report as a document to read (.pdf), tagged for screen readers; the same bytes each time."""

import functools
import json
from dataclasses import asdict
from importlib import resources

import typst

from kamerbreed.reports._letter import Letter
from kamerbreed.reports._progress import ProgressText


@functools.cache
def _template(name: str) -> bytes:
    return resources.files("kamerbreed.reports").joinpath(f"{name}.typ").read_bytes()


def letter_as_pdf(letter: Letter) -> bytes:
    """The letter as a PDF, in the typeface that the typesetter brings along; it needs no network."""
    return _compiled("letter", letter)


def progress_as_pdf(report: ProgressText) -> bytes:
    """The progress report as a PDF."""
    return _compiled("progress", report)


def _compiled(name: str, told: Letter | ProgressText) -> bytes:
    data = asdict(told)
    data["day"] = (told.day.year, told.day.month, told.day.day)
    made: bytes = typst.compile(
        _template(name),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={name: json.dumps(data)},
        # The order of reading, headings and language stand in the file.
        pdf_standards="ua-1",
    )
    return made
