# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Which entries of the audit log an address asks for."""

import datetime
from dataclasses import dataclass

from django.http import QueryDict

from kamerbreed.audit import ACTIONS, AMSTERDAM, RESULTS, Sought
from kamerbreed.vocabulary import VocabularyError, whole_day
from kamerbreed.web._coordinates import CoordinatesError, violation
from kamerbreed.web._filter import PAGE, read_page_number
from kamerbreed.web._place import Place

SINCE, UNTIL, ACTION, RESULT, ACTOR, OBJECT = "van", "tot", "actie", "uitkomst", "account", "zaak"
FIELDS = (SINCE, UNTIL, ACTION, RESULT, ACTOR, OBJECT, PAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The fields as they were given, and what they ask for."""

    given: tuple[tuple[str, str], ...]
    sought: Sought
    page: int = 1

    def place(self, route: str, page: int = 1) -> Place:
        """A page of a route for these entries."""
        extra = (*self.given, (PAGE, str(page))) if page > 1 else self.given
        return Place(name=route, extra=extra)

    def value(self, name: str) -> str:
        """What stands in a field."""
        return dict(self.given).get(name, "")


def read_wish(asked: QueryDict) -> Wish:
    """What the address asks for. Raises CoordinatesError with all that is wrong in it."""
    given = {name: text for name in FIELDS if name != PAGE and (text := asked.get(name, "").strip())}
    page, wrong = read_page_number(asked)
    days: dict[str, datetime.date] = {}
    for name in (SINCE, UNTIL):
        try:
            if name in given:
                days[name] = whole_day(given[name])
        except VocabularyError:
            wrong.append(violation(name, given[name], "web.wants.dag"))
    for name, known in ((ACTION, ACTIONS), (RESULT, RESULTS)):
        if name in given and given[name] not in known:
            wrong.append(violation(name, given[name], f"web.wants.{name}"))
    if wrong:
        raise CoordinatesError(*wrong)
    sought = Sought(
        since=_begins(days[SINCE]) if SINCE in days else None,
        before=_begins(days[UNTIL] + datetime.timedelta(days=1)) if UNTIL in days else None,
        action=given.get(ACTION, ""),
        result=given.get(RESULT, ""),
        actor=_storable(given.get(ACTOR, "")),
        object=_storable(given.get(OBJECT, "")),
    )
    return Wish(given=tuple(given.items()), sought=sought, page=page)


def _begins(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), AMSTERDAM)


def _storable(text: str) -> str:
    """As the log would have stored it: signs that no database takes are in no entry."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
