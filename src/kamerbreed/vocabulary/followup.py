# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Follow-up: what was found, what is recommended or asked of whom, and what happened with it since; the
documents in which parties account for what they did."""

from kamerbreed.vocabulary._kinds import Many, One, Thing
from kamerbreed.vocabulary._values import BOOLEAN, DATE, PROSE, TEXT, WHOLE, code, record, reference

# fmt: off
# One property is one line of meaning: it reads as a table, and wrapping would hide that.
# ruff: noqa: E501


class Finding(Thing, slug="finding", nl="bevinding", en="finding",
        help_nl="Wat een rapport of brief vaststelt.", help_en="What a report or letter establishes."):
    keepers = ("party/inspectie-jenv",)
    text = One(PROSE, "bevinding", "finding",
        "Wat is vastgesteld, in woorden van de samensteller.", "What was established, in words of the compiler.", timeless=True)
    report = One(reference("report"), "rapport", "report",
        "Rapport of brief waar de bevinding in staat.", "Report or letter that holds the finding.", timeless=True)
    aspect = One(code("finding-aspect"), "aspect", "aspect",
        "Het ene aspect waar de bevinding vooral over gaat.", "The one aspect that the finding is mainly about.", timeless=True)
    verdict_words = One(TEXT, "woorden van het oordeel", "words of the verdict",
        "De letterlijke woorden van een oordeel in de bevinding.", "The literal words of a verdict in the finding.", timeless=True)


class Criterion(Thing, slug="criterion", nl="criterium", en="criterion",
        help_nl="Waaraan de uitvoering wordt afgemeten.", help_en="What implementation is measured by."):
    keepers = ("party/inspectie-jenv",)
    text = One(PROSE, "criterium", "criterion",
        "Wat het geval moet zijn.", "What must be the case.")
    norm_source = One(TEXT, "ontleend aan", "taken from",
        "Artikel of bevinding waar het criterium uit is afgeleid.", "Article or finding that the criterion is derived from.")
    marking = One(PROSE, "status van het criterium", "status of the criterion",
        "Of het criterium uit een vastgesteld kader komt of is afgeleid.", "Whether the criterion comes from an adopted framework or is derived.")
    reported = Many(PROSE, "stand volgens de partij", "state as the party says",
        "Hoe het er volgens een partij zelf mee staat; het lid is die partij.", "How it stands by the word of a party itself; the member is that party.", key="thing")


class AccountabilityDocument(Thing, slug="document", nl="verantwoordingsstuk", en="accountability document",
        help_nl="Stuk uit de jaarlijkse cyclus van plannen en verantwoorden.", help_en="Document of the yearly cycle of planning and accounting."):
    keepers = ("prepared_by",)
    legal_source = One(TEXT, "grondslag", "legal source",
        "Artikel waarop het stuk berust.", "Article that the document rests on.")
    prepared_by = Many(reference("party"), "opgesteld door", "prepared by",
        "Partij die het opstelt.", "Party that prepares it.")
    adopted_by = Many(reference("party"), "vastgesteld door", "adopted by",
        "Partij die het vaststelt.", "Party that adopts it.")
    due = One(PROSE, "wanneer", "when",
        "Wanneer het er is of moet zijn, in woorden.", "When it is there or has to be, in words.")


class Recommendation(Thing, slug="recommendation", nl="aanbeveling of verzoek", en="recommendation or request",
        help_nl="Wat een toezichthouder aanbeveelt aan of verzoekt van een of meer partijen.", help_en="What a supervisor recommends to or asks of one or more parties."):
    keepers = ("party/inspectie-jenv",)
    item_kind = One(code("item-kind"), "soort", "kind of item",
        "Aanbeveling of verzoek; het een is het ander niet.", "Recommendation or request; the one is not the other.", timeless=True)
    text = One(PROSE, "strekking", "content",
        "Wat wordt aanbevolen of verzocht; of dat letterlijk is zegt de status van de tekst.", "What is recommended or asked; whether that is literal is told by the status of the text.", timeless=True)
    text_nl = One(TEXT, "letterlijke tekst", "literal Dutch text",
        "De letterlijke Nederlandse tekst, waar die bekend is.", "The literal Dutch text, where it is known.", timeless=True)
    text_status = One(code("text-status"), "status van de tekst", "status of the text",
        "Of de letterlijke tekst bekend is, of alleen de strekking.", "Whether the literal text is known, or only its content.", timeless=True)
    report = One(reference("report"), "rapport", "report",
        "Rapport of brief waar dit in staat.", "Report or letter that holds this.", timeless=True)
    number = One(WHOLE, "nummer", "number",
        "Nummer binnen het rapport of de brief.", "Number within the report or letter.", timeless=True)
    addressee = Many(reference("party"), "geadresseerde", "addressee",
        "Partij aan wie dit gericht is; elk heeft een eigen spoor.", "Party that this is addressed to; each has a track of its own.", timeless=True)
    executor = Many(reference("party"), "uitvoerder", "executor",
        "Partij die het moet uitvoeren.", "Party that has to carry it out.", timeless=True)
    theme = One(code("theme"), "thema", "theme",
        "Waar dit vooral over gaat.", "What this is mainly about.", timeless=True)
    deadline = One(PROSE, "termijn", "term",
        "Termijn in woorden, zoals gesteld.", "Term in words, as set.", timeless=True)
    criterion = Many(reference("criterion"), "criterium", "criterion",
        "Waaraan de uitvoering wordt afgemeten.", "What implementation is measured by.")
    criterion_weight = Many(record(required={"weight": WHOLE}, optional={"core": BOOLEAN}), "gewicht van het criterium", "weight of the criterion",
        "Hoe zwaar een criterium hier telt en of het een kerncriterium is; zonder dit: gewicht 1 en geen kern, aangenomen.", "How heavily a criterion counts here and whether it is a core criterion; without it: weight 1 and not core, assumed.", key="thing")
    sharpens = Many(reference("recommendation"), "scherpt aan", "sharpens",
        "Eerder stuk dat dit aanscherpt.", "Earlier item that this one sharpens.", timeless=True)
    repeats = Many(reference("recommendation"), "herhaalt", "repeats",
        "Eerder stuk dat dit herhaalt.", "Earlier item that this one repeats.", timeless=True)
    merges = Many(reference("recommendation"), "voegt samen", "merges",
        "Eerder stuk dat hierin is samengevoegd.", "Earlier item that is merged into this one.", timeless=True)
    splits_from = Many(reference("recommendation"), "afgesplitst van", "split from",
        "Eerder stuk waar dit een deel van was.", "Earlier item that this was a part of.", timeless=True)
    supersedes = Many(reference("recommendation"), "vervangt", "supersedes",
        "Eerder stuk waar dit voor in de plaats komt.", "Earlier item that this one replaces.", timeless=True)
    no_repeat_of = Many(reference("recommendation"), "herhaalt niet", "does not repeat",
        "Eerder stuk dat erop lijkt, en waarvan iemand heeft gezegd dat dit het niet herhaalt.", "Earlier item that resembles it, and of which somebody said that this does not repeat it.", timeless=True)
    related_in_subject = Many(reference("recommendation"), "verwant onderwerp", "related in subject",
        "Ander stuk over hetzelfde onderwerp; geen schakel in de lijn.", "Other item on the same subject; no link of the lineage.", timeless=True)


class Evidence(Thing, slug="evidence", nl="bewijsstuk", en="evidence",
        help_nl="Waar de uitvoering uit blijkt.", help_en="What implementation is apparent from."):
    keepers = ("given_by",)
    type = One(code("evidence-kind"), "soort bewijs", "kind of evidence",
        "Verklaring, document, waarneming of test.", "Statement, document, observation or test.", timeless=True)
    given_by = One(reference("party"), "afkomstig van", "given by",
        "Partij van wie het komt.", "Party that it comes from.", timeless=True)
    dated = One(DATE, "gedateerd", "dated",
        "Dag waarvan het bewijs is.", "Day that the evidence is of.", timeless=True)
    valid_until = One(DATE, "geldig tot", "valid until",
        "Eerste dag waarop het bewijs niet meer telt.", "First day on which the evidence no longer counts.", timeless=True)
    text = One(PROSE, "wat eruit blijkt", "what it shows",
        "Wat uit het bewijs blijkt.", "What the evidence shows.", timeless=True)
    document = One(reference("document"), "verantwoordingsstuk", "accountability document",
        "Verantwoordingsstuk waar het in staat.", "Accountability document that holds it.", timeless=True)
    criterion = Many(reference("criterion"), "criterium", "criterion",
        "Criterium waar het iets over zegt.", "Criterion that it says something about.", timeless=True)
    recommendation = Many(reference("recommendation"), "ingebracht bij", "brought in for",
        "Aanbeveling of verzoek waarvoor het is ingebracht.", "Recommendation or request for which it was brought in.", timeless=True)
    addressee = Many(reference("party"), "spoor van", "track of",
        "Geadresseerde wiens spoor het betreft; zonder dit: van alle geadresseerden.", "Addressee whose track it concerns; without it: of all addressees.", timeless=True)


class Hearing(Thing, slug="hearing", nl="hoor en wederhoor", en="hearing",
        help_nl="Een ontwerp van wat een toezichthouder wil vaststellen, voorgelegd aan wie het betreft, met diens zienswijze en het antwoord daarop.", help_en="A draft of what a supervisor means to establish, put before whom it concerns, with the replies and the answers to them."):
    keepers = ("held_by",)
    about = One(code("hearing-subject"), "waarover", "about what",
        "Wat er zonder hoor en wederhoor niet definitief wordt.", "What does not become final without the hearing.", timeless=True)
    held_by = Many(reference("party"), "gehouden door", "held by",
        "Toezichthouder die het ontwerp voorlegt, alleen of samen.", "Supervisor that puts the draft before the addressee, alone or jointly.", timeless=True)
    addressee = One(reference("party"), "voorgelegd aan", "put before",
        "Partij wier zienswijze wordt gevraagd.", "Party whose view is asked for.", timeless=True)
    recommendation = Many(reference("recommendation"), "aanbeveling of verzoek", "recommendation or request",
        "Waar het ontwerp over oordeelt.", "What the draft gives a verdict on.", timeless=True)
    finding = Many(reference("finding"), "bevinding", "finding",
        "Bevinding in het ontwerp.", "Finding in the draft.", timeless=True)
    request = One(reference("request"), "informatieverzoek", "information request",
        "Verzoek waarop volgens het ontwerp is geweigerd te antwoorden.", "Request that, by the draft, was refused an answer.", timeless=True)
    question = Many(TEXT, "vraag van het verzoek", "question of the request",
        "Nummer van de vraag die volgens het ontwerp is geweigerd.", "Number of the question that, by the draft, was refused.", timeless=True)
    signal = Many(reference(), "signaal over", "signal on",
        "Zaak waarover het ontwerp een signaal geeft.", "Thing on which the draft gives a signal.", timeless=True)
    verdict = One(code("implementation"), "ontwerpoordeel", "draft verdict",
        "Oordeel over de uitvoering zoals het ontwerp het geeft.", "Verdict on implementation as the draft gives it.", timeless=True)
    set_verdict = One(code("set-verdict"), "ontwerpoordeel over het geheel", "draft verdict on the set",
        "Code van de woorden van het ontwerp over een geheel.", "Code of the words of the draft on a set.", timeless=True)
    verdict_words = One(TEXT, "woorden van het ontwerpoordeel", "words of the draft verdict",
        "De letterlijke woorden van het ontwerp over een geheel.", "The literal words of the draft on a set.", timeless=True)
    sentence = Many(PROSE, "zin", "sentence",
        "Zin van het ontwerp, op nummer.", "Sentence of the draft, by number.", timeless=True)
    sent_on = One(DATE, "voorgelegd op", "put before on",
        "Dag waarop het ontwerp werd gestuurd.", "Day on which the draft was sent.", timeless=True)
    regime = One(code("term-regime"), "termijnregime", "term regime",
        "Waarin de termijn is gesteld, en dus of een feestdag hem verschuift.", "What sets the term, and so whether a holiday moves it.", timeless=True)
    term = One(record(required={"n": WHOLE, "unit": code("term-unit")}, optional={}), "termijn", "term",
        "Hoe lang de partij de tijd heeft, vanaf de verzending.", "How long the party has, from the sending.", timeless=True)
    due_on = One(DATE, "uiterste dag", "due on",
        "Laatste dag waarop een zienswijze op tijd is.", "Last day on which a reply is in time.", timeless=True)
    reply = Many(record(required={"kind": code("hearing-reply"), "day": DATE}, optional={"words": PROSE}), "zienswijze", "reply",
        "Wat de geadresseerde van een zin vindt; op nummer van de zin, een volgende met een punt en een volgnummer.", "What the addressee holds of a sentence; by the number of the sentence, a next one with a dot and its number.", timeless=True)
    answer = Many(record(required={"outcome": code("hearing-answer"), "words": PROSE, "day": DATE}, optional={}), "antwoord op de zienswijze", "answer to the reply",
        "Wat de toezichthouder met een zienswijze doet, en waarom; op het nummer van de zienswijze.", "What the supervisor does with a reply, and why; by the number of the reply.", timeless=True)
    closed_on = One(DATE, "afgerond op", "closed on",
        "Dag waarop het hoor en wederhoor is afgerond.", "Day on which the hearing was closed.", timeless=True)


class FollowUpEvent(Thing, slug="follow-up-event", nl="gebeurtenis in de opvolging", en="event in the follow-up",
        help_nl="Wat er op een dag gebeurde met een of meer aanbevelingen; alleen dit verandert hun stand.", help_en="What happened on a day with one or more recommendations; nothing else changes how they stand."):
    keepers = ("actor", "party/inspectie-jenv")
    type = One(code("follow-up"), "soort gebeurtenis", "kind of event",
        "Wat er gebeurde.", "What happened.", timeless=True)
    date = One(DATE, "datum", "date",
        "Dag, maand of jaar waarin het gebeurde.", "Day, month or year in which it happened.", timeless=True)
    text = One(PROSE, "omschrijving", "description",
        "Wat er gebeurde, in woorden.", "What happened, in words.", timeless=True)
    actor = Many(reference("party"), "door", "by",
        "Partij die het deed.", "Party that did it.", timeless=True)
    recommendation = Many(reference("recommendation"), "aanbeveling of verzoek", "recommendation or request",
        "Waar het over gaat.", "What it is about.", timeless=True)
    addressee = Many(reference("party"), "spoor van", "track of",
        "Geadresseerde wiens spoor het betreft; zonder dit: van alle geadresseerden.", "Addressee whose track it concerns; without it: of all addressees.", timeless=True)
    stance = One(code("stance"), "standpunt", "stance",
        "Wat de geadresseerde in zijn beleidsreactie met de aanbeveling zegt te doen.", "What the addressee says in its policy response that it does with the recommendation.", timeless=True)
    accepted_risk = One(TEXT, "aanvaarding van het risico", "acceptance of the risk",
        "De letterlijke woorden waarmee de geadresseerde zelf het risico aanvaardt.", "The literal words in which the addressee itself accepts the risk.", timeless=True)
    appraisal = One(code("appraisal"), "beoordeling van de reactie", "appraisal of the response",
        "Of de reactie toereikend is; zegt niets over de uitvoering.", "Whether the response is adequate; says nothing of implementation.", timeless=True)
    verdict = One(code("implementation"), "oordeel over de uitvoering", "verdict on implementation",
        "In hoeverre is uitgevoerd, per spoor.", "To what extent it was carried out, per track.", timeless=True)
    verdict_scope = One(code("verdict-scope"), "bereik van het oordeel", "scope of the verdict",
        "Of het oordeel over één spoor of over een geheel is gegeven.", "Whether the verdict was given on one track or on a set.", timeless=True)
    set_verdict = One(code("set-verdict"), "oordeel over het geheel", "verdict on the set",
        "Code van de woorden van een oordeel over een geheel; geen enkel spoor krijgt het.", "Code of the words of a verdict on a set; no single track gets it.", timeless=True)
    verdict_on_report = Many(reference("report"), "oordeel over rapport", "verdict on report",
        "Rapport over het geheel van wiens aanbevelingen is geoordeeld.", "Report on whose recommendations as a set the verdict is.", timeless=True)
    verdict_words = One(TEXT, "woorden van het oordeel", "words of the verdict",
        "De letterlijke woorden van het oordeel.", "The literal words of the verdict.", timeless=True)
    evidence = Many(reference("evidence"), "bewijs", "evidence",
        "Bewijs waarop dit rust.", "Evidence that this rests on.", timeless=True)
    mark = Many(code("criterion-mark"), "oordeel per criterium", "mark by criterion",
        "In hoeverre aan elk criterium is voldaan, zoals wie oordeelde het zag.", "To what extent each criterion is met, as who judged saw it.", timeless=True, key="thing")
    proposed_verdict = One(code("implementation"), "voorstel volgens de criteria", "proposal by the criteria",
        "Oordeel dat de criteria voorstelden.", "Verdict that the criteria proposed.", timeless=True)
    limits_version = One(TEXT, "versie van de grenzen", "version of the limits",
        "Versie van de grenzen waarmee het voorstel is berekend.", "Version of the limits by which the proposal was made.", timeless=True)
    proposed_by_lateness = One(code("implementation"), "voorstel wegens uitstel", "proposal by lateness",
        "Oordeel dat een schuivende streefdatum voorstelde; staat los van het voorstel volgens de criteria.", "Verdict that a sliding target proposed; stands apart from the proposal by the criteria.", timeless=True)
    lateness_reason = One(PROSE, "reden van het voorstel wegens uitstel", "reason of the proposal by lateness",
        "Hoe vaak en hoe ver de streefdatum schoof.", "How often and how far the target slid.", timeless=True)
    deviation_reason = One(TEXT, "reden van de afwijking", "reason of the deviation",
        "Waarom het oordeel een stap afwijkt van het voorstel volgens de criteria.", "Why the verdict is a step beside the proposal by the criteria.", timeless=True)
    judged_by = One(TEXT, "beoordelaar", "judge",
        "Sleutel van het account dat oordeelde; geen naam.", "Key of the account that judged; no name.", timeless=True)
    second_reader = Many(TEXT, "tweede lezer", "second reader",
        "Sleutel van het andere account dat een afwijkend oordeel las en goedkeurde; geen naam.", "Key of the other account that read and approved a deviating verdict; no name.", timeless=True)
    closure_ground = One(code("closure-ground"), "grond van afsluiting", "ground of closure",
        "Waarom het spoor wordt afgesloten.", "Why the track is closed.", timeless=True)
    letter = One(reference("source"), "brief", "letter",
        "Brief waarin dit aan de geadresseerde is meegedeeld.", "Letter that told the addressee.", timeless=True)
    hearing = Many(reference("hearing"), "hoor en wederhoor", "hearing",
        "Hoor en wederhoor dat aan het oordeel voorafging.", "Hearing that went before the verdict.", timeless=True)
    recheck_on = One(DATE, "hercontrole op", "re-check on",
        "Dag waarop opnieuw wordt gekeken.", "Day on which it is looked at again.", timeless=True)
    suspended_until = One(DATE, "aangehouden tot", "suspended until",
        "Eerste dag waarop het spoor weer loopt.", "First day on which the track runs again.", timeless=True)


class Commitment(Thing, slug="commitment", nl="toezegging", en="commitment",
        help_nl="Wat een partij toezegt te doen, en tegen wanneer.", help_en="What a party promises to do, and by when."):
    keepers = ("made_by",)
    text = One(PROSE, "toezegging", "commitment",
        "Wat is toegezegd, in woorden.", "What was promised, in words.", timeless=True)
    made_by = Many(reference("party"), "toegezegd door", "made by",
        "Partij die het toezegde.", "Party that promised it.", timeless=True)
    made_to = Many(reference("party"), "toegezegd aan", "made to",
        "Partij aan wie het is toegezegd.", "Party to which it was promised.", timeless=True)
    made_on = One(DATE, "toegezegd op", "made on",
        "Dag, maand of jaar waarin het is toegezegd.", "Day, month or year in which it was promised.", timeless=True)
    told_in = Many(reference("source"), "staat in", "stands in",
        "Brief, verslag of ander stuk waar de toezegging in staat.", "Letter, record or other document that holds the commitment.", timeless=True)
    recommendation = Many(reference("recommendation"), "aanbeveling of verzoek", "recommendation or request",
        "Waar de toezegging bij hoort.", "What the commitment belongs to.", timeless=True)
    document = Many(reference("document"), "toegezegd stuk", "promised document",
        "Verantwoordingsstuk dat is toegezegd.", "Accountability document that was promised.", timeless=True)
    target = Many(record(required={"told_on": DATE, "target": DATE}, optional={"told_by": reference("party"), "why": TEXT}), "streefdatum", "target",
        "Dag waarop het gereed zou zijn, wanneer die is genoemd, door wie en waarom.", "Day on which it would be done, when that was named, by whom and why.", timeless=True)
    kept_on = One(DATE, "nagekomen op", "kept on",
        "Dag waarop het toegezegde gedaan was.", "Day on which what was promised was done.", timeless=True)
