# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From the figures of a picture to their page."""

from kamerbreed.oversight import Cohort, Figures, Step, figures
from kamerbreed.vocabulary import say, say_date, say_number, say_share
from kamerbreed.web._answer import Scene
from kamerbreed.web._words import link_to
from kamerbreed.web.followup._page import CohortTable, FiguresPage, OpenRow
from kamerbreed.web.followup._parts import item_link


def present_figures(scene: Scene) -> FiguresPage:
    """How long tracks take, what is open, and what was implemented of what was issued."""
    lang, found = scene.lang, figures(scene.picture)
    return FiguresPage(
        title=say("web.figures.title", lang),
        lead=_lead(scene, found),
        steps=tuple(_step(scene, one) for one in found.survival.steps) if found.survival.enough else (),
        open_caption=say("web.figures.open.caption", lang, n=say_number(len(found.open), lang)),
        open=tuple(
            OpenRow(
                item=item_link(scene, item),
                addressee=link_to(scene, addressee),
                since=say_date(one.issued_on.isoformat(), lang),
                age=say_number(one.age_days, lang),
            )
            for one in found.open
            for item, _, addressee in [one.id.partition(">")]
        ),
        cohorts=tuple(
            CohortTable(
                title=say("web.figures.cohorts", lang, years=say_number(years, lang)),
                caption=say("web.figures.cohorts.caption", lang, n=say_number(len(rows), lang)),
                rows=tuple(_cohort(scene, one) for one in rows),
            )
            for years, rows in found.cohorts.items()
            if rows
        ),
        notes=_notes(scene, found),
    )


def _lead(scene: Scene, found: Figures) -> tuple[str, ...]:
    lang, survival = scene.lang, found.survival
    counts = {"of": found.of, "closed": survival.closed, "open": len(found.open)}
    told = [say("web.figures.lead", lang, **{name: say_number(n, lang) for name, n in counts.items()})]
    told.append(say("web.figures.curve" if survival.enough else "web.figures.no-curve", lang))
    if found.unissued:
        told.append(say("web.figures.unissued", lang, n=say_number(found.unissued, lang)))
    return tuple(told)


def _step(scene: Scene, one: Step) -> tuple[str, ...]:
    """Years, at risk, closed, share still open, and its interval."""
    lang = scene.lang
    interval = ""
    if one.low is not None and one.high is not None:
        low, high = (say_number(round(100 * share), lang) for share in (one.low, one.high))
        interval = say("web.figures.interval", lang, low=low, high=high)
    return (
        say_number(round(float(one.time), 1), lang),
        say_number(one.at_risk, lang),
        say_number(one.closed, lang),
        say_share(one.open.numerator, one.open.denominator, lang),
        interval,
    )


def _cohort(scene: Scene, one: Cohort) -> tuple[str, ...]:
    """Year, tracks, too young, implemented, closed otherwise, open, and the rate with its denominator."""
    lang = scene.lang
    counts = (one.of, one.young, one.implemented, one.otherwise, one.open)
    rate = say_share(one.implemented, one.denominator, lang)
    told = say(
        "web.figures.rate",
        lang,
        rate=rate,
        n=say_number(one.implemented, lang),
        of=say_number(one.denominator, lang),
    )
    return (str(one.year), *(say_number(n, lang) for n in counts), told if one.denominator else rate)


def _notes(scene: Scene, found: Figures) -> tuple[str, ...]:
    lang, claims, again = scene.lang, found.claims, found.reopenings
    counts = {
        "of": claims.of,
        "claimed": claims.claimed,
        "both": claims.claimed_and_verified,
        "only": claims.claimed_only,
        "unclaimed": claims.verified_only,
    }
    return (
        say("web.figures.claims", lang, **{name: say_number(n, lang) for name, n in counts.items()}),
        say(
            "web.figures.reopenings",
            lang,
            closed=say_number(again.closed, lang),
            n=say_number(again.reopened, lang),
        ),
    )
