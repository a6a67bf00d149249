# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What the page of access is made of."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kamerbreed.accounts import ROLES
from kamerbreed.accounts.stored import Account, Given
from kamerbreed.ledger import AMSTERDAM
from kamerbreed.vocabulary import SENSITIVITIES, Lang, say, say_date, say_number, scales
from kamerbreed.web import _accounts as accounts
from kamerbreed.web._answer import guarded
from kamerbreed.web._frame import Option, plain_frame
from kamerbreed.web._place import Place
from kamerbreed.web._who import rights_of, who_of


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantRow:
    """A grant, in finished text, with its number."""

    number: int
    text: str
    withdraw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """An account, in finished texts; ``own`` is that of who looks, which he does not change."""

    key: str
    name: str
    shown: str
    state: str
    factor: str
    enrolled: bool
    active: bool
    own: bool
    grants: tuple[GrantRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessPage:
    """The accounts, and a form to give one a role; ``wrong`` is what was wrong with it."""

    title: str
    lead: str
    caption: str
    wrong: str
    rows: tuple[AccountRow, ...]
    to: tuple[Option, ...]
    roles: tuple[Option, ...]
    clearances: tuple[Option, ...]
    party: str
    give: str
    withdraw: str
    second_factor: str
    active: str


def _grant(found: Given, lang: Lang) -> GrantRow:
    one = found.grant
    since = say_date(found.since.astimezone(AMSTERDAM).date().isoformat(), lang)
    text = say(
        "web.access.grant",
        lang,
        role=ROLES[one.role].label.of(lang),
        party=one.party or say("web.access.every-party", lang),
        clearance=scales()["sensitivity"][one.clearance].of(lang),
        since=since,
    )
    return GrantRow(
        number=found.number,
        text=text,
        withdraw=say("web.access.withdraw", lang, role=ROLES[one.role].label.of(lang)),
    )


def _row(one: Account, own: str, lang: Lang) -> AccountRow:
    return AccountRow(
        key=one.key,
        name=one.name,
        shown=one.shown,
        state=say("web.access.active" if one.active else "web.access.inactive", lang),
        factor=say("web.access.enrolled" if one.enrolled else "web.access.not-enrolled", lang),
        enrolled=one.enrolled,
        active=one.active,
        own=one.key == own,
        grants=tuple(_grant(given, lang) for given in one.given),
    )


def _options(labels: Mapping[str, str], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(value=key, label=text, chosen=key == chosen) for key, text in labels.items())


def show(request: HttpRequest, lang: Lang, *, status: int = 200, wrong: str = "") -> HttpResponse:
    """The page; after something wrong with what was typed."""
    rights, typed = rights_of(request), request.POST
    found = accounts.the_accounts().all()
    given = SENSITIVITIES[: SENSITIVITIES.index(rights.clearance) + 1]
    labels = scales()["sensitivity"]
    page = AccessPage(
        title=say("web.access.title", lang),
        lead=say("web.access.lead", lang),
        caption=say("web.access.caption", lang, n=say_number(len(found), lang)),
        wrong=wrong,
        rows=tuple(_row(one, rights.key, lang) for one in found),
        to=_options({one.key: one.shown for one in found if one.key != rights.key}, typed.get("key", "")),
        roles=_options({name: role.label.of(lang) for name, role in ROLES.items()}, typed.get("role", "")),
        clearances=_options({one: labels[one].of(lang) for one in given}, typed.get("clearance", "")),
        party=typed.get("party", ""),
        give=reverse(f"access-give-{lang}"),
        withdraw=reverse(f"access-withdraw-{lang}"),
        second_factor=reverse(f"access-second-factor-{lang}"),
        active=reverse(f"access-active-{lang}"),
    )
    frame = plain_frame(Place(name="access"), page.title, lang, who_of(request, lang))
    context = {"lang": lang, "frame": frame, "page": page}
    return guarded(render(request, "kamerbreed/access.html", context, status=status), lang)
