# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From what is not known to a question: in which words, why it matters, and what is known already."""

from collections.abc import Iterable, Sequence

from kamerbreed.picture import Fact, Picture, levels_of
from kamerbreed.requests._acts import Wish
from kamerbreed.vocabulary import (
    EXISTS,
    LANGUAGES,
    PURPOSES,
    SENSITIVITIES,
    Criterion,
    Lang,
    Question,
    Recommendation,
    property_of,
    read_json,
    say,
    say_date,
    say_value,
    scales,
)

_MOST_KNOWN = 6
"""So many members are told as known; how many more there are is said."""


def text_in(prose: object, lang: Lang) -> str:
    """Prose in a language; in the other one, marked so, where it has no other."""
    if isinstance(prose, dict):
        if lang in prose:
            return str(prose[lang])
        other = next(iter(prose), "")
        return f"{prose[other]} [{other}]" if other else ""
    return str(prose or "")


def propose(picture: Picture, subject: str, name: str, member: str = "") -> Wish:
    """A question on a place, in both languages, to be changed by who asks it.

    Raises VocabularyError for a property that does not exist.
    """
    if subject.startswith(f"{Question.slug}/") and name == "answer":
        return Wish(
            subject=subject,
            property=name,
            text={
                lang: say("request.open", lang, text=text_in(picture.one(subject, "what_is_unknown"), lang))
                for lang in LANGUAGES
            },
            why=_own_words(picture, subject, "why_it_matters"),
        )
    if subject.startswith(f"{Criterion.slug}/") and name == REPORTED:
        return _of_criterion(picture, subject, member)
    return Wish(
        subject=subject,
        property=name,
        member=member,
        text={lang: _text(picture, subject, name, member, lang) for lang in LANGUAGES},
        why={lang: text for lang in LANGUAGES if (text := _why(subject, name, lang))},
        known={lang: text for lang in LANGUAGES if (text := _known(picture, subject, name, member, lang))},
    )


REPORTED = "reported"
"""The property of a criterion that tells how it stands by the word of a party."""


def _of_criterion(picture: Picture, subject: str, member: str) -> Wish:
    """How a criterion stands, as the party sees it, and of what it is the measure."""
    items = [
        one.partition("/")[2]
        for one in picture.subjects(Recommendation)
        if subject in picture.many(one, "criterion").values()
    ]
    text = picture.one(subject, "text")
    return Wish(
        subject=subject,
        property=REPORTED,
        member=member,
        text={lang: say("request.criterion", lang, text=text_in(text, lang)) for lang in LANGUAGES},
        why={lang: say("request.criterion.why", lang, items=", ".join(items)) for lang in LANGUAGES}
        if items
        else "",
        criterion=subject,
    )


def sensitivity_of(picture: Picture, wishes: Iterable[Wish]) -> str:
    """How sensitive a request of this is: as what its asker sees of the places that it names.

    What is known of them stands in the letter, and that they are asked for tells of them too.
    """
    levels, found = levels_of(picture.table, picture.rows_held), 0
    for wish in wishes:
        rows = [
            row
            for fact in _asked_facts(picture, wish.subject, wish.property, wish.member)
            for row in fact.rows
        ]
        rows += picture.fact(wish.subject, EXISTS).rows
        found = max(
            [
                found,
                SENSITIVITIES.index(property_of(wish.subject, wish.property).sensitivity),
                *levels[rows].tolist(),
            ]
        )
    return SENSITIVITIES[found]


def _own_words(picture: Picture, subject: str, name: str) -> object:
    value = picture.one(subject, name)
    if isinstance(value, dict):
        return {lang: text_in(value, lang) for lang in LANGUAGES}
    return value or picture.name(subject, "nl").text


def _text(picture: Picture, subject: str, name: str, member: str, lang: Lang) -> str:
    found = property_of(subject, name)
    thing = picture.name(subject, lang).text
    label = found.label.of(lang)
    if member:
        label = f"{label} ({picture.name(member, lang).text if found.key == 'thing' else member})"
    return say("request.text", lang, property=label, thing=thing, help=found.help.of(lang))


def _why(subject: str, name: str, lang: Lang) -> str:
    wanted = property_of(subject, name).wanted
    if not wanted:
        return ""
    return say("request.why", lang, purposes=", ".join(PURPOSES[one].of(lang) for one in wanted))


def _asked_facts(picture: Picture, subject: str, name: str, member: str) -> Sequence[Fact]:
    """The facts that a question is about: every member, where a whole property is asked for."""
    if property_of(subject, name).many and not member:
        return list(picture.members(subject, name).values())
    return [picture.fact(subject, name, member)]


def _known(picture: Picture, subject: str, name: str, member: str, lang: Lang) -> str:
    """What stands, with who says so on which sources; what is only assumed is said to be so."""
    facts = _asked_facts(picture, subject, name, member)
    told = [text for fact in facts for text in _told(picture, fact, lang)]
    more = len(told) - _MOST_KNOWN
    shown = told[:_MOST_KNOWN] + ([say("more", lang, n=more)] if more > 0 else [])
    return "; ".join(shown)


def _told(picture: Picture, fact: Fact, lang: Lang) -> list[str]:
    found = property_of(fact.subject, fact.property)
    lines = []
    for voice in fact.voices:
        said = voice.entry.said
        if voice.role not in ("stands", "agrees", "differs", "maybe") or voice.entry.erased:
            continue
        value = fact.value if voice.role in ("stands", "agrees") else None
        if value is None and said.value is not None:
            value = read_json(said.value)
        words = (
            say_value(found, value, lang, lambda thing: picture.name(thing, lang).text)
            if value is not None
            else say(f"cell.{said.non_value}", lang)
        )
        seen = said.valid_from or said.observed_on
        ground = [scales()["standing"][said.basis].of(lang), picture.name(said.stated_by, lang).text]
        ground += [picture.name(source, lang).text for source in said.sources]
        ground += [say_date(seen, lang)] if seen else []
        lines.append(f"{words} ({', '.join(ground)})")
    return list(dict.fromkeys(lines))


def open_questions(picture: Picture) -> Sequence[str]:
    """The open questions on the system as a whole that have no answer, by id."""
    return [
        subject
        for subject in picture.subjects(Question)
        if picture.existence(subject).there and picture.one(subject, "answer") is None
    ]
