# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What who looks may do with an item and with its tracks: links to the forms, and why not the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from kamerbreed.accounts import Rights
from kamerbreed.oversight import options_of, resemblances
from kamerbreed.vocabulary import Told, say, say_share
from kamerbreed.web._answer import Scene
from kamerbreed.web._who import rights_of
from kamerbreed.web._words import Link
from kamerbreed.web.recording._draft import DRAFT
from kamerbreed.web.recording._event import event_place
from kamerbreed.web.recording._evidence import EvidenceForm, evidence_place
from kamerbreed.web.recording._judge import judge_place
from kamerbreed.web.recording._set import set_place
from kamerbreed.web.recording._settle import settle_place
from kamerbreed.web.recording._who import (
    events_of_addressees,
    events_with_a_form,
    recorders,
    supervising,
    supervisors,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackActs:
    """What can be recorded on a track now, and what cannot, each with its reason."""

    links: tuple[Link, ...]
    refused: tuple[tuple[str, str], ...]


def draft_link(scene: Scene) -> Link | None:
    """The form for a new item, for who acts for a supervisor."""
    rights = rights_of(scene.request)
    if not scene.asked.now or not supervisors(scene.picture, rights, ""):
        return None
    return Link(text=say("web.draft.title", scene.lang), url=DRAFT.url(scene.lang))


def set_link(scene: Scene, report: str) -> Link | None:
    """The form for a verdict on what a report asks as a whole, for who acts for a supervisor of it."""
    if not scene.asked.now or not supervisors(scene.picture, rights_of(scene.request), report):
        return None
    return Link(text=say("web.set.link", scene.lang), url=set_place(report).url(scene.lang))


def acts_on_item(scene: Scene, recommendation: str) -> tuple[Link, ...]:
    """What may be done with an item as a whole, the open question whether it repeats another first."""
    if not scene.asked.now:
        return ()
    return tuple(_on_item(scene, rights_of(scene.request), recommendation))


def _on_item(scene: Scene, rights: Rights, recommendation: str) -> Iterator[Link]:
    lang = scene.lang
    if supervising(scene.picture, rights, recommendation):
        for one in resemblances(scene.picture, recommendation):
            share = say_share(round(one.share * 100), 100, lang)
            text = say("web.settle.link", lang, earlier=one.earlier.partition("/")[2], share=share)
            yield Link(text=text, url=settle_place(recommendation, one.earlier).url(lang))
    if EvidenceForm(scene, rights, recommendation).parties:
        yield Link(text=say("web.act.evidence.link", lang), url=evidence_place(recommendation).url(lang))


def acts_on_track(scene: Scene, recommendation: str, addressee: str) -> TrackActs:
    """The events that who looks may record on a track now, and a verdict; nothing in the past."""
    links: list[Link] = []
    refused: list[tuple[str, str]] = []
    if scene.asked.now:
        rights = rights_of(scene.request)
        for event, reason in _events(scene, rights, recommendation, addressee):
            judged = event == "verdict"
            place = (
                judge_place(recommendation, addressee)
                if judged
                else event_place(recommendation, addressee, event)
            )
            if reason is None:
                links.append(Link(text=say(f"web.act.do.{event}", scene.lang), url=place.url(scene.lang)))
            else:
                label = say(f"web.act.do.{event}", scene.lang)
                refused.append((label, reason.in_language(scene.lang)))
    return TrackActs(links=tuple(links), refused=tuple(refused))


def _events(
    scene: Scene, rights: Rights, recommendation: str, addressee: str
) -> Iterator[tuple[str, Told | None]]:
    """Each event that this person may ever record here, and why not now."""
    for event in (*events_with_a_form(), "verdict"):
        parties = recorders(scene.picture, rights, recommendation, addressee, event)
        if not parties:
            continue
        actor = addressee if event in events_of_addressees() else parties[0]
        options = options_of(scene.picture, recommendation, addressee, actor)
        found = next((one for one in options if one.event == event), None)
        if found is not None and (found.reason is not None or found.counts):
            yield event, found.reason
