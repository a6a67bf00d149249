# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses: Dutch without a prefix, English under ``/en/``, with the same names of fields."""

from django.urls import path

from kamerbreed.web import _errors, overview

urlpatterns = [
    path("", overview.page, {"lang": "nl"}, name="overview-nl"),
    path("en/", overview.page, {"lang": "en"}, name="overview-en"),
]
handler400 = _errors.bad_request
handler404 = _errors.not_found
handler500 = _errors.server_error
