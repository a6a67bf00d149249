# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""One module per format, reading and writing; what is read comes back as statements."""

from kamerbreed.exchange._errors import ExchangeError
from kamerbreed.exchange._grid import CellPlace, ErrorValue, Formula, Grid, Line, Raw
from kamerbreed.exchange._long_form import (
    LongForm,
    read_folder,
    read_long_form,
    write_long_form,
)
from kamerbreed.exchange._open import open_grid

__all__ = [
    "CellPlace",
    "ErrorValue",
    "ExchangeError",
    "Formula",
    "Grid",
    "Line",
    "LongForm",
    "Raw",
    "open_grid",
    "read_folder",
    "read_long_form",
    "write_long_form",
]
