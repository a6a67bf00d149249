# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Oversight: the reports, what is asked of parties, and what is to be asked."""

from collections.abc import Mapping

from kamerbreed.vocabulary._kinds import MANAGEMENT, OVERSIGHT, Many, One, Thing, property_of
from kamerbreed.vocabulary._values import DATE, NUMBER, PROSE, TEXT, WHOLE, code, record, reference


def _place_asked(question: Mapping[str, str]) -> None:
    """What is asked for is a property that the thing can have."""
    property_of(question["on"], question["property"])


# fmt: off
# One property is one line of meaning: it reads as a table, and wrapping would hide that.
# ruff: noqa: E501


class Report(Thing, slug="report", nl="rapport", en="report",
        help_nl="Rapport, brief, advies of kader over het stelsel.", help_en="Report, letter, advice or framework on the system."):
    keepers = ("publisher", "party/inspectie-jenv")
    title = One(TEXT, "titel (Engels)", "title",
        "Engelse woorden van de samensteller voor de titel.", "Title in English words of the compiler.", timeless=True)
    title_nl = One(TEXT, "titel", "Dutch title",
        "Titel van het stuk.", "Title of the document.", timeless=True)
    type = One(code("report-kind"), "soort stuk", "type of document",
        "Onderzoek, brief, advies, kader.", "Investigation, letter, advice, framework.", timeless=True)
    scope = One(PROSE, "onderwerp", "scope",
        "Waar het stuk over gaat.", "What the document is about.", timeless=True)
    examined_share = One(PROSE, "onderzocht deel", "examined share",
        "Welk deel van het stelsel is onderzocht.", "Which part of the system was examined.", wanted=(OVERSIGHT,), aspect=MANAGEMENT)
    publisher = Many(reference("party"), "uitgebracht door", "published by",
        "Partij die het stuk uitbracht.", "Party that issued the document.", timeless=True)
    commissioned_by = Many(reference("party"), "opdrachtgever", "commissioned by",
        "Partij in wier opdracht het werd gemaakt.", "Party that commissioned it.", timeless=True)
    sent_to = Many(reference("party"), "gestuurd aan", "sent to",
        "Geadresseerde van het stuk.", "Addressee of the document.", timeless=True)
    dated = One(DATE, "gedateerd", "dated",
        "Datum op het stuk.", "Date on the document.", timeless=True)
    sent_on = One(DATE, "verstuurd op", "sent on",
        "Dag van verzending.", "Day of sending.", timeless=True)
    published_on = One(DATE, "openbaar sinds", "published on",
        "Dag van openbaarmaking.", "Day of publication.", timeless=True, wanted=(OVERSIGHT,), aspect=MANAGEMENT)
    received_on = Many(DATE, "ontvangen op", "received on",
        "Dag van ontvangst, per partij.", "Day of receipt, per party.", timeless=True, key="thing")
    sharpens = Many(reference("report"), "scherpt aan", "sharpens",
        "Eerder rapport dat dit aanscherpt.", "Earlier report that this one sharpens.", timeless=True)


class Question(Thing, slug="question", nl="open vraag", en="open question",
        help_nl="Wat over het stelsel als geheel niet bekend is, en aan niemand in het bijzonder toebehoort.", help_en="What is not known of the system as a whole, and belongs to no one thing."):
    keepers = ("who_would_know", "party/minister-jenv")
    what_is_unknown = One(PROSE, "wat niet bekend is", "what is unknown",
        "Wat er te vragen is.", "What there is to ask.")
    why_it_matters = One(PROSE, "waarom het ertoe doet", "why it matters",
        "Wat zonder antwoord niet te zeggen is.", "What cannot be said without an answer.")
    who_would_know = Many(reference("party"), "wie het kan weten", "who would know",
        "Partij die het antwoord kan hebben.", "Party that may have the answer.")
    answer = One(PROSE, "antwoord", "answer",
        "Het antwoord, in woorden.", "The answer, in words.", aspect=MANAGEMENT)


