# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""People with rights, for tests: a header of the request says who asks."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from kamerbreed.accounts import NOBODY, Grant, Rights

MIDDLEWARE = "tests.web.signed_in.by_header"
HEADER = "HTTP_X_TEST_ACCOUNT"
INSPECTION = "party/inspectie-jenv"


def _grants(*roles: str, party: str = "", clearance: str = "public") -> tuple[Grant, ...]:
    return tuple(Grant(role=role, party=party, clearance=clearance) for role in roles)


PEOPLE = {
    "nobody": NOBODY,
    "reader": Rights(key="reader", grants=_grants("reader")),
    "analyst": Rights(key="analyst", grants=_grants("analyst")),
    "other": Rights(key="other", grants=_grants("analyst")),
    "of-lms": Rights(key="of-lms", grants=_grants("contributor", party="party/lms")),
    "of-cbs": Rights(key="of-cbs", grants=_grants("contributor", party="party/cbs")),
    "of-minister": Rights(key="of-minister", grants=_grants("contributor", party="party/minister-jenv")),
    "of-inspectie": Rights(key="of-inspectie", grants=_grants("inspector", party="party/inspectie-jenv")),
    "insider": Rights(key="insider", grants=_grants("analyst", "decision_maker", clearance="confidential")),
    "decides": Rights(key="decides", grants=_grants("analyst", "decision_maker")),
    "inspects": Rights(key="inspects", grants=_grants("inspector")),
    "inspects-all": Rights(key="inspects-all", grants=_grants("inspector", "decision_maker")),
    "inspects-too": Rights(key="inspects-too", grants=_grants("inspector")),
    "writes": Rights(key="writes", grants=_grants("inspector", party=INSPECTION, clearance="internal")),
    "reads-it-too": Rights(key="too", grants=_grants("inspector", party=INSPECTION, clearance="internal")),
    "of-jenv": Rights(key="of-jenv", grants=_grants("inspector", party="party/inspectie-jenv")),
    "of-jenv-too": Rights(key="of-jenv-too", grants=_grants("inspector", party="party/inspectie-jenv")),
    "approves": Rights(key="approves", grants=_grants("decision_maker")),
    "approves-too": Rights(key="approves-too", grants=_grants("decision_maker")),
}


def by_header(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that gives a request the rights of the person in its header."""

    def answer(request: HttpRequest) -> HttpResponse:
        name = request.META.get(HEADER) or request.COOKIES.get("test-account")
        if name:
            request.rights = PEOPLE[name]  # type: ignore[attr-defined]  # as the middleware of accounts does
        return get_response(request)

    return answer
