# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses: Dutch without a prefix, English under ``/en/``, with the same names of fields."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path

from kamerbreed.web import _errors, lists, overview, thing


def _in_both(route: str, page: Callable[..., HttpResponse], name: str) -> list[URLPattern]:
    return [
        path(route, page, {"lang": "nl"}, name=f"{name}-nl"),
        path(f"en/{route}", page, {"lang": "en"}, name=f"{name}-en"),
    ]


urlpatterns = [
    *_in_both("", overview.page, "overview"),
    *_in_both("lijst/<str:kind>", lists.page, "list"),
    *_in_both("lijst/<str:kind>/csv", lists.as_csv, "list-csv"),
    *_in_both("zaak/<str:kind>/<str:slug>", thing.page, "thing"),
    *_in_both("zaak/<str:kind>/<str:slug>/waarom/<str:name>", thing.why, "why"),
]
handler400 = _errors.bad_request
handler404 = _errors.not_found
handler500 = _errors.server_error
