# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of an audit log in a database of its own, as somebody sees them."""

import pathlib
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kamerbreed.accounts import Grant, Rights
from kamerbreed.audit import Log, no_names
from kamerbreed.web import _audit
from kamerbreed.web.audit_log import _view
from kamerbreed.web.rights import _gate
from tests.databases import Templates

AUDITOR = Rights(key="a0d1705", grants=(Grant(role="auditor"),))
ANALYST = Rights(key="a9a1757", grants=(Grant(role="analyst", clearance="confidential"),))


def sign_in(patch: pytest.MonkeyPatch, rights: Rights) -> None:
    """Give every request the rights of somebody."""
    patch.setattr(_gate, "_rights", lambda found: rights)
    patch.setattr(_view, "names_now", lambda: no_names)


@contextmanager
def audited(templates: Templates, folder: pathlib.Path, rights: Rights) -> Iterator[Log]:
    """Pages write to this log, for somebody with these rights."""
    with templates.copied() as alias, pytest.MonkeyPatch.context() as patch:
        log = Log(folder / "audit", alias)
        patch.setattr(_audit, "the_log", lambda: log)
        sign_in(patch, rights)
        yield log
