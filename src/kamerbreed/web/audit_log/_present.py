# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From entries to finished texts."""

from collections.abc import Iterator, Mapping

from kamerbreed.audit import (
    ACTIONS,
    CONTENT,
    RESULTS,
    Log,
    NameOf,
    Recorded,
    say_detail,
    say_from,
    say_what,
    say_when,
)
from kamerbreed.vocabulary import Label, Lang, say, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._filter import PAGE_SIZE, Choice, choice, make_turns
from kamerbreed.web._place import LOG
from kamerbreed.web.audit_log._page import Field, LogPage, LogRow
from kamerbreed.web.audit_log._wish import ACTION, ACTOR, OBJECT, RESULT, SINCE, UNTIL, Wish

CSV_ROUTE = "log-csv"
_AT_ONCE = 1_000


def present(scene: Scene, log: Log, wish: Wish, name_of: NameOf) -> LogPage:
    """The page of the entries that are asked for, the latest first."""
    lang, total = scene.lang, log.count(wish.sought)
    found = log.read(wish.sought, limit=PAGE_SIZE, offset=(wish.page - 1) * PAGE_SIZE)
    fields = [
        Field(name=name, label=say(label, lang), value=wish.value(name), type=kind)
        for name, label, kind in (
            (SINCE, "web.audit.since", "date"),
            (UNTIL, "web.audit.until", "date"),
            (ACTOR, "web.audit.head.actor", "text"),
            (OBJECT, "web.audit.head.object", "text"),
        )
    ]
    return LogPage(
        title=say("web.audit.title", lang),
        lead=say("web.audit.lead", lang, n=say_number(total, lang)),
        action=LOG.bare(lang),
        fields=tuple(fields),
        choices=(
            _choice(ACTION, {code: one.label for code, one in ACTIONS.items()}, wish, lang),
            _choice(RESULT, RESULTS, wish, lang),
        ),
        csv=wish.place(CSV_ROUTE).url(lang),
        rows=tuple(_row(one, lang, name_of) for one in found),
        turns=make_turns(scene, lambda page: wish.place(LOG.name, page), wish.page, total),
    )


def _choice(name: str, labels: Mapping[str, Label], wish: Wish, lang: Lang) -> Choice:
    key = f"web.audit.head.{'action' if name == ACTION else 'result'}"
    options = [(code, label.of(lang)) for code, label in labels.items()]
    return choice(name, say(key, lang), options, wish.value(name), say("web.audit.every", lang))


def _row(one: Recorded, lang: Lang, name_of: NameOf) -> LogRow:
    return LogRow(
        number=say_number(one.number, lang),
        at=one.at,
        when=say_when(one, lang),
        what=say_what(one.entry, lang, name_of),
        origin=say_from(one.entry, lang),
        detail=say_detail(one.entry, lang),
    )


def csv_head(lang: Lang) -> list[str]:
    """The head of the file: each field, then the sentence."""
    names = (
        "number",
        "at",
        "action",
        "object",
        "result",
        "from",
        "actor",
        "party",
        "detail",
        "digest",
        "what",
    )
    return [say(f"web.audit.head.{name}", lang) for name in names]


def csv_rows(log: Log, wish: Wish, lang: Lang, name_of: NameOf, total: int) -> Iterator[list[str]]:
    """Every entry that is asked for, as far as there were when it began."""
    for offset in range(0, total, _AT_ONCE):
        for one in log.read(wish.sought, limit=min(_AT_ONCE, total - offset), offset=offset):
            fields = [getattr(one.entry, name) for name in CONTENT]
            yield [str(one.number), one.at, *fields, one.digest, say_what(one.entry, lang, name_of)]
