# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The limits between verdicts and of flags: data with a version, so that an old result can be made again."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from kamerbreed.oversight._errors import OversightError
from kamerbreed.oversight._tables import table


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


def thresholds(version: str = "") -> Thresholds:
    """The limits of a version, of the newest if none is named. Raises OversightError for an unknown one."""
    versions: dict[str, dict[str, Fraction]] = {}
    for row in table("thresholds.csv"):
        versions.setdefault(row["version"], {})[row["name"]] = Fraction(row["value"])
    wanted = version or max(versions, key=int)
    if wanted not in versions:
        raise OversightError("threshold.version", found=version, known=", ".join(versions))
    limits: Mapping[str, Fraction] = versions[wanted]
    return Thresholds(version=wanted, **limits)
