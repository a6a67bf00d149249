# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The named checks in a terminal, and as a page of the documentation."""

from typing import Annotated

import typer
from rich.text import Text

from kamerbreed.cli._show import banner, console, word, write_json
from kamerbreed.cli._view import View, reading
from kamerbreed.overview import CheckResult, Parameters, check_document, checks, run_checks
from kamerbreed.vocabulary import ASPECTS, Lang, say, say_number

SEVERITY = Annotated[
    list[str] | None,
    typer.Option("--severity", help="serious, attention of note; meer mag. / More than one is allowed."),
]
CHECK_ID = Annotated[
    list[str] | None,
    typer.Option("--id", help="Alleen deze controle; meer mag. / This check only; repeatable."),
]
ASSUMPTIONS = Annotated[
    bool,
    typer.Option("--assumptions", help="Wat alleen is aangenomen telt mee. / What is only assumed counts."),
]

MOST_SHOWN = 10
"""Findings of one check that are shown, unless that check is asked for."""


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("check")(check_picture)


@reading
def check_picture(
    view: View, severity: SEVERITY = None, id: CHECK_ID = None, assumptions: ASSUMPTIONS = False
) -> None:
    """Wat vraagt aandacht, volgens de vaste controles. / What needs attention, by the named checks."""
    parameters = Parameters(assumptions=assumptions)
    results = run_checks(view.picture, parameters, ids=id or (), severities=severity or ())
    if view.as_json:
        write_json(check_document(view.picture, results, view.lang, assumptions=assumptions))
        return
    banner(view)
    out, lang = console(), view.lang
    found = sum(len(one.findings) for one in results)
    out.print(Text(say("checks.title", lang, n=say_number(found, lang), checks=len(results)), style="bold"))
    if assumptions:
        resting = sum(one.assumed for one in results)
        out.print(Text(say("checks.assumptions", lang, n=say_number(resting, lang)), style="reverse"))
    else:
        out.print(say("checks.none", lang))
    for result in results:
        _show(view, result, most=None if id else MOST_SHOWN)


def _show(view: View, result: CheckResult, most: int | None) -> None:
    out, lang, one = console(), view.lang, result.check
    out.print(
        Text(f"\n{one.title(lang)}", style="bold"),
        Text(f"{one.id} · {_grade(one.severity, lang)}", style="dim"),
    )
    counted = say(
        "checks.share",
        lang,
        n=say_number(len(result.findings), lang),
        of=say_number(result.of, lang),
        counts=one.counted(lang),
    )
    beside = [
        say(f"checks.{name}", lang, n=say_number(number, lang))
        for name, number in (("unknown", len(result.unknown)), ("left_out", result.left_out))
        if number
    ]
    out.print("; ".join([counted, *beside]))
    for judged in result.findings[:most]:
        mark = f" ({say('checks.assumed', lang)})" if judged.assumed else ""
        out.print(Text(f"  {one.message(view.picture, judged, lang)}{mark}"))
    if most is not None and len(result.findings) > most:
        out.print("  " + say("checks.more", lang, n=len(result.findings) - most, id=one.id))


def _grade(severity: str, lang: Lang) -> str:
    return word("severity", severity, lang)


def show_list(lang: Lang) -> str:
    """The registry as a page in Markdown."""
    lines = [
        f"# {say('checks.page.title', lang)}",
        "",
        say("checks.page.intro", lang),
        "",
    ]
    heads = ("message", "meaning", "mend")
    for one in checks().values():
        parts = dict.fromkeys(("thing", "related", "value", "property"), "…")
        message = say(f"check.{one.id}.message", lang, **parts)
        lines += [
            f"## {one.title(lang)} (`{one.id}`)",
            "",
            f"* {say('head.severity', lang)}: {_grade(one.severity, lang)} (`{one.severity}`)",
            f"* {say('head.aspect', lang)}: {ASPECTS[one.aspect].of(lang)}",
            f"* {say('head.counted', lang)}: {one.counted(lang)}",
        ]
        said = (message, one.meaning(lang), one.mend(lang))
        lines += [f"* {say(f'head.{head}', lang)}: {text}" for head, text in zip(heads, said, strict=True)]
        lines.append("")
    return "\n".join(lines)
