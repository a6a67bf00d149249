# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the pages of requests that are read, and to the form of a new one."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from kamerbreed.picture import Refusal
from kamerbreed.requests import make
from kamerbreed.requests import mine as questions_of
from kamerbreed.vocabulary import Lang, say, say_number
from kamerbreed.web._answer import Scene, answer, guarded
from kamerbreed.web._audit import refused, witness
from kamerbreed.web._place import Place
from kamerbreed.web._who import rights_of
from kamerbreed.web.requests._files import found_request
from kamerbreed.web.requests._new import present_new, read_making
from kamerbreed.web.requests._one import present_one
from kamerbreed.web.requests._page import MinePage
from kamerbreed.web.requests._part import question_table, request_place
from kamerbreed.web.requests._present import ASK, FIELDS, present, read_wish

MINE = Place(name="my-requests")
NEW = Place(name="request-new")


def page(request: HttpRequest, lang: Lang) -> HttpResponse:
    """What is out and late."""

    def show(scene: Scene) -> HttpResponse:
        wish = read_wish(scene)
        found = present(scene, wish)
        return scene.page("requests", wish.place(wish.page), found.title, found)

    return answer(request, lang, show, FIELDS)


def of_one(request: HttpRequest, lang: Lang, slug: str) -> HttpResponse:
    """One request with its questions and the steps that may be taken."""

    def show(scene: Scene) -> HttpResponse:
        found = present_one(scene, found_request(scene, slug))
        return scene.page("request", request_place(found.id), found.title, found)

    return answer(request, lang, show)


def mine(request: HttpRequest, lang: Lang) -> HttpResponse:
    """What is asked of the parties of who looks."""

    def show(scene: Scene) -> HttpResponse:
        rights = rights_of(request)
        parties = tuple(party for party in rights.parties if rights.may("say", party))
        found = questions_of(scene.picture, parties)
        names = ", ".join(scene.picture.name(party, lang).text for party in parties)
        n = say_number(sum(one.open for one in found), lang)
        lead = (
            say("web.requests.mine.lead", lang, parties=names, n=n)
            if parties
            else say("web.requests.mine.nobody", lang)
        )
        shown = MinePage(
            title=say("web.requests.mine.title", lang),
            lead=(lead,),
            table=question_table(scene, found, requests=True, answers=True),
        )
        return scene.page("my_requests", MINE, shown.title, shown)

    return answer(request, lang, show)


def new(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The form of a new request, and the making of it."""

    def show(scene: Scene) -> HttpResponse:
        rights = rights_of(request)
        if not rights.may("say"):
            return refused(request, lang)
        if request.method != "POST":
            return _form(scene, None)
        making = read_making(scene.picture, request.POST, lang, scene.today.isoformat())
        if not rights.may("say", making.asked_by or "party/"):
            return refused(request, lang)
        try:
            seen = witness(request, "say", party=making.asked_by)
            scene.ledger.perform(make, making, recorded_by=rights.key, witness=seen)
        except Refusal as problem:
            return _form(scene, problem)
        return guarded(HttpResponseRedirect(request_place(making.request).bare(lang)), lang)

    return answer(request, lang, show, (ASK,), repeated=(ASK,))


def _form(scene: Scene, problem: Refusal | None) -> HttpResponse:
    """The form with what was typed; status 422 if it was refused."""
    fields = scene.request.POST if scene.request.method == "POST" else scene.request.GET
    found = present_new(scene, fields, problem)
    extra = tuple((ASK, one.value) for one in found.questions)
    response = scene.page("request_new", Place(name=NEW.name, extra=extra), found.title, found)
    response.status_code = 422 if problem else 200
    return response
