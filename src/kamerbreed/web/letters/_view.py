# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the letters: all of them, one, the forms, the steps and the files."""

import io
from collections.abc import Callable, Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from kamerbreed.documents import DocumentError, Kept
from kamerbreed.oversight import (
    ApprovingLetter,
    FrozenFile,
    IssuingLetter,
    LetterState,
    Sentence,
    approve_letter,
    draft_letter,
    edit_sentence,
    issue_letter,
    letter_of_id,
)
from kamerbreed.picture import Refusal
from kamerbreed.reports import letter_as_docx, letter_as_pdf, letter_of_draft
from kamerbreed.vocabulary import Lang, Letter, Told
from kamerbreed.web._answer import AbsentError, Scene, answer, guarded
from kamerbreed.web._audit import refused, witness
from kamerbreed.web._change import ForbiddenError, answer_change, who_may
from kamerbreed.web._file import file_response
from kamerbreed.web._form import Typed
from kamerbreed.web._place import Place
from kamerbreed.web._uploads import kept_documents, upload_limit
from kamerbreed.web._who import rights_of, viewer_of
from kamerbreed.web.letters._form import (
    ABOUT,
    CONTENT,
    LEAVE_OUT,
    PARTY,
    STEP,
    new_page,
    read_drafting,
    read_editing,
    sentence_page,
)
from kamerbreed.web.letters._present import LETTERS, NEW, letter_place, present_all, present_one, senders_for

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
MAKERS = {"docx": letter_as_docx, "pdf": letter_as_pdf}
ADDED = "nieuw"


def _found(scene: Scene, slug: str) -> LetterState:
    found = letter_of_id(scene.picture, f"{Letter.slug}/{slug}")
    if found is None:
        raise AbsentError
    return found


def page(request: HttpRequest, lang: Lang) -> HttpResponse:
    """Every letter."""

    def show(scene: Scene) -> HttpResponse:
        found = present_all(scene)
        return scene.page("letters", LETTERS, found.title, found)

    return answer(request, lang, show)


def of_one(request: HttpRequest, lang: Lang, slug: str) -> HttpResponse:
    """One letter with its sentences, and the steps that may be taken."""
    return answer(request, lang, lambda scene: _shown(scene, _found(scene, slug)))


def _shown(scene: Scene, one: LetterState, problem: Told | None = None) -> HttpResponse:
    found = present_one(scene, one, problem)
    response = scene.page("letter", letter_place(one.subject), found.title, found)
    response.status_code = 422 if problem else 200
    return response


# --- drafting -------------------------------------------------------------------------------------


