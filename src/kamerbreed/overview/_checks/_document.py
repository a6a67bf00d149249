# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What the checks found, as a JSON document."""

from collections.abc import Sequence

from kamerbreed.overview._checks._judgements import Judged
from kamerbreed.overview._checks._registry import Check, CheckResult
from kamerbreed.picture import VERSION, CoordinatesDocument, Document, Picture, coordinates_document
from kamerbreed.vocabulary import Lang


class JudgedDocument(Document):
    """A thing that a check found, or could not judge; ``property`` and ``key`` say where to mend it.

    ``value`` is a number, or an ISO date or period; ``statements`` are the digests under it.
    """

    subject: str
    name: str
    property: str
    key: str
    related: list[str]
    value: int | str | None
    assumed: bool
    message: str
    statements: list[str]


class CheckedDocument(Document):
    """One check: ``n`` findings of ``of`` things looked at; ``unknown`` could not be judged.

    ``left_out`` counts what is only assumed to exist, and is in none of these.
    """

    id: str
    severity: str
    aspect: str
    title: str
    meaning: str
    mend: str
    counts: str
    n: int
    of: int
    left_out: int
    findings: list[JudgedDocument]
    unknown: list[JudgedDocument]


class CheckDocument(Document):
    """``check``: what the named checks found; ``assumptions`` tells whether they were switched on."""

    version: str
    coordinates: CoordinatesDocument
    assumptions: bool
    findings: int
    checks: list[CheckedDocument]


def check_document(
    picture: Picture, results: Sequence[CheckResult], lang: Lang, *, assumptions: bool
) -> CheckDocument:
    """The results of checks for programs."""
    return CheckDocument(
        version=VERSION,
        coordinates=coordinates_document(picture),
        assumptions=assumptions,
        findings=sum(len(one.findings) for one in results),
        checks=[_checked(picture, one, lang) for one in results],
    )


def _checked(picture: Picture, result: CheckResult, lang: Lang) -> CheckedDocument:
    check = result.check
    return CheckedDocument(
        id=check.id,
        severity=check.severity,
        aspect=check.aspect,
        title=check.title(lang),
        meaning=check.meaning(lang),
        mend=check.mend(lang),
        counts=check.counted(lang),
        n=len(result.findings),
        of=result.of,
        left_out=result.left_out,
        findings=[_judged(picture, check, one, lang) for one in result.findings],
        unknown=[_judged(picture, check, one, lang, found=False) for one in result.unknown],
    )


def _judged(
    picture: Picture, check: Check, judged: Judged, lang: Lang, *, found: bool = True
) -> JudgedDocument:
    return JudgedDocument(
        subject=judged.subject,
        name=picture.name(judged.subject, lang).text,
        property=judged.property,
        key=judged.key,
        related=list(judged.related),
        value=judged.value,
        assumed=judged.assumed,
        message=check.message(picture, judged, lang) if found else "",
        statements=[picture.table.digest(row) for row in judged.rows],
    )
