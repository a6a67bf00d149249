# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Named checks: rules with an id, a severity, a message, a meaning and a place to mend."""

from kamerbreed.overview._checks import _dependencies, _single, _statements, _suppliers, _things, _time
from kamerbreed.overview._checks._document import CheckDocument, check_document
from kamerbreed.overview._checks._judgements import Judged
from kamerbreed.overview._checks._parameters import Parameters
from kamerbreed.overview._checks._registry import (
    SEVERITIES,
    Check,
    CheckError,
    CheckResult,
    check_of,
    checks,
    findings_on,
    run_check,
    run_checks,
)

ROOMS_OF_CHECKS = (_things, _time, _dependencies, _suppliers, _single, _statements)
"""The modules that enter their checks in the registry when they are read."""

__all__ = [
    "ROOMS_OF_CHECKS",
    "SEVERITIES",
    "Check",
    "CheckDocument",
    "CheckError",
    "CheckResult",
    "Judged",
    "Parameters",
    "check_document",
    "check_of",
    "checks",
    "findings_on",
    "run_check",
    "run_checks",
]
