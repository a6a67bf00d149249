# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What the checks find in the picture of a page, and what an address asks of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from kamerbreed.overview import CheckResult, Parameters, run_checks
from kamerbreed.picture import Kept
from kamerbreed.vocabulary import Lang
from kamerbreed.web._answer import Scene
from kamerbreed.web._coordinates import CoordinatesError, violation
from kamerbreed.web._filter import PAGE, read_page_number
from kamerbreed.web._place import Place
from kamerbreed.web._words import SEVERITY_SIGNS, Mark, word

ASSUMPTIONS, SHOWN = "aannames", "toon"
FINDINGS, UNKNOWN = "bevindingen", "niet-te-beoordelen"
FIELDS = (ASSUMPTIONS, SHOWN, PAGE)
_RESULTS: Kept[Sequence[CheckResult]] = Kept(8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an address asks: whether assumptions count, which outcome is shown, and which page of it."""

    assumptions: bool = False
    shown: str = FINDINGS
    page: int = 1

    def fields(self) -> tuple[tuple[str, str], ...]:
        """As fields of an address; what is ordinary is left out."""
        asked = (
            (ASSUMPTIONS, "1" if self.assumptions else ""),
            (SHOWN, self.shown if self.shown != FINDINGS else ""),
            (PAGE, str(self.page) if self.page > 1 else ""),
        )
        return tuple((name, text) for name, text in asked if text)


def read_wish(asked: QueryDict) -> Wish:
    """What the address asks. Raises CoordinatesError with all that is wrong in it."""
    assumptions, shown = asked.get(ASSUMPTIONS, ""), asked.get(SHOWN, "")
    page, wrong = read_page_number(asked)
    if assumptions not in ("", "0", "1"):
        wrong.append(violation(ASSUMPTIONS, assumptions, "web.wants.aannames"))
    if shown not in ("", FINDINGS, UNKNOWN):
        wrong.append(violation(SHOWN, shown, "web.wants.toon"))
    if wrong:
        raise CoordinatesError(*wrong)
    return Wish(assumptions=assumptions == "1", shown=shown or FINDINGS, page=page)


def results(scene: Scene, *, assumptions: bool = False) -> Sequence[CheckResult]:
    """What every check finds in the picture of the page, the most urgent first."""
    parameters = Parameters(assumptions=assumptions)
    return scene.kept(_RESULTS, lambda: run_checks(scene.picture, parameters), assumptions)


def check_place(id: str, wish: Wish | None = None) -> Place:
    """The page of one check."""
    return Place(name="check", path=(id,), extra=(wish or Wish()).fields())


def severity_mark(severity: str, lang: Lang) -> Mark:
    """How serious a finding is, in a sign and in words."""
    return Mark(sign=SEVERITY_SIGNS[severity], text=word("severity", severity, lang))
