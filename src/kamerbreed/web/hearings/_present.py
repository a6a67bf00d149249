# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From a hearing to its page."""

from collections.abc import Iterator

from kamerbreed.oversight import HearingReply, HearingState, open_points
from kamerbreed.requests import say_length, text_in
from kamerbreed.vocabulary import Hearing, Recommendation, Told, say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import Place, thing_place
from kamerbreed.web._who import rights_of
from kamerbreed.web._words import Link, link_to, word
from kamerbreed.web.hearings._page import HearingPage, ReplyRow


def present(scene: Scene, one: HearingState) -> HearingPage:
    """The page of one hearing."""
    lang = scene.lang
    remarks = sum(reply.kind == "remark" for reply in one.replies)
    answered = sum(reply.answer is not None for reply in one.replies)
    return HearingPage(
        title=title_of(scene, one),
        thing=Link(text=say("web.item.thing", lang), url=scene.url(thing_place(one.subject))),
        lead=_lead(scene, one),
        facts=tuple(_facts(scene, one)),
        caption=say(
            "web.hearing.caption",
            lang,
            n=say_number(len(one.sentences), lang),
            remarks=say_number(remarks, lang),
            answered=say_number(answered, lang),
        ),
        rows=tuple(_rows(scene, one)),
        open_points=tuple(point.in_language(lang) for point in _points(scene, one)),
        acts=tuple(_acts(scene, one)),
    )


def title_of(scene: Scene, one: HearingState) -> str:
    """What the draft is about, and whose view is asked."""
    return say(
        "web.hearing.title",
        scene.lang,
        about=word("hearing-subject", one.about, scene.lang),
        party=link_to(scene, one.addressee).text,
    )


def _lead(scene: Scene, one: HearingState) -> tuple[str, ...]:
    lang = scene.lang
    closed = say_date(one.closed_on.isoformat(), lang) if one.closed_on else ""
    told = [say(f"web.hearing.state.{one.state}", lang, day=closed)]
    if one.due_on and not closed:
        over = "over" if one.term_over(scene.picture.coordinates.valid_at) else "runs"
        told.append(say(f"web.hearing.term.{over}", lang, day=say_date(one.due_on, lang)))
    if not closed:
        told.append(say("web.hearing.not-final", lang))
    return tuple(told)


def _points(scene: Scene, one: HearingState) -> tuple[Told, ...]:
    """Why it cannot be closed today, or was not by the day of closing that somebody entered."""
    if one.state in ("draft", "closed"):
        return ()
    return one.unclosed or open_points(one, scene.picture.coordinates.valid_at)


def _facts(scene: Scene, one: HearingState) -> Iterator[tuple[str, tuple[Link, ...]]]:
    lang, properties = scene.lang, Hearing.properties()

    def label(name: str) -> str:
        text = properties[name].label.of(lang)
        return text[:1].upper() + text[1:]

    yield label("held_by"), tuple(link_to(scene, party) for party in one.held_by)
    yield label("addressee"), (link_to(scene, one.addressee),)
    items = tuple(_item(scene, item) for item in one.recommendations)
    listed = {
        "recommendation": items,
        "finding": tuple(link_to(scene, thing) for thing in one.findings),
        "signal": tuple(link_to(scene, thing) for thing in one.signals),
        "request": (link_to(scene, one.request),) if one.request else (),
        "question": tuple(Link(text=key) for key in one.questions),
    }
    for name, links in listed.items():
        if links:
            yield label(name), links
    if one.verdict:
        yield label("verdict"), (Link(text=word("implementation", one.verdict, lang)),)
    if one.verdict_words:
        yield label("verdict_words"), (Link(text=f"‘{one.verdict_words}’"),)
    if one.sent_on:
        yield label("sent_on"), (Link(text=say_date(one.sent_on, lang)),)
    if one.due_on:
        yield label("due_on"), (Link(text=_due(scene, one)),)


def _item(scene: Scene, item: str) -> Link:
    slug = item.removeprefix(f"{Recommendation.slug}/")
    return Link(text=slug, url=scene.url(Place(name="recommendation", path=(slug,))))


def _due(scene: Scene, one: HearingState) -> str:
    lang, day = scene.lang, say_date(one.due_on, scene.lang)
    if not one.term or not one.regime:
        return day
    regime = word("term-regime", one.regime, lang)
    return say("web.hearing.due", lang, day=day, length=say_length(one.term, lang), regime=regime)


def _rows(scene: Scene, one: HearingState) -> Iterator[ReplyRow]:
    lang = scene.lang
    for key, sentence in one.sentences.items():
        own = [reply for reply in one.replies if reply.sentence == key]
        for reply in own:
            text = text_in(sentence, lang) if reply is own[0] else ""
            yield _row(scene, reply, text)
        if not own:
            yield ReplyRow(
                number=key,
                sentence=text_in(sentence, lang),
                reply=say("web.hearing.no-reply", lang),
                replied="",
                answer="",
                answered="",
            )


def _row(scene: Scene, reply: HearingReply, sentence: str) -> ReplyRow:
    lang, answer = scene.lang, reply.answer
    late = say("web.hearing.late", lang) if reply.late else ""
    given = say_date(reply.on, lang)
    answered = ""
    if answer:
        outcome = word("hearing-answer", answer.outcome, lang)
        by = link_to(scene, answer.by).text
        answered = say("web.hearing.answered", lang, outcome=outcome, by=by, day=say_date(answer.on, lang))
    return ReplyRow(
        number=reply.key,
        sentence=sentence,
        reply=text_in(reply.text, lang) if reply.text else word("hearing-reply", reply.kind, lang),
        replied=f"{given} ({late})" if late else given,
        answer=text_in(answer.text, lang) if answer else _unanswered(scene, reply),
        answered=answered,
    )


def _unanswered(scene: Scene, reply: HearingReply) -> str:
    return say(f"web.hearing.{'unanswered' if reply.awaits else 'no-answer'}", scene.lang)


def _acts(scene: Scene, one: HearingState) -> Iterator[Link]:
    """What may be done now by who looks: the addressee replies, a holder answers and closes."""
    if one.state in ("draft", "closed"):
        return
    rights = rights_of(scene.request)
    holds = any(rights.may("say", party) for party in one.held_by)
    offered = (
        ("reply", rights.may("say", one.addressee)),
        ("answer", holds and one.state == "replied"),
        ("close", holds and not _points(scene, one)),
    )
    slug = one.subject.partition("/")[2]
    for name, may in offered:
        if may:
            place = Place(name=f"hearing-{name}", path=(slug,))
            yield Link(text=say(f"web.hearing.act.{name}", scene.lang), url=place.url(scene.lang))
