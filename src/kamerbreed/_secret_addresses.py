# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses that are a key: whoever reads the messages of the server must not find them there."""

import logging
import re

_SECRET = re.compile(r"(/agenda/)[^/\s?]+")


class WithoutSecrets(logging.Filter):
    """Passes every message on, with the secret taken out of addresses that have one."""

    def filter(self, record: logging.LogRecord) -> bool:
        """True, always; Django names the address in what it says of a request that failed."""
        record.msg = _without(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(map(_without, record.args))
        return True


def _without(told: object) -> object:
    return _SECRET.sub(r"\1***", told) if isinstance(told, str) else told
