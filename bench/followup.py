# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What the analyses of the follow-up take on a picture of a national size; no database.

``python bench/followup.py [ITEMS]``: so many items (1,000), each with two addressees, eight events and a
request of ten questions. Beside each figure stands its ratio to a bare look at the same things: every
property of theirs read once from a new picture, with nothing done to it.
"""

import datetime
import gc
import pathlib
import sys
import time
from collections.abc import Callable, Iterator

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from tests.world import says, table_with

from kamerbreed.oversight import (
    events,
    figures,
    followup_document,
    late,
    stand_document,
    together,
    tracks,
)
from kamerbreed.picture import Coordinates, Picture, Table
from kamerbreed.requests import question_states
from kamerbreed.vocabulary import FollowUpEvent, Recommendation, Request, Statement

TODAY = datetime.date(2026, 11, 24)
SUPERVISOR, ASKED = "party/supervisor", ("party/first", "party/second")
LIFE = (
    ("report", SUPERVISOR, 0),
    ("information_request", SUPERVISOR, 30),
    ("response", ASKED[0], 80),
    ("response", ASKED[1], 95),
    ("appraisal", SUPERVISOR, 130),
    ("progress_report", ASKED[0], 300),
    ("ready_report", ASKED[0], 600),
    ("verification", SUPERVISOR, 650),
)
QUESTIONS = 10


def _item(number: int) -> Iterator[Statement]:
    item, report = f"recommendation/n{number}", f"report/n{number % 20}"
    yield says(item, "exists", True)
    yield says(item, "text", {"nl": f"Regel onderdeel {number} van de continuïteit"})
    yield says(item, "report", report)
    yield from (says(item, "addressee", party, key=party) for party in ASKED)
    issued = datetime.date(2015, 1, 1) + datetime.timedelta(days=number * 3 % 3000)
    for kind, actor, days in LIFE:
        event = f"follow-up-event/n{number}-{kind}-{days}"
        day = (issued + datetime.timedelta(days=days)).isoformat()
        told = {"exists": True, "type": kind, "date": day}
        told |= {"appraisal": "adequate"} if kind == "appraisal" else {}
        yield from (says(event, name, value) for name, value in told.items())
        yield says(event, "actor", actor, key=actor)
        yield says(event, "recommendation", item, key=item)


def _request(number: int) -> Iterator[Statement]:
    request, room = f"request/n{number}", f"control-room/n{number % 50}"
    told = {"exists": True, "title": "Opvraag", "asked_by": SUPERVISOR, "addressee": ASKED[number % 2]}
    told |= {"sent_on": "2025-01-10", "due_on": "2025-03-01"}
    yield from (says(request, name, value) for name, value in told.items())
    for question in range(1, QUESTIONS + 1):
        record = {"on": room, "property": ("staff", "workplaces")[question % 2], "text": {"nl": "Wat?"}}
        yield says(request, "question", record, key=str(question))
        if question % 3:
            outcome = {"state": "answered", "day": "2025-04-01"}
            yield says(request, "outcome", outcome, key=str(question))


def made(items: int) -> Table:
    """The table."""
    told = [says(party, "exists", True) for party in (SUPERVISOR, *ASKED)]
    told.append(says(SUPERVISOR, "type", "supervisor"))
    told += [says(f"control-room/n{number}", "exists", True) for number in range(50)]
    told += [says(f"report/n{number}", "exists", True) for number in range(20)]
    told += [says(f"report/n{number}", "publisher", SUPERVISOR, key=SUPERVISOR) for number in range(20)]
    for number in range(items):
        told += [*_item(number), *_request(number)]
    return table_with(told)


def bare(picture: Picture) -> int:
    """Every property of every item, event and request, read once."""
    return sum(
        len(picture.members(subject, name)) if found.many else picture.one(subject, name) is not None
        for kind in (Recommendation, FollowUpEvent, Request)
        for subject in picture.subjects(kind)
        for name, found in kind.properties().items()
    )


MEASURES: dict[str, Callable[[Picture], object]] = {
    "a bare look": bare,
    "events": events,
    "tracks": tracks,
    "phrases per report and addressee": together,
    "figures": figures,
    "document of all tracks": lambda picture: followup_document(picture, "nl"),
    "stand, as a file": lambda picture: stand_document(picture, "nl").model_dump_json(),
    "states of all questions": question_states,
    "how late every answer is": late,
}


def main() -> None:
    """Print each figure: the best of three, each on a new picture."""
    items = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    table = made(items)
    print(f"{items} items, {len(table)} statements")
    best: dict[str, float] = {}
    for name, run in MEASURES.items():
        spent = []
        for _ in range(3):
            picture = Picture(table, Coordinates(valid_at=TODAY))
            gc.collect()
            start = time.perf_counter()
            run(picture)
            spent.append(time.perf_counter() - start)
        best[name] = min(spent)
        print(f"| {name} | {best[name] * 1000:,.0f} ms ({best[name] / best['a bare look']:.2g}x) |")


if __name__ == "__main__":
    main()
