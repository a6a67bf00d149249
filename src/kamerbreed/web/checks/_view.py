# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the pages of the checks, and to a file of exactly what one lists."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse

from kamerbreed.overview import CheckError, CheckResult, check_of
from kamerbreed.vocabulary import Lang, say
from kamerbreed.web._answer import AbsentError, Scene, answer
from kamerbreed.web._file import csv_response
from kamerbreed.web._place import Place
from kamerbreed.web.checks._present import present_all, present_one, shown_of, value_text, what
from kamerbreed.web.checks._results import ASSUMPTIONS, FIELDS, Wish, check_place, read_wish, results

_COLUMNS = ("thing", "id", "what", "related", "value", "property", "key", "assumed", "statements")


def page(request: HttpRequest, lang: Lang) -> HttpResponse:
    """All checks at the coordinates of the address."""

    def show(scene: Scene) -> HttpResponse:
        wish = read_wish(request.GET)
        found = present_all(scene, wish)
        return scene.page("checks", Place(name="checks", extra=wish.fields()), found.title, found)

    return answer(request, lang, show, (ASSUMPTIONS,))


def _result(scene: Scene, id: str, wish: Wish) -> CheckResult:
    try:
        check_of(id)
    except CheckError:
        raise AbsentError from None
    return next(one for one in results(scene, assumptions=wish.assumptions) if one.check.id == id)


def of_one(request: HttpRequest, lang: Lang, id: str) -> HttpResponse:
    """What one check found, or could not judge."""

    def show(scene: Scene) -> HttpResponse:
        wish = read_wish(request.GET)
        found = present_one(scene, _result(scene, id, wish), wish)
        return scene.page("check", check_place(id, wish), found.title, found)

    return answer(request, lang, show, FIELDS)


def as_csv(request: HttpRequest, lang: Lang, id: str) -> HttpResponse:
    """All that the page of a check lists, on however many pages it stands."""

    def show(scene: Scene) -> HttpResponse:
        wish = read_wish(request.GET)
        result = _result(scene, id, wish)
        head = [say(f"web.check.column.{name}", lang) for name in _COLUMNS]
        return csv_response(scene, id, [head, *_lines(scene, result, wish)])

    return answer(request, lang, show, FIELDS)


def _lines(scene: Scene, result: CheckResult, wish: Wish) -> Iterator[list[str]]:
    """A line for each thing, with the ids of what it names and the digests of the statements under it."""
    picture = scene.picture
    for judged in shown_of(result, wish):
        yield [
            picture.name(judged.subject, scene.lang).text,
            judged.subject,
            what(scene, result, judged, wish),
            " ".join(judged.related),
            value_text(scene, judged),
            judged.property,
            judged.key,
            say("yes" if judged.assumed else "no", scene.lang),
            " ".join(picture.table.digest(row)[:16] for row in judged.rows),
        ]
