# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What cannot be logged is not done: the same answer for every page."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from kamerbreed.audit import AuditError
from kamerbreed.web import _errors

_LOG = logging.getLogger(__name__)


class Unlogged:
    """Middleware that answers 503 where a page could not write to the audit log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    @staticmethod
    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page of this error, nothing for another."""
        if not isinstance(exception, AuditError):
            return None
        _LOG.error("the audit log cannot be written: %s", exception)
        return _errors.unlogged(request)
