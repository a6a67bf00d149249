# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""One module per format, reading and writing; what is read comes back as statements."""

from kamerbreed.exchange._errors import ExchangeError
from kamerbreed.exchange._long_form import (
    LongForm,
    read_folder,
    read_long_form,
    write_long_form,
)

__all__ = ["ExchangeError", "LongForm", "read_folder", "read_long_form", "write_long_form"]
