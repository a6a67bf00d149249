# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The table of transitions as a page of the documentation."""

from kamerbreed.oversight._thresholds import thresholds
from kamerbreed.oversight._transitions import BEFORE, Transition, event_label, states, transitions
from kamerbreed.vocabulary import Lang, say, scales


def transitions_markdown(lang: Lang) -> str:
    """Every state and transition of a track, in Markdown."""
    months = int(thresholds().recheck_months)
    lines = [
        f"# {say('oversight.page.title', lang)}",
        "",
        say("oversight.page.intro", lang),
        "",
        f"{say('oversight.page.states', lang)}: "
        + ", ".join(f"{scales()['track-state'][one].of(lang)} (`{one}`)" for one in states())
        + ".",
        "",
        say("oversight.page.head", lang),
        "|---|---|---|---|---|---|---|",
    ]
    lines += [_line(one, lang, months) for one in transitions()]
    lines += ["", say("oversight.page.suspended", lang), "", say("oversight.page.same_day", lang)]
    return "\n".join(lines) + "\n"


def _line(row: Transition, lang: Lang, months: int) -> str:
    event = event_label(row.event).of(lang)
    if row.ground:
        event += f": {scales()['closure-ground'][row.ground].of(lang)}"
    named = [one for one in states() if one in row.states]
    came_from = ", ".join(scales()["track-state"][one].of(lang) for one in named)
    guards = "; ".join(say(f"oversight.guard.{one}", lang, months=months) for one in row.guards) or "–"
    effects = "; ".join(say(f"oversight.effect.{one}", lang) for one in row.effects) or "–"
    actor = scales()["track-actor"][row.actor].of(lang)
    cells = (row.id, event, came_from, _to(row, lang), actor, guards, effects)
    return f"| {' | '.join(cells)} |"


def _to(row: Transition, lang: Lang) -> str:
    if not row.to:
        return say("oversight.page.stays", lang)
    if row.to == BEFORE:
        return say("oversight.page.before", lang)
    return scales()["track-state"][row.to].of(lang)
