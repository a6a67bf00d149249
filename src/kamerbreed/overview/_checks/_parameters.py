# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What a check may be told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """What a check may be told.

    ``assumptions``: what is only assumed counts. ``critical_components``: of more critical
    components than this a supplier is one too many eggs in a basket. ``statements_of_undated``:
    from so many statements on the date of a source is worth finding. Both numbers are assumed.
    """

    assumptions: bool = False
    critical_components: int = 2
    statements_of_undated: int = 20


NO_PARAMETERS = Parameters()
