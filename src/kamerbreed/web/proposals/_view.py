# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the proposals, and from a button to what becomes of one."""

import datetime
import logging
from collections.abc import Callable

from django.db.utils import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from kamerbreed.accounts import Rights
from kamerbreed.audit import AuditError
from kamerbreed.ledger import LedgerError
from kamerbreed.picture import MovedError, Refusal
from kamerbreed.vocabulary import Lang, Told
from kamerbreed.web import _audit
from kamerbreed.web._answer import AbsentError, Scene
from kamerbreed.web._change import ForbiddenError, answer_change, who_may
from kamerbreed.web._place import Place
from kamerbreed.web._proposals import (
    ProposalError,
    Proposed,
    approve,
    explain,
    proposal_of,
    proposals,
    reject,
)
from kamerbreed.web._who import rights_of
from kamerbreed.web.proposals._present import may_see, present, present_all

_LOG = logging.getLogger(__name__)
STEP, DIGEST, NOTE = "stap", "digest", "toelichting"


def page(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The proposals that this person may see."""

    def show(scene: Scene) -> HttpResponse:
        rights = who_may(scene, "say", "decide", "supervise")
        found = [one for one in proposals(scene.ledger) if may_see(scene, rights, one)]
        told = present_all(scene, found)
        return scene.page("proposals", Place(name="proposals"), told.title, told)

    return answer_change(request, lang, show)


def of_one(request: HttpRequest, lang: Lang, key: str) -> HttpResponse:
    """One proposal; sent with a button, what becomes of it."""

    def show(scene: Scene) -> HttpResponse:
        rights = who_may(scene, "say", "decide", "supervise")
        found = proposal_of(scene.ledger, key)
        if found is None or not may_see(scene, rights, found):
            raise AbsentError
        if request.method != "POST":
            return _page(scene, rights, found)
        return _decide(scene, rights, found)

    return answer_change(request, lang, show)


def _page(
    scene: Scene, rights: Rights, found: Proposed, problem: Told | None = None, status: int = 200
) -> HttpResponse:
    told = present(scene, rights, found, problem)
    response = scene.page("proposal", Place(name="proposal", path=(found.record.key,)), told.title, told)
    response.status_code = status
    return response


def _decide(scene: Scene, rights: Rights, found: Proposed) -> HttpResponse:
    request, key = scene.request, found.record.key
    now = datetime.datetime.now(datetime.UTC)
    steps: dict[str, Callable[[], object]] = {
        "goedkeuren": lambda: _approve(scene, rights, found, now),
        "afwijzen": lambda: _reject(scene, rights, found, now),
        "toelichten": lambda: explain(
            scene.ledger, key, by=rights.key, note=request.POST.get(NOTE, "").replace("\r\n", "\n")
        ),
    }
    problem: Told
    try:
        steps.get(request.POST.get(STEP, ""), _nothing)()
    except MovedError:
        problem, status = ProposalError("proposal.moved"), 409
    except ProposalError as error:
        problem, status = error, 409
    except Refusal as refusal:
        problem, status = refusal, 422
    except (AuditError, LedgerError, DatabaseError):
        _LOG.exception("a proposal could not be decided")
        problem, status = Told("form.not_entered"), 503
    else:
        response = HttpResponseRedirect(Place(name="proposal", path=(key,)).url(scene.lang))
        response.status_code = 303
        return response
    again = proposal_of(scene.ledger, key) or found
    return _page(scene, rights, again, problem, status)


def _nothing() -> None:
    raise ProposalError("proposal.step")


def _approve(scene: Scene, rights: Rights, found: Proposed, now: datetime.datetime) -> None:
    if not rights.may(found.record.capability, found.record.party):
        raise ForbiddenError
    approve(
        scene.ledger,
        found.record.key,
        by=rights.key,
        digest=scene.request.POST.get(DIGEST, ""),
        now=now,
        witness=_audit.witness(scene.request, "approve", party=found.record.party),
    )


def _reject(scene: Scene, rights: Rights, found: Proposed, now: datetime.datetime) -> None:
    own = rights_of(scene.request).key == found.record.proposed_by
    if not own and not rights.may(found.record.capability, found.record.party):
        raise ForbiddenError
    about = found.amending.saying.statements[-1].subject
    _audit.note(scene.request, "reject", about, "done", party=found.record.party)
    reject(scene.ledger, found.record.key, by=rights.key, now=now)
