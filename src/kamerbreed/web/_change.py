# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""One way for all pages that change something: look, type, see what will stand, enter it once.

GET gives the form. POST reads it; with anything wrong it comes back as it was typed, with what is
wrong at its field. A first POST shows what will stand; only one that carries the digest of exactly
that content enters it. What was entered is found again by its batch, which is made from the key
that each form carries: the same submit twice leads to the same place and enters nothing twice.
"""

import datetime
import hashlib
import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Protocol

from django.core import signing
from django.db.utils import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from kamerbreed.accounts import Rights
from kamerbreed.audit import AuditError
from kamerbreed.documents import DocumentError
from kamerbreed.ledger import LedgerError
from kamerbreed.picture import (
    Amending,
    MovedError,
    Refusal,
    Saying,
    Seen,
    entered_before,
    standing_members,
)
from kamerbreed.vocabulary import Lang, Statement, Told, canonical, say
from kamerbreed.web import _audit
from kamerbreed.web._answer import Scene, answer
from kamerbreed.web._entering import amend, enter
from kamerbreed.web._form import Button, Compared, FormPage, Group, Typed, summary
from kamerbreed.web._place import Place
from kamerbreed.web._proposals import propose, proposed_before
from kamerbreed.web._second import Second, second_person
from kamerbreed.web._uploads import Upload, drop_upload, keep_upload, kept_documents
from kamerbreed.web._who import rights_of, viewer_of
from kamerbreed.web._words import Link

_LOG = logging.getLogger(__name__)
KEY, SEEN, REVIEWED, STEP, UPLOAD = "sleutel", "stand-van", "nagekeken", "stap", "bestand-hier"
REVIEW, ENTER = "nakijken", "vastleggen"
OWN_FIELDS = (KEY, SEEN, REVIEWED, STEP, UPLOAD, "csrfmiddlewaretoken")


class ForbiddenError(Exception):
    """Who asks may not do this; the page says so with status 403."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a form asks for: statements, what was seen to stand, things that are new, a file.

    ``review`` says what will stand; ``after`` is where it shows then. ``shield``: readers are told
    that something is shielded where they may not see it.
    """

    statements: tuple[Statement, ...]
    after: Place
    seen: tuple[Seen, ...] = ()
    new: tuple[str, ...] = ()
    upload: Upload | None = None
    review: tuple[str, ...] = ()
    shield: bool = True


class Form(Protocol):
    """A form of one page."""

    @property
    def place(self) -> Place:
        """Its address."""

    @property
    def after(self) -> Place:
        """Where to go if what it asks for was entered before."""

    def first(self) -> Typed:
        """What stands in it when it is opened."""

    def groups(self, typed: Typed) -> tuple[Group, ...]:
        """Its fields, with what was typed."""

    def head(self) -> "Head":
        """What stands above it."""

    def places(self) -> tuple[tuple[str, str], ...]:
        """The things and properties of which it must be remembered what stood."""

    def read(self, typed: Typed, batch: str) -> Wanted | None:
        """What is asked for; None if something is wrong, which is then noted in ``typed``."""

    def compare(self, seen: Sequence[Seen]) -> Compared:
        """What stood in these places and what stands there now."""

    def at(self, scene: Scene) -> "Form":
        """The same form in another picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above a form, and where to go without sending it."""

    title: str
    back: Link
    lead: tuple[str, ...] = field(default=())
    uploads: bool = False


# --- addresses ------------------------------------------------------------------------------------


def answer_change(
    request: HttpRequest, lang: Lang, show: Callable[[Scene], HttpResponse], others: Sequence[str] = ()
) -> HttpResponse:
    """What ``show`` makes of the picture of now; a change is never made from another picture."""

    def guarded(scene: Scene) -> HttpResponse:
        if not scene.asked.now:
            query = request.GET.copy()
            for name in scene.asked.given:
                del query[name]
            return HttpResponseRedirect(f"{request.path}{'?' if query else ''}{query.urlencode()}")
        try:
            return show(scene)
        except ForbiddenError:
            return _audit.refused(request, lang)

    return answer(request, lang, guarded, others)


def who_may(scene: Scene, *capabilities: str) -> Rights:
    """The rights of who asks. Raises ForbiddenError without at least one of these, for any party."""
    rights = rights_of(scene.request)
    if not any(rights.may(one) for one in capabilities):
        raise ForbiddenError
    return rights


# --- tokens ---------------------------------------------------------------------------------------


def _salt(scene: Scene, what: str) -> str:
    """Of a token: it serves this account on this page alone."""
    return f"kamerbreed.{what}:{rights_of(scene.request).key}:{scene.request.path}"


def new_key(scene: Scene) -> str:
    """A key for one submit."""
    return signing.Signer(salt=_salt(scene, KEY)).sign(secrets.token_urlsafe(18))


def batch_of(scene: Scene, key: str) -> str:
    """The batch under which a submit is entered; empty if the key was not given out here."""
    try:
        plain = signing.Signer(salt=_salt(scene, KEY)).unsign(key)
    except signing.BadSignature:
        return ""
    # The form in Dutch and in English are two pages, and each gives out keys of its own.
    return f"submit-{hashlib.sha256(f'{rights_of(scene.request).key}:{plain}'.encode()).hexdigest()[:32]}"


def seen_token(scene: Scene, places: Sequence[tuple[str, str]]) -> str:
    """What stands now in these places, to be compared with when the form comes back."""
    found = [[*place, {**standing_members(scene.picture, *place)}] for place in places]
    return signing.dumps(found, salt=_salt(scene, SEEN), compress=True)


def seen_in(
    scene: Scene, token: str, places: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], dict[str, tuple[str, ...]]] | None:
    """What stood when the form was made, by place and key; None if that cannot be told."""
    try:
        found = signing.loads(token, salt=_salt(scene, SEEN))
    except signing.BadSignature:
        return None
    told = {
        (subject, name): {key: tuple(digests) for key, digests in members.items()}
        for subject, name, members in found
    }
    return told if set(places) <= set(told) else None


def content_digest(wanted: Wanted) -> str:
    """SHA-256 over what would be entered."""
    text = canonical([{**asdict(said), "value": said.value or ""} for said in wanted.statements])
    return hashlib.sha256(text.encode()).hexdigest()


# --- from a form to an answer ---------------------------------------------------------------------


def run(scene: Scene, form: Form) -> HttpResponse:
    """The form, or what became of it."""
    if scene.request.method != "POST":
        return _show(scene, form, form.first())
    typed = Typed.of(scene.request.POST)
    batch = batch_of(scene, typed.text(KEY))
    if done := _done_before(scene, form, batch):
        return done
    seen = seen_in(scene, typed.text(SEEN), form.places())
    if not batch or seen is None:
        # It was given out before a restart with another secret, or to somebody else: begin from now.
        typed.wrong("", Told("form.stale"))
        return _show(scene, form, typed, status=409)
    try:
        wanted = form.read(typed, batch)
    except DocumentError as error:
        typed.wrong("bestand", error)
        wanted = None
    if wanted is None or typed.problems:
        return _show(
            scene, form, typed, status=422, seen=typed.text(SEEN), upload=wanted.upload if wanted else None
        )
    return _judge(scene, form, typed, wanted, batch)


def _done_before(scene: Scene, form: Form, batch: str) -> HttpResponse | None:
    if not batch:
        return None
    if key := proposed_before(scene.ledger, batch):
        return _to(scene, Place(name="proposal", path=(key,)))
    if entered_before(scene.picture, batch):
        return _to(scene, form.after)
    return None


def _judge(scene: Scene, form: Form, typed: Typed, wanted: Wanted, batch: str) -> HttpResponse:
    """Show what will stand, or enter what was looked at."""
    second = second_person(scene.picture, wanted.statements)
    digest = content_digest(wanted)
    reviewed = signing.Signer(salt=_salt(scene, REVIEWED))
    moved = [one for one in wanted.seen if not _still(scene, one)]
    if moved:
        typed.wrong("", Told("form.moved"))
        return _show(scene, form, typed, status=409, compared=form.compare(moved), upload=wanted.upload)
    if typed.text(STEP) != ENTER or typed.text(REVIEWED) != reviewed.sign(digest):
        return _show(
            scene,
            form,
            typed,
            wanted=wanted,
            second=second,
            seen=typed.text(SEEN),
            upload=wanted.upload,
            reviewed=reviewed.sign(digest),
        )
    try:
        if second is not None:
            return _to(scene, Place(name="proposal", path=(_propose(scene, form, wanted, batch, second),)))
        _enter(scene, wanted, batch)
    except MovedError:
        typed.wrong("", Told("form.moved"))
        scene = scene_now(scene)
        compared, form = form.compare(wanted.seen), form.at(scene)
        return _show(scene, form, typed, status=409, compared=compared, upload=wanted.upload)
    except (Refusal, DocumentError) as refusal:
        typed.refused(refusal)
        status = 422
    except (AuditError, LedgerError, DatabaseError):
        _LOG.exception("what was typed could not be entered")
        typed.wrong("", Told("form.not_entered"))
        status = 503
    else:
        return _to(scene, wanted.after)
    return _show(scene, form, typed, status=status, seen=typed.text(SEEN), upload=wanted.upload)


def _still(scene: Scene, seen: Seen) -> bool:
    stands = standing_members(scene.picture, seen.subject, seen.property).get(seen.key, ())
    return stands == tuple(sorted(seen.digests))


def scene_now(scene: Scene) -> Scene:
    """The same scene with the picture as it became meanwhile."""
    picture = scene.ledger.picture(scene.picture.coordinates)
    return Scene(
        request=scene.request,
        lang=scene.lang,
        ledger=scene.ledger,
        asked=scene.asked,
        picture=picture,
        today=scene.today,
    )


def _to(scene: Scene, place: Place) -> HttpResponse:
    response = HttpResponseRedirect(place.url(scene.lang))
    response.status_code = 303
    return response


# --- entering -------------------------------------------------------------------------------------


def amending_of(scene: Scene, wanted: Wanted, batch: str) -> Amending:
    """The intent that a form stands for."""
    return Amending(
        saying=Saying(statements=wanted.statements),
        viewer=viewer_of(rights_of(scene.request)),
        batch=batch,
        seen=wanted.seen,
        new=wanted.new,
        shield=wanted.shield,
    )


def action_of(wanted: Wanted) -> str:
    """How the audit log calls what is entered: by the last statement, which is what it is about."""
    act = wanted.statements[-1].act
    return "say" if act == "assert" else act


def _enter(scene: Scene, wanted: Wanted, batch: str) -> None:
    new_file = keep_upload(wanted.upload) if wanted.upload else False
    try:
        by = rights_of(scene.request).key
        told = _audit.witness(scene.request, action_of(wanted), party=wanted.statements[-1].stated_by)
        enter(scene.ledger, amend, amending_of(scene, wanted, batch), by=by, batch=batch, witness=told)
    except BaseException:
        # A file that no statement names does not stay behind.
        if wanted.upload and new_file:
            kept_documents().remove(wanted.upload.sha256)
        raise
    if wanted.upload:
        drop_upload(wanted.upload)


def _propose(scene: Scene, form: Form, wanted: Wanted, batch: str, second: Second) -> str:
    if wanted.upload:
        keep_upload(wanted.upload)
    last = wanted.statements[-1]
    _audit.note(scene.request, "propose", last.subject, "done", party=last.stated_by)
    return propose(
        scene.ledger,
        amending_of(scene, wanted, batch),
        title=form.head().title,
        by=rights_of(scene.request).key,
        second=second,
        now=datetime.datetime.now(datetime.UTC),
    )


# --- showing --------------------------------------------------------------------------------------


def _show(
    scene: Scene,
    form: Form,
    typed: Typed,
    *,
    status: int = 200,
    wanted: Wanted | None = None,
    second: Second | None = None,
    compared: Compared | None = None,
    seen: str = "",
    upload: Upload | None = None,
    reviewed: str = "",
) -> HttpResponse:
    """The page of a form: as it was typed, with what is wrong, what moved, or what will stand."""
    lang, head = scene.lang, form.head()
    if upload:
        typed.texts = {**typed.texts, UPLOAD: upload.token}
    groups = form.groups(typed)
    hidden = {
        KEY: typed.text(KEY) if seen and typed.text(KEY) else new_key(scene),
        SEEN: seen or seen_token(scene, form.places()),
        REVIEWED: reviewed,
        UPLOAD: typed.text(UPLOAD),
    }
    buttons = [Button(step=REVIEW, label=say("edit.do.review", lang))]
    if wanted is not None:
        label = say("edit.do.propose" if second else "edit.do.enter", lang)
        buttons.insert(0, Button(step=ENTER, label=label))
    page = FormPage(
        title=head.title,
        back=head.back,
        lead=head.lead,
        action=form.place.url(lang),
        hidden=tuple((name, text) for name, text in hidden.items() if text),
        groups=groups,
        buttons=tuple(buttons),
        problems=summary(typed, groups, lang),
        moved=compared,
        review=wanted.review if wanted else (),
        second=_second(second, lang) if second else "",
        uploads=head.uploads,
        leave=Link(text=say("edit.leave", lang), url=head.back.url),
    )
    title = f"{say('edit.problems.mark', lang)} {head.title}" if page.problems else head.title
    response = scene.page("form", form.place, title, page)
    response.status_code = status
    return response


def _second(second: Second, lang: Lang) -> str:
    return say("edit.second", lang, reason=second.reason(lang))
