# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The frozen stand: the same at its address whatever is entered later, which the live one names."""

import html
import json
import re
from collections.abc import Sequence

import pytest
from django.test import Client

from kamerbreed.picture import Table
from kamerbreed.vocabulary import LANGUAGES, Lang, Statement, say
from kamerbreed.vocabulary._labels import read_labels
from tests.oversight.made import BASE, JENV, OLD
from tests.web.conftest import Serve
from tests.web.paper import PaperLedger
from tests.web.test_followup import ROOTS, text_of, words
from tests.world import says, table_with

DAY = "geldig-op=2022-01-01"
TEXTS_HERE = ("web.stand.", "web.menu.page.stand", "web.wants.sinds-")


def event(name: str, kind: str, on: str, **more: object) -> list[Statement]:
    """An event on the oldest item."""
    subject = f"follow-up-event/{name}"
    told: dict[str, object] = {"exists": True, "type": kind, "date": on, **more}
    made = [says(subject, part, value) for part, value in told.items()]
    return [
        *made,
        says(subject, "actor", JENV, key=JENV),
        says(subject, "recommendation", OLD, key=OLD),
    ]


FIRST = [*BASE, says(JENV, "type", "supervisor"), *event("issue", "report", "2015-03-27")]
LATER = [
    *event("look", "verification", "2021-06-01"),
    *event("set", "verdict", "2021-06-02", verdict_scope="set", verdict_words="niet of nauwelijks"),
]


def held(later: Sequence[Statement] = LATER) -> tuple[Table, str]:
    """A table, and the digest of what it held last before the later statements."""
    table = table_with([*FIRST, *later])
    return table, table.digest(len(FIRST) - 1)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_of_a_position_is_the_same_to_the_byte_after_later_statements(
    serve: Serve, lang: Lang
) -> None:
    table, position = held()
    address = f"{ROOTS[lang]}/opvolging/stand/json?{DAY}"
    then = serve(PaperLedger(table_with(FIRST))).get(address).content
    client = serve(PaperLedger(table))
    assert client.get(f"{address}&stand={position}").content == then
    now = client.get(address).content
    assert now != then
    assert json.loads(then)["tracks"][0]["state"] == "issued"
    assert json.loads(now)["tracks"][0]["state"] == "under_verification"


def test_the_live_page_names_what_was_entered_later_and_what_it_changed(serve: Serve) -> None:
    table, position = held()
    client = serve(PaperLedger(table))
    shown = text_of(client, f"/opvolging/stand?{DAY}&sinds={position}")
    told = say("web.stand.later", "nl", n=str(len(LATER)), of="2")
    assert told in shown
    assert "niet of nauwelijks" in shown
    assert say("web.stand.otherwise.caption", "nl", n="1") in shown
    assert "uitgebracht" in shown
    assert "in toetsing" in shown
    frozen = text_of(client, f"/opvolging/stand?{DAY}&stand={position}")
    assert "in toetsing" not in frozen
    assert say("web.stand.compare", "nl") in frozen


def test_a_position_that_is_not_there_is_said_to_be_so(serve: Serve) -> None:
    table, position = held()
    client = serve(PaperLedger(table))
    assert client.get(f"/opvolging/stand?{DAY}&sinds={'0' * 64}").status_code == 400
    assert client.get(f"/opvolging/stand?{DAY}&sinds={position}&stand={position}").status_code == 400


def _pages(client: Client, root: str, table: Table, position: str) -> str:
    address = f"{root}/opvolging/stand?{DAY}"
    last = table.digest(len(table) - 1)
    paths = ("", f"&stand={position}", f"&sinds={position}", f"&sinds={last}")
    both = [client.get(f"{address}&sinds={position}&stand={position}").content.decode()]
    return "\n".join([client.get(f"{address}{path}").content.decode() for path in paths] + both)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_of_the_stand_is_used(serve: Serve, lang: Lang) -> None:
    more = [
        says("recommendation/R2", "exists", True),
        says("recommendation/R2", "addressee", JENV, key=JENV),
    ]
    table, position = held([*LATER, *more])
    shown = _pages(serve(PaperLedger(table)), ROOTS[lang], table, position)
    everything = words(html.unescape(shown)).replace("\N{NO-BREAK SPACE}", " ")
    texts = read_labels("texts.csv")
    own = [key for key in texts if key.startswith(TEXTS_HERE)]
    # Acts on other statements need a ledger: tests/oversight/test_in_the_ledger.py has a retraction.
    own = [key for key in own if not key.startswith("web.stand.act.")]
    assert len(own) > 20
    unused = [
        key
        for key in own
        if not all(words(piece) in everything for piece in re.split(r"\{\w+\}", texts[key].of(lang)))
    ]
    assert unused == []
