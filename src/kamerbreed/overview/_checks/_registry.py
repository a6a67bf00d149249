# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The registry of named checks, and what a check finds.

A check yields a judgement of *each* thing that it looks at, so that its denominator cannot be
forgotten, and what it could not judge is never taken for well.
"""

import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kamerbreed.picture import Fact, Picture
from kamerbreed.vocabulary import Lang, Thing, Told, property_of, say, say_number, say_period

K = TypeVar("K", bound=Thing)

SEVERITIES = ("serious", "attention", "note")
"""From the most to the least urgent; said by the scale ``severity``."""
FINDING, FINE, UNKNOWN, LEFT_OUT = "finding", "fine", "unknown", "left_out"


class CheckError(Told, LookupError):
    """A check that does not exist; the message says which do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """What a check may be told.

    ``assumptions``: what is only assumed counts. ``critical_components``: of more critical
    components than this a supplier is one too many eggs in a basket. ``statements_of_undated``:
    from so many statements on the date of a source is worth finding. Both numbers are assumed.
    """

    assumptions: bool = False
    critical_components: int = 2
    statements_of_undated: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How a check judges one thing.

    ``outcome``: finding, fine, unknown (cannot be judged) or left_out (only assumed to exist, and
    in no denominator). ``property`` and ``key`` say where to mend it, ``related`` which other
    things are concerned, ``value`` is a number or an ISO date or period. ``rows`` are the rows of
    the table under it. ``assumed``: it rests on an assumption.
    """

    subject: str
    outcome: str
    property: str = ""
    key: str = ""
    related: tuple[str, ...] = ()
    value: int | str | None = None
    rows: tuple[int, ...] = ()
    assumed: bool = False


Judge = Callable[[Picture, Parameters], Iterable[Judged]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A named check. Its wordings are ``check.ID.title``, ``.message``, ``.meaning`` and ``.mend``."""

    id: str
    severity: str
    aspect: str
    counts: str
    judge: Judge

    def title(self, lang: Lang) -> str:
        """What it finds, in a few words."""
        return say(f"check.{self.id}.title", lang)

    def meaning(self, lang: Lang) -> str:
        """What a finding means, what counts, and why it matters."""
        return say(f"check.{self.id}.meaning", lang)

    def mend(self, lang: Lang) -> str:
        """What to do about a finding."""
        return say(f"check.{self.id}.mend", lang)

    def counted(self, lang: Lang) -> str:
        """What its denominator counts."""
        return say(f"check.counts.{self.counts}", lang)

    def message(self, picture: Picture, judged: Judged, lang: Lang) -> str:
        """What is the matter with this thing."""

        def name(thing: str) -> str:
            return picture.name(thing, lang).text

        value = judged.value
        said = say_number(value, lang) if isinstance(value, int) else say_period(value, lang) if value else ""
        place = (
            property_of(judged.subject.partition("@")[0], judged.property).label if judged.property else None
        )
        return say(
            f"check.{self.id}.message",
            lang,
            thing=name(judged.subject),
            related=", ".join(map(name, judged.related)) or "–",
            value=said,
            property=place.of(lang) if place else "",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What one check found: ``findings`` and ``unknown`` of ``of`` things that were looked at.

    ``left_out`` counts what is only assumed to exist. ``assumptions``: whether they were allowed.
    """

    check: Check
    findings: tuple[Judged, ...]
    unknown: tuple[Judged, ...]
    of: int
    left_out: int
    assumptions: bool

    @property
    def assumed(self) -> int:
        """How many of the findings rest on an assumption."""
        return sum(one.assumed for one in self.findings)


_CHECKS: dict[str, Check] = {}


def check(id: str, *, severity: str, aspect: str, counts: str) -> Callable[[Judge], Judge]:
    """Enter a function in the registry. ``counts`` names what its denominator counts."""

    def enter(judge: Judge) -> Judge:
        _CHECKS[id] = Check(id=id, severity=severity, aspect=aspect, counts=counts, judge=judge)
        return judge

    return enter


def checks() -> Mapping[str, Check]:
    """All checks by id, the most urgent first."""
    return dict(sorted(_CHECKS.items(), key=lambda item: (SEVERITIES.index(item[1].severity), item[0])))


def check_of(id: str) -> Check:
    """The check of this id. Raises CheckError with those that exist."""
    try:
        return _CHECKS[id]
    except KeyError:
        raise CheckError("check.unknown", id=id, known=", ".join(checks())) from None


NO_PARAMETERS = Parameters()
_KEPT: "weakref.WeakKeyDictionary[Picture, dict[tuple[str, Parameters], CheckResult]]" = (
    weakref.WeakKeyDictionary()
)


def run_check(picture: Picture, asked: Check, parameters: Parameters = NO_PARAMETERS) -> CheckResult:
    """What one check finds in a picture; kept as long as the picture, which never changes."""
    results = _KEPT.setdefault(picture, {})
    place = (asked.id, parameters)
    if place not in results:
        results[place] = _run(picture, asked, parameters)
    return results[place]


def _run(picture: Picture, asked: Check, parameters: Parameters) -> CheckResult:
    kept: dict[str, list[Judged]] = {FINDING: [], UNKNOWN: []}
    of = left_out = 0
    for judged in asked.judge(picture, parameters):
        if judged.outcome == LEFT_OUT:
            left_out += 1
            continue
        of += 1
        if judged.outcome in kept:
            kept[judged.outcome].append(judged)
    return CheckResult(
        check=asked,
        findings=tuple(kept[FINDING]),
        unknown=tuple(kept[UNKNOWN]),
        of=of,
        left_out=left_out,
        assumptions=parameters.assumptions,
    )


def run_checks(
    picture: Picture,
    parameters: Parameters = NO_PARAMETERS,
    *,
    ids: Sequence[str] = (),
    severities: Sequence[str] = (),
) -> list[CheckResult]:
    """What all checks find, or those of these ids and severities. Raises CheckError for another one."""
    for severity in severities:
        if severity not in SEVERITIES:
            raise CheckError("check.severity", found=severity, known=", ".join(SEVERITIES))
    chosen = [check_of(one) for one in ids] or list(checks().values())
    return [
        run_check(picture, one, parameters) for one in chosen if not severities or one.severity in severities
    ]


def findings_on(results: Iterable[CheckResult], subject: str) -> list[tuple[Check, Judged]]:
    """Of these results the findings on one thing."""
    return [(one.check, found) for one in results for found in one.findings if found.subject == subject]


# --- what the checks have in common -------------------------------------------------------------


def each(
    picture: Picture,
    kind: type[K],
    parameters: Parameters,
    judge: Callable[[K], Judged | None],
    *,
    planned: bool = False,
) -> Iterator[Judged]:
    """Judge each thing of a kind that is there; one only assumed to be is left out, or marked.

    A judge gives None for what the check is not about.
    """
    for thing in picture.things(kind, planned=planned):
        judged = judge(thing)
        if judged is None:
            continue
        if not picture.existence(thing.id).assumed:
            yield judged
        elif parameters.assumptions:
            yield replace(judged, assumed=True)
        else:
            yield replace(judged, outcome=LEFT_OUT)


def usable(fact: Fact, parameters: Parameters) -> bool:
    """Whether a fact may be used: known, or assumed where assumptions are allowed."""
    return fact.known or (parameters.assumptions and fact.value is not None)


def facts_of(picture: Picture, subject: str, name: str) -> list[Fact]:
    """The facts of a property: its members on which something stands, or the one there is."""
    if property_of(subject, name).many:
        members = [
            fact
            for fact in picture.members(subject, name).values()
            if fact.standing.agreement or fact.non_value
        ]
        if members:
            return members
    return [picture.fact(subject, name)]


def missing(
    picture: Picture, subject: str, name: str, parameters: Parameters, *, value: int | str | None = None
) -> Judged | None:
    """Judge that something should be known: a finding if it is not; None where it does not apply.

    What is shielded or uncertain cannot be judged.
    """
    facts = facts_of(picture, subject, name)
    rows = tuple(row for fact in facts for row in fact.rows)
    good = [fact for fact in facts if usable(fact, parameters)]
    if good:
        assumed = not any(fact.known for fact in good)
        return Judged(subject=subject, outcome=FINE, property=name, rows=rows, assumed=assumed)
    if any(fact.possible or fact.standing.question == "shielded" for fact in facts):
        return Judged(subject=subject, outcome=UNKNOWN, property=name, rows=rows)
    if all(fact.non_value == "not_applicable" for fact in facts):
        return None
    return Judged(subject=subject, outcome=FINDING, property=name, value=value, rows=rows)