def new(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The form of a new letter, and the drafting of it."""

    def show(scene: Scene) -> HttpResponse:
        rights = who_may(scene, "say")
        if request.method != "POST":
            return _form(scene, Typed({ABOUT: request.GET.get(ABOUT, "")}))
        typed = Typed.of(request.POST)
        party = typed.text(PARTY)
        if party and not rights.may("say", party):
            raise ForbiddenError
        drafting = read_drafting(scene, typed)
        if drafting is None:
            return _form(scene, typed)
        try:
            seen = witness(request, "say", party=drafting.stated_by)
            scene.ledger.perform(draft_letter, drafting, recorded_by=rights.key, witness=seen)
        except Refusal as problem:
            typed.refused(problem)
            return _form(scene, typed)
        return _to(letter_place(drafting.letter), lang)

    return answer_change(request, lang, show, (ABOUT,))


def _form(scene: Scene, typed: Typed) -> HttpResponse:
    found = new_page(scene, typed)
    response = scene.page("form", NEW, found.title, found)
    response.status_code = 422 if typed.problems else 200
    return response


def _to(place: Place, lang: Lang) -> HttpResponse:
    return guarded(HttpResponseRedirect(place.bare(lang)), lang)


# --- writing at it --------------------------------------------------------------------------------


def sentence(request: HttpRequest, lang: Lang, slug: str, key: str) -> HttpResponse:
    """The form of one sentence, and the change of it."""

    def show(scene: Scene) -> HttpResponse:
        rights, one = who_may(scene, "say"), _found(scene, slug)
        found = next((told for told in one.draft.sentences if told.id == key), None)
        if (found is None and key != ADDED) or one.state != "draft":
            raise AbsentError
        if not senders_for(scene, one, "say"):
            raise ForbiddenError
        typed = Typed.of(request.POST) if request.method == "POST" else Typed({})
        if request.method != "POST":
            return _sentence_form(scene, one, found, typed)
        if not rights.may("say", typed.text(PARTY) or "party/"):
            raise ForbiddenError
        try:
            seen = witness(request, "say", party=typed.text(PARTY))
            editing = read_editing(one, found, typed)
            if typed.text(STEP) != LEAVE_OUT and not editing.text:
                raise Refusal("letter.no_text")
            scene.ledger.perform(edit_sentence, editing, recorded_by=rights.key, witness=seen)
        except Refusal as problem:
            typed.refused(problem)
            return _sentence_form(scene, one, found, typed)
        return _to(letter_place(one.subject), lang)

    return answer_change(request, lang, show)


def _sentence_form(scene: Scene, one: LetterState, found: Sentence | None, typed: Typed) -> HttpResponse:
    told = sentence_page(scene, one, found, typed)
    place = Place(name="letter-sentence", path=(one.subject.partition("/")[2], found.id if found else ADDED))
    response = scene.page("form", place, told.title, told)
    response.status_code = 422 if typed.problems else 200
    return response


# --- steps ----------------------------------------------------------------------------------------


def step(request: HttpRequest, lang: Lang, slug: str, name: str) -> HttpResponse:
    """Approve a letter, or tell that it was sent."""

    def show(scene: Scene) -> HttpResponse:
        one = _found(scene, slug)
        steps: dict[str, Callable[[Scene, LetterState], None]] = {"approve": _approve, "issue": _issue}
        if name not in steps:
            raise AbsentError
        party = request.POST.get(PARTY, "")
        if party not in dict(senders_for(scene, one, "supervise")):
            return refused(request, lang)
        try:
            steps[name](scene, one)
        except (Refusal, DocumentError) as problem:
            return _shown(scene, one, problem)
        return _to(letter_place(one.subject), lang)

    return answer_change(request, lang, show)


def _approve(scene: Scene, one: LetterState) -> None:
    """Approve what was read: the files are kept first, and go again if it is refused."""
    request, rights, on = scene.request, rights_of(scene.request), scene.today.isoformat()
    kept = [(suffix, content, _keep(suffix, content)) for suffix, content in files_of(scene, one, on)]
    approving = ApprovingLetter(
        letter=one.subject,
        by=rights.key,
        content=request.POST.get(CONTENT, ""),
        on=on,
        stated_by=request.POST.get(PARTY, ""),
        files=[_frozen(one, suffix, file) for suffix, _, file in kept],
        viewer=viewer_of(rights),
    )
    done: Sequence[str] = ()
    try:
        seen = witness(request, "approve", party=approving.stated_by)
        done = scene.ledger.perform(approve_letter, approving, recorded_by=rights.key, witness=seen)
    finally:
        # A file that no statement names does not stay behind.
        for _, _, file in kept:
            if not done and file.new:
                kept_documents().remove(file.sha256)


def files_of(scene: Scene, one: LetterState, on: str) -> list[tuple[str, bytes]]:
    """An approved letter as the files that are frozen; made again of the same letter they are the same."""
    told = letter_of_draft(scene.picture, one.draft, reference=one.subject, approved_on=on)
    return [(suffix, make(told)) for suffix, make in MAKERS.items()]


def _keep(suffix: str, content: bytes) -> Kept:
    return kept_documents().keep_stream(io.BytesIO(content), name=suffix, limit=upload_limit())


def _frozen(one: LetterState, suffix: str, file: Kept) -> FrozenFile:
    return FrozenFile(
        sha256=file.sha256,
        name=f"brief-{one.subject.partition('/')[2]}.{suffix}",
        bytes=file.bytes,
        media_type=MEDIA_TYPES[suffix],
    )


def _issue(scene: Scene, one: LetterState) -> None:
    request = scene.request
    issuing = IssuingLetter(
        letter=one.subject, on=request.POST.get("dag", "").strip(), stated_by=request.POST.get(PARTY, "")
    )
    seen = witness(request, "say", party=issuing.stated_by)
    scene.ledger.perform(issue_letter, issuing, recorded_by=rights_of(request).key, witness=seen)


# --- files ----------------------------------------------------------------------------------------


def as_docx(request: HttpRequest, lang: Lang, slug: str) -> HttpResponse:
    """The letter, to edit; once it is approved the file that was frozen."""
    return _file(request, lang, slug, "docx")


def as_pdf(request: HttpRequest, lang: Lang, slug: str) -> HttpResponse:
    """The letter, to read and print; once it is approved the file that was frozen."""
    return _file(request, lang, slug, "pdf")


def _file(request: HttpRequest, lang: Lang, slug: str, suffix: str) -> HttpResponse:
    def show(scene: Scene) -> HttpResponse:
        one = _found(scene, slug)
        frozen = next((sha256 for sha256, name in one.files if name.endswith(f".{suffix}")), "")
        if frozen:
            try:
                with kept_documents().open_kept(frozen) as file:
                    content = file.read()
            except DocumentError:
                raise AbsentError from None
        else:
            content = MAKERS[suffix](letter_of_draft(scene.picture, one.draft, reference=one.subject))
        return file_response(scene, f"brief-{slug}.{suffix}", content, MEDIA_TYPES[suffix])

    return answer(request, lang, show)
