# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""One module per format, reading and writing; what is read comes back as statements."""

from kamerbreed.exchange._errors import ExchangeError
from kamerbreed.exchange._extract import Extract, extract
from kamerbreed.exchange._formulas import neutralised
from kamerbreed.exchange._grid import CellPlace, ErrorValue, Formula, Grid, Line, Raw
from kamerbreed.exchange._intake import Intake, Wishes
from kamerbreed.exchange._long_form import (
    LongForm,
    read_folder,
    read_long_form,
    write_long_form,
)
from kamerbreed.exchange._mapping import MappingFile, proposed, read_mapping, write_mapping
from kamerbreed.exchange._open import open_grid
from kamerbreed.exchange._plan import enter, plan
from kamerbreed.exchange._read_intake import read_intake
from kamerbreed.exchange._report import (
    ExportDocument,
    ImportDocument,
    counts,
    import_document,
    notable,
    report_heads,
    report_rows,
    statement_counts,
)
from kamerbreed.exchange._verdicts import Plan
from kamerbreed.exchange._write_csv import (
    write_csv_template,
    write_kind_csv,
    write_statements_csv,
    write_table_csv,
)
from kamerbreed.exchange._write_workbook import write_table, write_workbook, write_workbook_template

__all__ = [
    "CellPlace",
    "ErrorValue",
    "ExchangeError",
    "ExportDocument",
    "Extract",
    "Formula",
    "Grid",
    "ImportDocument",
    "Intake",
    "Line",
    "LongForm",
    "MappingFile",
    "Plan",
    "Raw",
    "Wishes",
    "counts",
    "enter",
    "extract",
    "import_document",
    "neutralised",
    "notable",
    "open_grid",
    "plan",
    "proposed",
    "read_folder",
    "read_intake",
    "read_long_form",
    "read_mapping",
    "report_heads",
    "report_rows",
    "statement_counts",
    "write_csv_template",
    "write_kind_csv",
    "write_long_form",
    "write_mapping",
    "write_statements_csv",
    "write_table",
    "write_table_csv",
    "write_workbook",
    "write_workbook_template",
]
