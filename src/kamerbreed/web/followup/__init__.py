# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The follow-up: how every recommendation and request stands, what happened when, and one with its line."""

from kamerbreed.web.followup._page import EventRow
from kamerbreed.web.followup._view import (
    asked_parties,
    asked_party,
    figures_as_csv,
    figures_as_svg,
    in_figures,
    in_framework,
    of_one,
    of_parliament,
    page,
    promised,
    report_as_docx,
    report_as_pdf,
    stand,
    stand_as_json,
    timeline,
)

__all__ = [
    "EventRow",
    "asked_parties",
    "asked_party",
    "figures_as_csv",
    "figures_as_svg",
    "in_figures",
    "in_framework",
    "of_one",
    "of_parliament",
    "page",
    "promised",
    "report_as_docx",
    "report_as_pdf",
    "stand",
    "stand_as_json",
    "timeline",
]
