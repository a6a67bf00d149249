# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From letters to their pages."""

from collections.abc import Iterator, Mapping

from kamerbreed.oversight import (
    MADE,
    Ground,
    LackingError,
    LetterState,
    LetterWish,
    Sentence,
    Stale,
    compose,
    letter_parts,
    letters,
    seen_again,
    stale_sentences,
)
from kamerbreed.vocabulary import BASES, Told, property_of, say, say_date, say_number, scales
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import Place, thing_place, why_place
from kamerbreed.web._who import rights_of
from kamerbreed.web._words import Link, link_to, told, values_of, word
from kamerbreed.web.letters._page import (
    FactLine,
    LetterPage,
    LetterRow,
    LettersPage,
    LetterStep,
    PartGroup,
    SentenceRow,
)

LETTERS, NEW = Place(name="letters"), Place(name="letter-new")
SUBJECT = "subject"


def letter_place(subject: str) -> Place:
    """The page of a letter."""
    return Place(name="letter", path=(subject.partition("/")[2],))


def senders_for(scene: Scene, one: LetterState, capability: str) -> tuple[tuple[str, str], ...]:
    """On whose behalf who asks may do this with a letter, each with its name."""
    rights = rights_of(scene.request)
    return tuple(
        (party, scene.picture.name(party, scene.lang).text)
        for party in one.draft.senders
        if rights.may(capability, party)
    )


# --- all ------------------------------------------------------------------------------------------


def present_all(scene: Scene) -> LettersPage:
    """Every letter, with what went stale."""
    lang, found = scene.lang, letters(scene.picture)
    may = rights_of(scene.request).may("say")
    return LettersPage(
        title=say("web.letters.title", lang),
        lead=(say("web.letters.lead", lang),),
        new=Link(text=say("web.letters.new", lang), url=NEW.bare(lang)) if may else None,
        caption=say("web.letters.caption", lang, n=say_number(len(found), lang)),
        rows=tuple(_row(scene, one) for one in found),
        empty="" if found else say("web.letters.none", lang),
    )


def _row(scene: Scene, one: LetterState) -> LetterRow:
    lang, red = scene.lang, stale_sentences(scene.picture, one)
    return LetterRow(
        name=Link(text=one.draft.subject or one.subject, url=scene.url(letter_place(one.subject))),
        id=one.subject,
        kind=word("letter-kind", one.draft.kind, lang),
        addressees=tuple(link_to(scene, party) for party in one.draft.addressees),
        state=say(f"web.letters.state.{one.state}", lang),
        sentences=say_number(len(one.draft.sentences), lang),
        stale=say("web.letters.stale", lang, n=say_number(len(red), lang)) if red else "",
    )


# --- one ------------------------------------------------------------------------------------------


def present_one(scene: Scene, one: LetterState, problem: Told | None = None) -> LetterPage:
    """The page of a letter; with what was wrong in a step."""
    lang, slug = scene.lang, one.subject.partition("/")[2]
    red = {found.sentence.id: found for found in stale_sentences(scene.picture, one)}
    return LetterPage(
        title=one.draft.subject or say("letter.no-subject", lang),
        literal=bool(one.draft.subject),
        id=one.subject,
        thing=scene.url(thing_place(one.subject)),
        lead=_lead(scene, one),
        alarm=_alarm(scene, one, len(red)),
        problem=tuple(problem.in_language(lang).splitlines()) if problem else (),
        facts=tuple(_facts(scene, one)),
        documents=tuple(
            Link(
                text=say(f"web.requests.document.{name}", lang),
                url=scene.url(Place(name=f"letter-{name}", path=(slug,))),
            )
            for name in ("docx", "pdf")
        ),
        groups=tuple(_groups(scene, one, red)),
        add=_edit_link(scene, one, "nieuw", say("web.letters.add", lang)),
        lacking=tuple(_lacking(scene, one)) if one.state == "draft" else (),
        steps=tuple(_steps(scene, one)),
        why_not=_why_not(scene, one),
    )


def _lead(scene: Scene, one: LetterState) -> tuple[str, ...]:
    lang = scene.lang
    if one.state == "issued":
        return (say("web.letters.lead.issued", lang, day=say_date(one.issued_on, lang)),)
    if one.state == "approved":
        return (say("web.letters.lead.approved", lang, day=say_date(one.approved_on, lang)),)
    return (say("web.letters.lead.draft", lang),)


def _alarm(scene: Scene, one: LetterState, n: int) -> str:
    if not n:
        return ""
    key = "web.letters.alarm.draft" if one.state == "draft" else "web.letters.alarm.frozen"
    return say(
        key, scene.lang, n=say_number(n, scene.lang), of=say_number(len(one.draft.sentences), scene.lang)
    )


