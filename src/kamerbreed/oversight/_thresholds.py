# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The limits of verdicts, flags and questions: data with a version, so that an old one can be used again."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from kamerbreed.oversight._errors import OversightError
from kamerbreed.vocabulary import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """The limits of one version of ``thresholds.csv``; all of them are proposals that can be changed."""

    version: str
    very_limited_max: Fraction
    largely_min: Fraction
    missing_max: Fraction
    deviation_max: Fraction
    moves_min: Fraction
    days_min: Fraction
    closings_min: Fraction
    recheck_months: Fraction
    resembles_min: Fraction


@functools.cache
def thresholds(version: str = "") -> Thresholds:
    """The limits of a version, of the newest if none is named. Raises OversightError for an unknown one."""
    versions: dict[str, dict[str, Fraction]] = {}
    for row in read_table("thresholds.csv", "oversight"):
        versions.setdefault(row["version"], {})[row["name"]] = Fraction(row["value"])
    wanted = version or max(versions, key=int)
    if wanted not in versions:
        raise OversightError("threshold.version", found=version, known=", ".join(versions))
    limits: Mapping[str, Fraction] = versions[wanted]
    return Thresholds(version=wanted, **limits)
