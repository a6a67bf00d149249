# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The registry of named checks, and what a check finds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kamerbreed.overview._checks._judgements import FINDING, LEFT_OUT, UNKNOWN, Found, Judged, Judgements
from kamerbreed.overview._checks._parameters import NO_PARAMETERS, Parameters
from kamerbreed.overview._checks._sight import Sight
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Lang, Told, property_of, say, say_number, say_period

SEVERITIES = ("serious", "attention", "note")
"""From the most to the least urgent; said by the scale ``severity``."""


class CheckError(Told, LookupError):
    """A check that does not exist; the message says which do."""


Judge = Callable[[Sight], Judgements]


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

    def message(self, picture: Picture, judged: Judged, lang: Lang, *, most: int = 0) -> str:
        """What is the matter with this thing; ``most`` related ones by name, all if it is 0."""

        def name(thing: str) -> str:
            return picture.name(thing, lang).text

        value = judged.value
        said = say_number(value, lang) if isinstance(value, int) else say_period(value, lang) if value else ""
        place = (
            property_of(judged.subject.partition("@")[0], judged.property).label if judged.property else None
        )
        named = judged.related[:most] if most else judged.related
        left = len(judged.related) - len(named)
        return say(
            f"check.{self.id}.message",
            lang,
            thing=name(judged.subject),
            related=", ".join([*map(name, named), *([say("more", lang, n=left)] if left else [])]) or "–",
            value=said,
            property=place.of(lang) if place else "",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What one check found: ``findings`` and ``unknown`` of ``of`` things that were looked at.

    ``left_out`` counts what is only assumed to exist. ``assumptions``: whether they were allowed.
    """

    check: Check
    findings: Found
    unknown: Found
    of: int
    left_out: int
    assumptions: bool

    @property
    def assumed(self) -> int:
        """How many of the findings rest on an assumption."""
        return self.findings.assumed


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


def run_check(picture: Picture, asked: Check, parameters: Parameters = NO_PARAMETERS) -> CheckResult:
    """What one check finds in a picture; kept with the picture, which never changes."""
    return _run(Sight(picture, parameters), asked)


def _run(sight: Sight, asked: Check) -> CheckResult:
    return sight.picture.kept(("check", asked.id, sight.parameters), lambda: _judge(sight, asked))


def _judge(sight: Sight, asked: Check) -> CheckResult:
    judged = asked.judge(sight)
    left_out = int((judged.outcome == LEFT_OUT).sum())
    return CheckResult(
        check=asked,
        findings=Found(judged, FINDING),
        unknown=Found(judged, UNKNOWN),
        of=len(judged.outcome) - left_out,
        left_out=left_out,
        assumptions=sight.parameters.assumptions,
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
    sight = Sight(picture, parameters)
    return [_run(sight, one) for one in chosen if not severities or one.severity in severities]


def findings_on(picture: Picture, results: Iterable[CheckResult], subject: str) -> list[tuple[Check, Judged]]:
    """Of these results of a picture the findings on one thing."""
    number = picture.table.things.get(subject, -1)
    return [(one.check, found) for one in results for found in one.findings.on(number)]
