# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The page that lays the drafted conclusion letter beside the real one, part by part."""

import csv
import datetime
import itertools
import pathlib
from collections.abc import Collection, Iterator

from kamerbreed import reference
from kamerbreed.oversight import LetterDraft, LetterWish, compose
from kamerbreed.picture import Coordinates, Picture, Saying, Table, state, table_of

DAY = datetime.date(2021, 7, 1)
WISH = LetterWish(
    kind="conclusion",
    about=("report/report-2015", "report/report-2019"),
    addressees=("party/korpsleiding", "party/bmb-chair"),
    without=("source/letter-2021",),
)
INTRO = """# The conclusion letter of 2021, drafted and real

On 1 July 2021 the Inspectie Justitie en Veiligheid and Agentschap Telecom wrote a letter on the
follow-up of the recommendations of 2015 and 2019. This page lays what Kamerbreed drafts beside it. It is made
by `python docs/generate.py` from the bundled public data, so that it cannot go stale.

* **Drafted on the day**: with what the inspectorate could know on 1 July 2021 by the public facts
  (`valid_at`, `known_at` and `known_by`), and without the letter itself: a statement that rests on the letter
  alone is left out, and one that rests on other sources too counts from when those tell it.
* **With what was public later**: the same day, still without the letter, with every other source that we
  have. Only sentences that differ are shown.
* **Not to be written**: sentences of which the facts are missing, with the reason that the draft gives.

What the inspectorates had on their desks in 2021 is not public: the answers to their requests, the verdict on
each recommendation, the pre-study. That the draft lacks those parts says nothing against the letter. It says
what could be known without it.

```
kamerbreed followup letter conclusion --output brief.docx --as-of 2021-07-01 --known-by inspectie-jenv \\
  --about report/report-2015 --about report/report-2019 --to korpsleiding --to bmb-chair --without letter-2021
```
"""
TITLES = {
    "subject": "Subject",
    "salutation": "Salutation",
    "opening": "Opening",
    "history": "History of 2015 and 2019",
    "monitoring": "The monitoring that took long",
    "conclusion": "Conclusion",
    "concern": "Concern: overview and fragmentation",
    "prestudy": "The pre-study, and no full study",
    "request": "The requests",
    "closing": "At the end",
    "close": "Close",
}


def conclusion_page() -> str:
    """The page, in Markdown."""
    table = _table()
    known = Coordinates(valid_at=DAY, known_at=DAY, known_by="party/inspectie-jenv")
    then = compose(Picture(table, known), WISH)
    later = compose(Picture(table, Coordinates(valid_at=DAY)), WISH)
    file = pathlib.Path(__file__).with_name("letter-2021.csv")
    with file.open(encoding="utf-8", newline="") as rows:
        parts = [line for row in csv.DictReader(rows) for line in _part(row, then, later)]
    return "\n".join([INTRO, *_counts(then, later), *parts])


def _table() -> Table:
    empty = Picture(Table(), Coordinates(valid_at=DAY))
    return table_of(state(empty, Saying(statements=reference.statements().statements)))


def _counts(then: LetterDraft, later: LetterDraft) -> Iterator[str]:
    for title, draft in (("Drafted on the day", then), ("With what was public later", later)):
        n, lacking = len(draft.sentences), len(draft.unwritten)
        yield f"* {title}: {n} sentences on {_facts(draft)} facts, {lacking} not to be written."
    yield ""


def _facts(draft: LetterDraft) -> int:
    return len({fact.place for one in draft.sentences for fact in one.facts})


def _part(row: dict[str, str], then: LetterDraft, later: LetterDraft) -> Iterator[str]:
    name = row["part"]
    yield f"## {TITLES[name]}\n"
    yield "**Real**\n"
    yield "\n".join(f"> {line}".rstrip() for line in row["real"].splitlines()) + "\n"
    yield from _sentences("Drafted on the day", then, name)
    before = {one.text for one in then.sentences}
    if {one.text for one in later.part(name)} - before:
        yield from _sentences("With what was public later", later, name, before)
    lacking = [one for one in then.unwritten if one.part == name]
    if lacking:
        yield "**Not to be written on the day**\n"
        yield "\n".join(f"* {one.label.en}: {one.reason.in_language('en')}" for one in lacking) + "\n"
    yield f"**Read beside each other.** {row['reading']}\n"


def _sentences(title: str, draft: LetterDraft, name: str, before: Collection[str] = ()) -> Iterator[str]:
    told = [one for one in draft.part(name) if one.text not in before]
    yield f"**{title}**\n"
    if not told:
        yield "> *(nothing)*\n"
    numbers = itertools.count(1)
    for one in told:
        ground = one.basis or "names only"
        facts = "1 fact" if len(one.facts) == 1 else f"{len(one.facts)} facts"
        mark = f"{next(numbers)}. " if one.numbered else ""
        yield f"> {mark}{one.text} *[{facts}, {ground}]*\n"
