# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What the criteria of a track propose, in a terminal, and the verdict that follows them.

A verdict beside the proposal waits for a second person, and that is done on the pages.
"""

import secrets
from collections.abc import Mapping, Sequence
from typing import Annotated

import typer
from rich.text import Text

from kamerbreed.accounts import OPERATOR
from kamerbreed.cli._acting import acting, perform, recorder
from kamerbreed.cli._audit import witnessed
from kamerbreed.cli._errors import CommandError
from kamerbreed.cli._show import banner, console, grid, word, write_json
from kamerbreed.cli._view import View, ledger, party_id, reading
from kamerbreed.oversight import (
    NOT_ASSESSABLE,
    Assessment,
    Giving,
    Weighed,
    assessment,
    assessment_document,
    give_verdict,
    track_of,
    verdict_text,
)
from kamerbreed.vocabulary import Criterion, FollowUpEvent, Hearing, Recommendation, say, say_date, say_share

TRACK = Annotated[
    list[str],
    typer.Argument(
        metavar="SPOOR", help="R2019-a>minister-jenv, of beide los / or both as words of their own"
    ),
]
VERDICT = Annotated[
    str,
    typer.Option("--verdict", metavar="CODE", help="Geef dit oordeel, zoals voorgesteld. / Give this one."),
]
MARK = Annotated[
    list[str] | None,
    typer.Option("--mark", metavar="C2=partly", help="not_met, partly, met of unknown; mag vaker."),
]
BY = Annotated[
    str, typer.Option("--by", metavar="PARTIJ", help="Toezichthouder die oordeelt. / Supervisor that judges.")
]
WHY = Annotated[str, typer.Option("--reason", help="Toelichting. / Explanation.")]
HEARING = Annotated[
    list[str] | None,
    typer.Option("--hearing", metavar="ID", help="Hoor en wederhoor hierover; mag vaker. / Hearing on it."),
]
HEADS = tuple(f"head.judging.{name}" for name in ("criterion", "weight", "mark", "evidence"))


def register(followup: typer.Typer) -> None:
    """Add the command to those of the follow-up."""
    followup.command("judge")(judge_track)


@reading
def judge_track(  # noqa: PLR0917  # typer reads options from the signature
    view: View,
    track: TRACK,
    verdict: VERDICT = "",
    mark: MARK = None,
    by: BY = "inspectie-jenv",
    reason: WHY = "",
    hearing: HEARING = None,
) -> None:
    """Wat stellen de criteria van een spoor voor? / What do the criteria of a track propose?"""
    recommendation, addressee = _track(view, track)
    marks = _marks(mark or ()) if mark else None
    if verdict:
        heard = [one if "/" in one else f"{Hearing.slug}/{one}" for one in hearing or ()]
        _give(view, (recommendation, addressee), verdict, marks or {}, party_id(by), reason, heard)
        return
    found = assessment(view.picture, recommendation, addressee, marks=marks)
    if view.as_json:
        write_json(assessment_document(view.picture, found, view.lang))
        return
    banner(view)
    _show(view, found)


def _track(view: View, words: Sequence[str]) -> tuple[str, str]:
    """The item and the addressee that are meant. Raises CommandError if there is no such track."""
    parts = [part for one in words for part in one.split(">") if part]
    if len(parts) == 2:
        item = parts[0] if "/" in parts[0] else f"{Recommendation.slug}/{parts[0]}"
        found = item, party_id(parts[1])
        if track_of(view.picture, *found) is not None:
            return found
    raise CommandError("followup.track", found=" ".join(words))


def _marks(given: Sequence[str]) -> Mapping[str, str]:
    found = {}
    for one in given:
        criterion, _, mark = one.partition("=")
        found[criterion if "/" in criterion else f"{Criterion.slug}/{criterion}"] = mark
    return found


def _give(  # noqa: PLR0917  # what was typed
    view: View,
    track: tuple[str, str],
    verdict: str,
    marks: Mapping[str, str],
    party: str,
    reason: str,
    heard: Sequence[str],
) -> None:
    if view.of_files or view.picture.coordinates.valid_at != view.today:
        raise CommandError("followup.judge.now")
    rights = acting()
    if rights != OPERATOR and not rights.may("supervise", party):
        raise CommandError("followup.judge.party", party=party)
    found = assessment(view.picture, *track, marks=marks)
    if found.score and verdict != found.score.verdict and verdict in found.possible:
        raise CommandError("followup.judge.second", verdict=verdict, proposed=found.score.verdict)
    item, addressee = (one.partition("/")[2] for one in track)
    giving = Giving(
        event=f"{FollowUpEvent.slug}/{item}-{addressee}-{secrets.token_hex(4)}",
        on=view.today.isoformat(),
        recommendation=track[0],
        addressee=track[1],
        verdict=verdict,
        marks=marks,
        text=reason or None,
        hearings=heard,
        stated_by=party,
        judged_by=recorder(),
    )
    with witnessed("say") as telling:
        perform(ledger(), give_verdict, giving, witness=telling.witness)
    label = word("implementation", verdict, view.lang)
    console().print(Text(say("followup.judged", view.lang, item=item, party=addressee, verdict=label)))


def _show(view: View, found: Assessment) -> None:
    out, lang = console(), view.lang
    name = view.picture.name(found.addressee, lang).text
    out.print(Text(f"{found.recommendation.partition('/')[2]}: {name}", style="bold"))
    if found.score is None:
        out.print(say("followup.judge.no-criteria", lang))
        return
    out.print(grid([say(head, lang) for head in HEADS], [_row(view, one) for one in found.criteria]))
    out.print(Text(_proposal(found, view)))
    if found.slip and found.slip.proposal:
        late = found.slip.proposal
        told = {"verdict": word("implementation", late.verdict, lang), "reason": late.reason.of(lang)}
        out.print(Text(say("followup.judge.lateness", lang, **told)))


def _proposal(found: Assessment, view: View) -> str:
    lang, proposed = view.lang, found.score
    if proposed is None:
        return ""
    told = say(
        "followup.judge.proposal",
        lang,
        verdict=verdict_text(proposed.verdict, declared=proposed.declared).of(lang),
        score=say_share(proposed.score.numerator, proposed.score.denominator, lang),
        missing=say_share(proposed.missing.numerator, proposed.missing.denominator, lang),
        reasons="; ".join(word("score-reason", one, lang) for one in proposed.reasons),
    )
    if proposed.verdict == NOT_ASSESSABLE:
        return told
    ceiling = say(
        "followup.judge.ceiling", lang, verdict=verdict_text(proposed.ceiling, declared=False).of(lang)
    )
    return f"{told} {ceiling}"


def _row(view: View, one: Weighed) -> tuple[str, ...]:
    lang, today = view.lang, view.picture.coordinates.valid_at
    weight = str(one.weight)
    if one.assumed:
        weight = say("followup.judge.assumed", lang, n=weight)
    if one.core:
        weight += f", {say('field.core', lang)}"
    evidence = []
    for item in one.evidence:
        told = (
            f"{word('evidence-kind', item.type, lang)} ({say_date(item.dated, lang) if item.dated else '–'})"
        )
        idle = say("followup.judge.idle", lang)
        evidence.append(told if item.counts_on(today) else f"{told}: {idle}")
    criterion = one.criterion.partition("/")[2]
    return (
        criterion,
        weight,
        word("criterion-mark", one.mark, lang),
        "; ".join(evidence) or say("nothing", lang),
    )
