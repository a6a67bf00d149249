# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences on the head, the close and the history of a letter: reports, and what came of them."""

from collections.abc import Mapping, Sequence

from kamerbreed.oversight._letter_reading import LackingError, Reading
from kamerbreed.oversight._letter_scope import Scope
from kamerbreed.oversight._letter_words import (
    SMALL_WORDS,
    Teller,
    Values,
    actors_in_words,
    counted,
    counted_items,
    date_of_report,
    flat,
    listed,
    once,
    read_items,
    report_in_words,
    senders_in_words,
    upper,
    verb,
    when,
    year_of_report,
)
from kamerbreed.vocabulary import Finding, scales

# --- head and close -------------------------------------------------------------------------------


def _subject(scope: Scope, reading: Reading, report: str) -> Values:
    title = reading.one(report, "title_nl")
    short = " ".join(word for word in (title[:1].lower() + title[1:]).split() if word not in SMALL_WORDS)
    return {"title": title, "short": short}


def _last_report(scope: Scope) -> Sequence[str]:
    """The latest report: a letter carries its subject."""
    return scope.reports[-1:]


def _addressed(scope: Scope, reading: Reading, _: None) -> Values:
    for one in scope.addressees:
        reading.exists(one)
    return {}


def _signed(scope: Scope, reading: Reading, _: None) -> Values:
    for one in scope.senders:
        reading.exists(one)
    return {
        "senders": upper(senders_in_words(scope, reading)),
        "ask": verb(scope.senders, "verzoekt", "verzoeken"),
    }


def _reports_with_items(scope: Scope, reading: Reading, _: None) -> Values:
    reports = [one for one in scope.reports if scope.items_of(one)]
    if not reports:
        raise LackingError("letter.no_items")
    for one in reports:
        read_items(reading, scope.items_of(one))
    senders = upper(senders_in_words(scope, reading))
    told = listed([report_in_words(reading, one) for one in reports])
    word = "de rapporten" if len(reports) > 1 else "het rapport"
    return {
        "senders": senders,
        "inform": verb(scope.senders, "informeert", "informeren"),
        "reports": f"{word} {told}",
    }


# --- history --------------------------------------------------------------------------------------


def _reports(scope: Scope) -> Sequence[str]:
    return scope.reports


def _published(scope: Scope, reading: Reading, report: str) -> Values:
    return {
        "When": upper(when(date_of_report(reading, report))),
        "title": reading.one(report, "title_nl"),
        "publishers": actors_in_words(reading, [*reading.many(report, "publisher").values()]),
    }


def _repeats(scope: Scope) -> Sequence[str]:
    return [one for one in scope.reports if scope.picture.one(one, "type") == "repeat_investigation"]


def _repeated(scope: Scope, reading: Reading, report: str) -> Values:
    reading.one(report, "type")
    return {"year": year_of_report(reading, report)}


def findings_of(scope: Scope, report: str) -> Sequence[str]:
    """The findings of a report."""
    return [
        one
        for one in scope.picture.subjects(Finding)
        if scope.picture.one(one, "report") == report and scope.picture.existence(one).there
    ]


def _with_findings(scope: Scope) -> Sequence[str]:
    return [one for one in scope.reports if findings_of(scope, one)]


def _found(scope: Scope, reading: Reading, report: str) -> Values:
    """How many findings are known, by aspect; an aspect is a sorting by the compiler, and is not weighed."""
    found = findings_of(scope, report)
    aspects = [str(scope.picture.one(one, "aspect") or "other") for one in found]
    for one in found:
        reading.exists(one)
        reading.one(one, "report")
    labels = scales()["finding-aspect"]
    told = [f"{labels[code].nl} ({aspects.count(code)})" for code in labels if code in aspects]
    return {
        "year": year_of_report(reading, report),
        "are": verb(found, "is", "zijn"),
        "n": counted(len(found), "bevinding", "bevindingen"),
        "aspects": listed(told),
    }


def _all_findings(scope: Scope) -> Sequence[tuple[str, str]]:
    return [(report, one) for report in scope.reports for one in findings_of(scope, report)]


def _found_text(scope: Scope, reading: Reading, found: tuple[str, str]) -> Values:
    report, finding = found
    return {"year": year_of_report(reading, report), "text": reading.prose(finding, "text").rstrip(".") + "."}


def _receipts(scope: Scope) -> Sequence[tuple[str, str]]:
    return [(one, party) for one in scope.reports for party in scope.picture.many(one, "received_on")]


def _received(scope: Scope, reading: Reading, receipt: tuple[str, str]) -> Values:
    report, party = receipt
    day = reading.many(report, "received_on")[party]
    return {"Party": upper(reading.party(party)), "year": year_of_report(reading, report), "when": when(day)}


def _items(scope: Scope, reading: Reading, report: str) -> Values:
    items = scope.items_of(report)
    if not items:
        raise LackingError("letter.items_of", report=report)
    read_items(reading, items)
    parties = flat(items, lambda one: [*reading.many(one, "addressee").values()])
    return {
        "year": year_of_report(reading, report),
        "are": verb(items, "is", "zijn"),
        "n": counted_items(reading, items),
        "addressees": actors_in_words(reading, parties),
    }


def _with_paraphrase(scope: Scope) -> Sequence[str]:
    return [
        report
        for report in scope.reports
        if any(scope.picture.one(one, "text_status") == "paraphrase" for one in scope.items_of(report))
    ]


def _paraphrased(scope: Scope, reading: Reading, report: str) -> Values:
    own = scope.items_of(report)
    items = [one for one in own if reading.one(one, "text_status") == "paraphrase"]
    return {"n": counted_items(reading, items), "year": year_of_report(reading, report)}


def _sharpened(scope: Scope, reading: Reading, report: str) -> Values:
    earlier = [*reading.many(report, "sharpens").values()]
    return {
        "earlier": listed([year_of_report(reading, one) for one in earlier]),
        "later": year_of_report(reading, report),
    }


HISTORY: Mapping[str, Teller] = {
    "subject": Teller(_last_report, _subject),
    "addressed": Teller(once, _addressed),
    "signed": Teller(once, _signed),
    "asks": Teller(once, _signed),
    "reports_with_items": Teller(once, _reports_with_items),
    "published": Teller(_reports, _published),
    "repeated": Teller(_repeats, _repeated),
    "found": Teller(_with_findings, _found),
    "found_text": Teller(_all_findings, _found_text),
    "received": Teller(_receipts, _received),
    "items": Teller(_reports, _items),
    "paraphrased": Teller(_with_paraphrase, _paraphrased),
    "sharpened": Teller(_last_report, _sharpened),
}
"""By the name that the table of sentences gives them."""
