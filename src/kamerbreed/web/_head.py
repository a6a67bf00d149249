# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Answers to HEAD: the server under us passes on whatever body it is given."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def without_body(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that answers HEAD with the headers of GET and nothing after them (RFC 9110, 9.3.2)."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method == "HEAD" and not response.streaming:
            response.content = b""
        return response

    return answer


_NOTHING_OF = (
    "accelerometer camera display-capture geolocation gyroscope hid magnetometer microphone midi payment usb"
)
PERMISSIONS = ", ".join(f"{name}=()" for name in _NOTHING_OF.split())
"""These pages use nothing of the machine that they are read on."""


def without_permissions(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that says so to the browser, also for whatever a page would be made to load."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Permissions-Policy"] = PERMISSIONS
        return response

    return answer
