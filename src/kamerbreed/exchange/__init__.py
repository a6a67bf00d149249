# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""One module per format, reading and writing; what is read comes back as statements."""

from kamerbreed.exchange._errors import ExchangeError
from kamerbreed.exchange._extract import Extract, extract
from kamerbreed.exchange._fill_in_form import choices_of as answer_choices
from kamerbreed.exchange._fill_in_form import form_of as answer_form
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
from kamerbreed.exchange._read_fill_in import (
    FillIn,
    FillInPlan,
    FillInVerdict,
    Returned,
    enter_fill_in,
    plan_fill_in,
    read_answer,
    read_fill_in,
    read_returned,
    read_share,
)
from kamerbreed.exchange._read_intake import read_intake
from kamerbreed.exchange._regions import BEGIN as REGIONS_BEGIN
from kamerbreed.exchange._regions import WIDTH as REGIONS_WIDTH
from kamerbreed.exchange._regions import RegionShapes, kept_regions, read_kept_regions, read_regions
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
from kamerbreed.exchange._write_fill_in import fill_in_workbook
from kamerbreed.exchange._write_table import table_workbook
from kamerbreed.exchange._write_workbook import write_table, write_workbook, write_workbook_template

__all__ = [
    "REGIONS_BEGIN",
    "REGIONS_WIDTH",
    "CellPlace",
    "ErrorValue",
    "ExchangeError",
    "ExportDocument",
    "Extract",
    "FillIn",
    "FillInPlan",
    "FillInVerdict",
    "Formula",
    "Grid",
    "ImportDocument",
    "Intake",
    "Line",
    "LongForm",
    "MappingFile",
    "Plan",
    "Raw",
    "RegionShapes",
    "Returned",
    "Wishes",
    "answer_choices",
    "answer_form",
    "counts",
    "enter",
    "enter_fill_in",
    "extract",
    "fill_in_workbook",
    "import_document",
    "kept_regions",
    "neutralised",
    "notable",
    "open_grid",
    "plan",
    "plan_fill_in",
    "proposed",
    "read_answer",
    "read_fill_in",
    "read_folder",
    "read_intake",
    "read_kept_regions",
    "read_long_form",
    "read_mapping",
    "read_regions",
    "read_returned",
    "read_share",
    "report_heads",
    "report_rows",
    "statement_counts",
    "table_workbook",
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