def _facts(scene: Scene, one: LetterState) -> Iterator[tuple[str, tuple[Link, ...]]]:
    lang, at = scene.lang, one.draft.coordinates
    yield say("web.letters.kind", lang), (Link(text=word("letter-kind", one.draft.kind, lang)),)
    for name, things in (
        ("sender", one.draft.senders),
        ("addressee", one.draft.addressees),
        ("about", one.draft.about),
        ("without", at.without),
    ):
        if things:
            yield say(f"web.letters.{name}", lang), tuple(link_to(scene, thing) for thing in things)
    valid = say_date(at.valid_at.isoformat(), lang)
    known = say_date(at.known_at.isoformat(), lang) if at.known_at else say("web.letters.all-known", lang)
    yield say("web.letters.valid", lang), (Link(text=valid),)
    yield say("web.letters.known", lang), (Link(text=known),)
    if at.known_by:
        yield say("web.letters.known-by", lang), (link_to(scene, at.known_by),)


def _groups(scene: Scene, one: LetterState, red: Mapping[str, Stale]) -> Iterator[PartGroup]:
    for name, title in {SUBJECT: "", **letter_parts()}.items():
        numbers = iter(range(1, 1_000))
        rows = tuple(
            _sentence(scene, one, found, red.get(found.id), next(numbers) if found.numbered else 0)
            for found in one.draft.part(name)
        )
        if rows:
            yield PartGroup(
                anchor=f"part-{name}", title=title or say(f"web.letters.part.{name}", "nl"), rows=rows
            )


def _sentence(scene: Scene, one: LetterState, found: Sentence, red: Stale | None, number: int) -> SentenceRow:
    lang = scene.lang
    changed = set(red.places) if red else set()
    notes = []
    if found.origin != MADE:
        notes.append(word("sentence-origin", found.origin, lang))
    if found.derived:
        notes.append(say("web.letters.derived", lang))
    n = len(found.facts)
    counted = "web.letters.facts.one" if n == 1 else "web.letters.facts"
    return SentenceRow(
        anchor=f"zin-{found.id}",
        text=found.text,
        number=f"{number}." if number else "",
        notes=tuple(notes),
        stale=red.reason.in_language(lang) if red else "",
        facts_title=say(counted, lang, n=say_number(n, lang)),
        facts=tuple(_fact(scene, fact, changed=fact.place in changed) for fact in found.facts),
        edit=_edit_link(scene, one, found.id, say("web.letters.edit", lang)),
    )


def _fact(scene: Scene, ground: Ground, *, changed: bool) -> FactLine:
    """A fact by its thing and property, with what stands there in the picture of the page."""
    lang, found = scene.lang, property_of(ground.subject, ground.property)
    name = scene.picture.name(ground.subject, lang).text
    there = told(scene, ground.subject)
    fact = scene.picture.fact(*ground.place)
    value = ", ".join(one.text for one in values_of(scene, fact)) if fact.value is not None else ""
    return FactLine(
        fact=Link(
            text=f"{name}: {found.label.of(lang)}",
            url=scene.url(why_place(ground.subject, ground.property)) if there else "",
        ),
        value=value,
        basis=scales()["standing"][ground.basis].of(lang) if ground.basis in BASES else "",
        changed=changed,
    )


def _edit_link(scene: Scene, one: LetterState, key: str, text: str) -> Link | None:
    if one.state != "draft" or not senders_for(scene, one, "say"):
        return None
    slug = one.subject.partition("/")[2]
    return Link(text=text, url=Place(name="letter-sentence", path=(slug, key)).bare(scene.lang))


def _lacking(scene: Scene, one: LetterState) -> Iterator[tuple[str, str]]:
    """What the picture of the letter does not carry now, with the reason."""
    draft = one.draft
    wish = LetterWish(
        kind=draft.kind,
        about=draft.about,
        senders=draft.senders,
        addressees=draft.addressees,
        without=draft.coordinates.without,
    )
    try:
        now = compose(seen_again(scene.picture, draft.coordinates), wish)
    except LackingError:
        return
    for found in now.unwritten:
        yield found.label.of(scene.lang), found.reason.in_language(scene.lang)


def _steps(scene: Scene, one: LetterState) -> Iterator[LetterStep]:
    parties = senders_for(scene, one, "supervise")
    writer = rights_of(scene.request).key in one.writers
    if one.state == "draft" and parties and not writer:
        yield _step(scene, one, "approve", parties)
    if one.state == "approved" and parties:
        yield _step(scene, one, "issue", parties, day=scene.today.isoformat())


def _step(
    scene: Scene, one: LetterState, name: str, parties: tuple[tuple[str, str], ...], day: str = ""
) -> LetterStep:
    lang, slug = scene.lang, one.subject.partition("/")[2]
    return LetterStep(
        id=f"step-{name}",
        title=say(f"web.letters.step.{name}", lang),
        note=say(f"web.letters.step.{name}.note", lang),
        url=Place(name="letter-step", path=(slug, name)).bare(lang),
        button=say(f"web.letters.step.{name}.do", lang),
        content=one.content,
        parties=parties,
        day=day,
    )


def _why_not(scene: Scene, one: LetterState) -> str:
    """Why who looks sees no step, where he might look for one."""
    if one.state != "draft" or not senders_for(scene, one, "say"):
        return ""
    if rights_of(scene.request).key in one.writers:
        return say("web.letters.second", scene.lang)
    return ""
