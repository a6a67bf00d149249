# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Who did what to what, when and from where: it stands in two sinks, or it does not happen."""

from kamerbreed.audit._chain import CONTENT
from kamerbreed.audit._entry import ACTIONS, COMMAND, MOMENT, RESULTS, Action, Entry, Recorded
from kamerbreed.audit._errors import AuditError
from kamerbreed.audit._file import NAME
from kamerbreed.audit._log import MOST_UNFINISHED, Log
from kamerbreed.audit._rows import Sought
from kamerbreed.audit._schema import TABLE
from kamerbreed.audit._sentence import (
    AMSTERDAM,
    NameOf,
    no_names,
    say_detail,
    say_entry,
    say_from,
    say_what,
    say_when,
    say_who,
)
from kamerbreed.audit._verify import Verdict

__all__ = [
    "ACTIONS",
    "AMSTERDAM",
    "COMMAND",
    "CONTENT",
    "MOMENT",
    "MOST_UNFINISHED",
    "NAME",
    "RESULTS",
    "TABLE",
    "Action",
    "AuditError",
    "Entry",
    "Log",
    "NameOf",
    "Recorded",
    "Sought",
    "Verdict",
    "no_names",
    "say_detail",
    "say_entry",
    "say_from",
    "say_what",
    "say_when",
    "say_who",
]
