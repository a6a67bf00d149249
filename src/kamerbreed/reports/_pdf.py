# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A letter as a document to read (.pdf), tagged for screen readers; the same bytes for the same letter."""

import functools
import json
from dataclasses import asdict
from importlib import resources

import typst

from kamerbreed.reports._letter import Letter


@functools.cache
def _template() -> bytes:
    return resources.files("kamerbreed.reports").joinpath("letter.typ").read_bytes()


def letter_as_pdf(letter: Letter) -> bytes:
    """The letter as a PDF, in the typeface that the typesetter brings along; it needs no network."""
    told = asdict(letter)
    told["day"] = (letter.day.year, letter.day.month, letter.day.day)
    made: bytes = typst.compile(
        _template(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"letter": json.dumps(told)},
        # The order of reading, headings and language stand in the file.
        pdf_standards="ua-1",
    )
    return made