class Request(Thing, slug="request", nl="informatieverzoek", en="information request",
        help_nl="Vragen van een partij aan een andere, met grondslag en uiterste dag.", help_en="Questions of one party to another, with a ground and a last day."):
    keepers = ("asked_by",)
    title = One(TEXT, "onderwerp", "subject",
        "Waar het verzoek over gaat.", "What the request is about.", timeless=True)
    asked_by = One(reference("party"), "gevraagd door", "asked by",
        "Partij die vraagt.", "Party that asks.", timeless=True)
    addressee = One(reference("party"), "gericht aan", "addressee",
        "Partij aan wie gevraagd wordt.", "Party that is asked.", timeless=True)
    ground = One(code("request-ground"), "grondslag", "ground",
        "Of de partij moet antwoorden, of het vrijwillig doet.", "Whether the party has to answer, or does so voluntarily.", timeless=True)
    ground_norm = One(reference("norm"), "wet of regeling", "act or regulation",
        "Norm waarop het verzoek rust.", "Norm that the request rests on.", timeless=True)
    ground_text = One(TEXT, "toelichting op de grondslag", "note on the ground",
        "Artikel en lid, of waarom het vrijwillig is.", "Article and paragraph, or why it is voluntary.", timeless=True)
    series = One(TEXT, "reeks", "series",
        "Reeks waar het verzoek bij hoort, zoals een jaarlijkse opvraag.", "Series that the request belongs to, such as a yearly one.", timeless=True)
    year = One(DATE, "jaar", "year",
        "Jaar binnen de reeks.", "Year within the series.", timeless=True)
    due_on = One(DATE, "uiterste dag", "due on",
        "Laatste dag waarop het antwoord op tijd is; zonder deze wordt hij gerekend uit de termijn.", "Last day on which the answer is in time; without it it is reckoned from the term.", timeless=True)
    regime = One(code("term-regime"), "termijnregime", "term regime",
        "Waarin de termijn is gesteld, en dus of een feestdag hem verschuift.", "What sets the term, and so whether a holiday moves it.", timeless=True)
    term = One(record(required={"n": WHOLE, "unit": code("term-unit")}, optional={}), "termijn", "term",
        "Hoe lang de partij de tijd heeft, vanaf de verzending.", "How long the party has, from the sending.", timeless=True)
    extension = Many(record(required={"granted_on": DATE, "until": DATE}, optional={"reason": TEXT}), "uitstel", "extension",
        "Wanneer meer tijd is gegeven, tot welke dag, en waarom.", "When more time was given, until which day, and why.", timeless=True)
    sent_on = One(DATE, "verstuurd op", "sent on",
        "Dag van verzending.", "Day of sending.", timeless=True)
    received_on = Many(DATE, "ontvangen op", "received on",
        "Dag van ontvangst, per partij.", "Day of receipt, per party.", timeless=True, key="thing")
    reminder = Many(DATE, "herinnerd op", "reminded on",
        "Dag van een herinnering.", "Day of a reminder.", timeless=True)
    reminder_step = Many(code("reminder-step"), "stap van de herinnering", "step of the reminder",
        "Welke stap op de ladder een herinnering was; het lid is de dag.", "Which step of the ladder a reminder was; the member is its day.", timeless=True)
    offered_on = One(DATE, "aangeboden aan het parlement op", "offered to parliament on",
        "Dag waarop het verzoek aan het parlement is aangeboden.", "Day on which the request was offered to parliament.", timeless=True)
    published_on = One(DATE, "openbaar sinds", "published on",
        "Dag van openbaarmaking.", "Day of publication.", timeless=True)
    question = Many(record(required={"on": reference(), "property": TEXT, "text": PROSE}, optional={"key": TEXT, "why": PROSE, "known": PROSE, "criterion": reference("criterion"), "weight": WHOLE}, whole=_place_asked), "vraag", "question",
        "Zaak en gegeven waarnaar gevraagd wordt, in welke woorden, waarom, wat al bekend is, en bij welk criterium.", "Thing and property that is asked for, in which words, why, what is known already, and of which criterion.", timeless=True)
    outcome = Many(record(required={"state": code("outcome"), "day": DATE}, optional={"ground": TEXT, "note": TEXT, "share": NUMBER}), "afloop", "outcome",
        "Wat er van een vraag werd: sinds welke dag, welk deel ervan dan in totaal beantwoord is (0 tot 1), en bij weigering op welke grond.", "What became of a question: since which day, how much of it is answered by then in all (0 to 1), and if refused on which ground.")
    appraised = Many(record(required={"question": TEXT, "reply": DATE, "day": DATE}, optional={}), "gewaardeerd", "appraised",
        "Wanneer wie vroeg het antwoord van een dag op een vraag heeft gewaardeerd.", "When who asked appraised the reply of a day to a question.", timeless=True)
    closed_on = One(DATE, "afgesloten op", "closed on",
        "Dag vanaf welke niets meer verwacht wordt.", "Day from which nothing more is expected.", timeless=True)
