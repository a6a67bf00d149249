# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A letter says what its facts carry and no more, names what it cannot say, and knows when it went stale."""

import datetime
from typing import Any

import pytest

from kamerbreed.oversight import (
    LETTER_KINDS,
    LackingError,
    LetterDraft,
    LetterWish,
    compose,
    letter_parts,
    stale,
)
from kamerbreed.oversight._letters import templates
from kamerbreed.picture import Taking, retract
from kamerbreed.requests import Answering, Making, Reminding, Sending, Wish, answer, make, remind, send
from kamerbreed.vocabulary import Statement
from tests.conftest import ReferencePicture
from tests.oversight.examples import numbers_of
from tests.oversight.made import (
    BASE,
    CORPS,
    JENV,
    LETTER,
    MIDDLE,
    MINISTER,
    RDI,
    TEST,
    happens,
    heard,
    told_hearing,
    world,
)
from tests.requests.made import World
from tests.world import ROOM, named, says

REPORT = "report/r2019"
ABOUT_2021 = ("report/report-2015", "report/report-2019")
TO_2021 = ("party/korpsleiding", "party/bmb-chair")
THE_LETTER = "source/letter-2021"
COUNCIL, CHAIR = "party/bmb", "party/bmb-chair"
WORDS = "Wij aanvaarden dit"
TO_CONCLUDE = LetterWish(kind="conclusion", about=(REPORT,), senders=("party/inspectie-jenv",))


def texts(draft: LetterDraft, part: str = "") -> list[str]:
    return [one.text for one in draft.sentences if part in ("", one.part)]


def ids(draft: LetterDraft) -> list[str]:
    return [one.id for one in draft.sentences]


def unwritten(draft: LetterDraft) -> dict[str, str]:
    return {one.id: one.reason.in_language("nl") for one in draft.unwritten}


# --- the letter of 2021, without itself ------------------------------------------------------------


@pytest.fixture
def july(reference_picture: ReferencePicture) -> LetterDraft:
    """The conclusion letter on what the inspectorate could know on 1 July 2021, without its own letter."""
    day = datetime.date(2021, 7, 1)
    return compose(
        reference_picture(day, known_at=day, known_by="party/inspectie-jenv"),
        LetterWish(kind="conclusion", about=ABOUT_2021, addressees=TO_2021, without=(THE_LETTER,)),
    )


def test_the_letter_of_july_2021_has_the_parts_of_the_real_one_or_says_what_they_lack(
    july: LetterDraft,
) -> None:
    told = {one.part for one in july.sentences} | {one.part for one in july.unwritten}
    real = "subject salutation opening history monitoring conclusion concern prestudy request closing close"
    assert told >= set(real.split())
    assert july.subject == "Opvolging aanbevelingen onderzoek continuïteit meldkamers"
    (request_lead, *requests) = july.part("request")
    assert request_lead.text.endswith("verzoeken u om:")
    assert len(requests) == numbers_of("ex-20")["requests"]
    assert all(one.criteria and one.numbered for one in requests)


def test_no_sentence_of_it_rests_on_the_letter_itself(
    july: LetterDraft, reference_picture: ReferencePicture
) -> None:
    table = reference_picture(july.coordinates.valid_at).table
    for one in july.sentences:
        assert one.facts, one.id
        for fact in one.facts:
            assert fact.digests, one.id
            for digest in fact.digests:
                row = table.find(digest)
                assert row is not None
                said = table.entry(row).said
                named_always = said.subject.startswith("party/") and said.property in ("name", "name_nl")
                assert named_always or said.sources != (THE_LETTER,)


def test_what_only_the_letter_tells_is_named_as_not_to_be_written(july: LetterDraft) -> None:
    lacking = unwritten(july)
    for one in ("judged-set", "judged-tracks", "late-answers", "sharpened", "prestudy", "accepts-silently"):
        assert one in lacking
        assert one not in ids(july)
    assert not any("zeer beperkt" in text for text in texts(july))


def test_with_the_letter_its_verdict_stands_in_its_own_words(reference_picture: ReferencePicture) -> None:
    day = datetime.date(2021, 7, 1)
    picture = reference_picture(day, known_at=day, known_by="party/inspectie-jenv")
    told = compose(picture, LetterWish(kind="conclusion", about=ABOUT_2021, addressees=TO_2021))
    conclusion = "\n".join(texts(told, "conclusion"))
    assert "concluderen de Inspectie Justitie en Veiligheid en Agentschap Telecom op 1 juli" in conclusion
    assert "“niet of zeer beperkt”" in conclusion
    history = "\n".join(texts(told, "history"))
    assert "lijkt het oordeel" in history
    assert "“niet of nauwelijks”" in history
    assert "lijkt daarmee op voorhand" in "\n".join(texts(told, "prestudy"))
    assert not any(text.startswith("Het Bestuurlijk Meldkamer Beraad accepteert") for text in texts(told))


def test_a_picture_without_a_source_knows_what_others_tell_only_from_when_they_tell_it(
    reference_picture: ReferencePicture,
) -> None:
    day = datetime.date(2021, 7, 1)
    then = reference_picture(day, known_at=day, known_by="party/inspectie-jenv")
    assert then.one("report/kpmg-2020", "title_nl")
    assert then.without_sources([THE_LETTER]).one("report/kpmg-2020", "title_nl") is None
    later = reference_picture(day).without_sources([THE_LETTER])
    assert later.one("report/kpmg-2020", "title_nl")
    assert later.one("finding/f2021-1", "text") is None
    assert then.without_sources([]) is then
    assert then.without_sources(["source/nobody"]).fingerprint != then.fingerprint


# --- verdicts and what is claimed -----------------------------------------------------------------


def judged(*codes: str) -> World:
    """A world with a track for each verdict, on one report."""
    made = world()
    for number, code in enumerate(codes):
        item = f"recommendation/X{number}"
        made.said += [
            says(item, "exists", True),
            says(item, "report", REPORT),
            says(item, "item_kind", "aanbeveling"),
            says(item, "addressee", MINISTER, key=MINISTER),
        ]
        happens(made, "report", "2019-09-06", [JENV, RDI], item=item, event=f"follow-up-event/r{number}")
        happens(
            made,
            "verdict",
            "2021-06-01",
            [JENV, RDI],
            item=item,
            event=f"follow-up-event/v{number}",
            verdict=code,
            evidence=[TEST],
        )
    return made


def items(n: int) -> tuple[str, ...]:
    return tuple(f"recommendation/X{number}" for number in range(n))


def conclusion(made: World, n: int) -> LetterDraft:
    return compose(made.picture("2021-07-01"), LetterWish(kind="conclusion", about=items(n)))


def test_the_conclusion_is_the_phrase_of_the_verdicts_and_a_changed_verdict_makes_it_stale() -> None:
    ranks = ["niet", "zeer_beperkt", "deels"]
    codes = [ranks[rank] for rank in numbers_of("ex-06")["verdicts_before"]]
    made = judged(*codes)
    draft = conclusion(made, len(codes))
    (one,) = draft.part("conclusion")
    assert "niet of zeer beperkt opgevolgd" in one.text
    assert not stale(made.picture("2021-07-01"), draft)
    happens(
        made,
        "verdict",
        "2021-06-20",
        [JENV, RDI],
        item="recommendation/X1",
        event="follow-up-event/better",
        verdict="deels",
        evidence=[TEST],
    )
    (again,) = conclusion(made, len(codes)).part("conclusion")
    assert "wisselend: 2 niet, 2 zeer beperkt, 1 deels" in again.text
    assert "judged-tracks" in {found.sentence.id for found in stale(made.picture("2021-07-01"), draft)}


def test_a_withdrawn_statement_makes_the_sentences_on_it_stale_and_no_others() -> None:
    made = judged("niet")
    draft = conclusion(made, 1)
    before = made.picture("2021-07-01")
    (row,) = before.fact("follow-up-event/v0", "verdict").rows
    taking = Taking(digest=before.table.digest(row), reason="vergissing", stated_by=JENV)
    made.said += retract(before, taking)
    found = stale(made.picture("2021-07-01"), draft)
    assert [one.sentence.id for one in found] == ["judged-tracks"]
    assert found[0].places == (("follow-up-event/v0", "verdict", ""),)


def test_every_sentence_goes_stale_when_a_fact_under_it_is_withdrawn() -> None:
    made = judged("niet", "zeer_beperkt")
    draft = conclusion(made, 2)
    picture = made.picture("2021-07-01")
    for one in draft.sentences:
        digest = one.facts[0].digests[0]
        taking = Taking(digest=digest, reason="vergissing", stated_by=JENV)
        less = World([*made.said, *retract(picture, taking)])
        red = {found.sentence.id for found in stale(less.picture("2021-07-01"), draft)}
        assert one.id in red


def test_evidence_that_comes_makes_stale_what_says_that_there_is_none() -> None:
    made = world()
    happens(made, "report", "2019-09-06", [JENV, RDI])
    wish = TO_CONCLUDE
    draft = compose(made.picture("2021-07-01"), wish)
    assert "no-evidence" in ids(draft)
    happens(made, "progress_report", "2021-06-01", MINISTER, evidence=[TEST])
    found = {one.sentence.id for one in stale(made.picture("2021-07-01"), draft)}
    assert {"no-evidence", "no-overview", "request-overview"} <= found
    assert "opening-conclusion" not in found


def test_supervisors_that_differ_have_no_joint_conclusion() -> None:
    made = judged("niet")
    happens(
        made,
        "verdict",
        "2021-06-20",
        RDI,
        item="recommendation/X0",
        event="follow-up-event/other",
        verdict="deels",
        evidence=[TEST],
    )
    draft = conclusion(made, 1)
    assert "verschillend" in unwritten(draft)["judged-tracks"]


def test_a_conclusion_on_a_provisional_verdict_says_so() -> None:
    made = judged("niet")
    assert "Dit oordeel is voorlopig." in conclusion(made, 1).part("conclusion")[0].text
    event = "follow-up-event/v0"
    made.said += told_hearing("hearing/x", ["recommendation/X0"], "niet", "2021-01-01")
    draft = conclusion(made, 1)
    made.said.append(says(event, "hearing", "hearing/x", key="hearing/x"))
    (final,) = conclusion(made, 1).part("conclusion")
    assert "voorlopig" not in final.text
    assert (event, "hearing", "hearing/x") in [fact.place for fact in final.facts]
    assert "judged-tracks" in {one.sentence.id for one in stale(made.picture("2021-07-01"), draft)}


def council(*more: Statement) -> World:
    """A body of three decides by consensus, its chair is written to, and a pre-study was made."""
    members = [says(COUNCIL, "member", one, key=one) for one in (MINISTER, CORPS, "party/police")]
    made = world(
        *named(COUNCIL, "Bestuurlijk Meldkamer Beraad"),
        *named(CHAIR, "Voorzitter Bestuurlijk Meldkamer Beraad"),
        *members,
        says(COUNCIL, "decision_rule", "consensus"),
        says(CHAIR, "part_of", COUNCIL, key=COUNCIL),
        says("report/pre", "exists", True),
        says("report/pre", "type", "pre_study"),
        says("report/pre", "title_nl", "Vooronderzoek"),
        says("report/pre", "dated", "2020-07-01"),
        says("report/pre", "publisher", "party/press", key="party/press"),
        *more,
    )
    happens(made, "report", "2019-09-06", [JENV, RDI])
    return made


def to_the_council(made: World) -> LetterDraft:
    wish = LetterWish(kind="conclusion", about=(REPORT,), senders=(JENV,), addressees=(CHAIR,))
    return compose(made.picture("2021-07-01"), wish)


def test_a_body_seems_to_accept_what_it_did_not_have_studied_and_accepts_only_in_its_own_words() -> None:
    silent = texts(to_the_council(council()), "prestudy")
    assert any(text.startswith("Het Bestuurlijk Meldkamer Beraad lijkt daarmee") for text in silent)
    assert not any("accepteert" in text for text in silent)
    made = council()
    happens(made, "response", "2021-02-01", COUNCIL, accepted_risk=WORDS, stance="refuses")
    spoken = texts(to_the_council(made), "prestudy")
    assert any(f"accepteert het risico, in eigen woorden: “{WORDS}”" in text for text in spoken)
    assert not any("lijkt daarmee" in text for text in spoken)


def test_after_a_full_study_nothing_seems_accepted() -> None:
    followed = council(
        says("report/full", "exists", True),
        says("report/full", "sharpens", "report/pre", key="report/pre"),
    )
    draft = to_the_council(followed)
    assert "accepts-silently" not in ids(draft)
    assert "accepts-silently" in unwritten(draft)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"basis": "assumed"}, "alleen aangenomen"),
        ({"basis": "derived"}, "lijkt"),
    ],
)
def test_what_is_assumed_is_not_written_and_what_is_derived_only_seems(
    change: dict[str, str], word: str
) -> None:
    made = world()
    happens(made, "report", "2019-09-06", [JENV, RDI])
    made.said.append(says(REPORT, "sharpens", "report/r2015", key="report/r2015", **change))
    made.said.append(says(REPORT, "title_nl", "Meldkamers"))
    draft = compose(made.picture("2021-07-01"), TO_CONCLUDE)
    told = [one.text for one in draft.sentences if one.id == "sharpened"]
    assert word in (unwritten(draft)["sharpened"] if word.startswith("alleen") else told[0])


def test_what_is_disputed_is_not_written() -> None:
    made = world()
    made.said += [
        says(REPORT, "title_nl", "Meldkamers"),
        says(REPORT, "title_nl", "Iets anders", stated_by=RDI),
    ]
    happens(made, "report", "2019-09-06", [JENV, RDI])
    draft = compose(made.picture("2021-07-01"), TO_CONCLUDE)
    assert "betwist" in unwritten(draft)["subject-conclusion"]
    assert draft.subject == ""


def test_the_letter_of_the_example_says_all_of_it_on_facts_and_goes_red_without_them() -> None:
    """Follow-up, lateness, concerns and a pre-study in one picture: example ex-20."""
    made = council(
        says(REPORT, "title_nl", "Continuïteit van meldkamers"),
        says("report/r2015", "title_nl", "Meldkamers"),
        says(REPORT, "sharpens", "report/r2015", key="report/r2015"),
        says(MIDDLE, "item_kind", "aanbeveling"),
        says(MIDDLE, "theme", "risk-inventory"),
    )
    made.said += asking(2).said[len(BASE) :]
    happens(made, "verdict", "2021-06-01", [JENV, RDI], verdict="zeer_beperkt")
    wish = LetterWish(
        kind="conclusion", about=("report/r2015", REPORT), senders=(JENV, RDI), addressees=(CHAIR, CORPS)
    )
    draft = compose(made.picture("2021-07-01"), wish)
    assert draft.subject == "Opvolging aanbevelingen onderzoek continuïteit meldkamers"
    for part in "salutation opening history monitoring conclusion concern prestudy request close".split():
        assert draft.part(part), part
    told = " ".join(texts(draft))
    assert "30 dagen te laat" in told
    assert "zeer beperkt opgevolgd" in told
    assert "lijkt daarmee op voorhand" in told
    assert "accepteert" not in told
    assert sum(one.numbered for one in draft.part("request")) == numbers_of("ex-20")["requests"]
    assert all(one.facts for one in draft.sentences)
    picture = made.picture("2021-07-01")
    for one in draft.sentences:
        digest = one.facts[-1].digests[0]
        less = World([*made.said, *retract(picture, Taking(digest=digest, reason="weg", stated_by=JENV))])
        assert one.id in {found.sentence.id for found in stale(less.picture("2021-07-01"), draft)}


# --- the other kinds ------------------------------------------------------------------------------


REQUEST = "request/years"


def asking(answered: int, **more: Any) -> World:
    """A world in which the minister was asked two things, of which so many were answered 30 days late."""
    made = world()
    happens(made, "report", "2019-09-06", [JENV, RDI])
    questions = [Wish(subject=ROOM, property=name, text=f"Wat is {name}?") for name in ("city", "workplaces")]
    given: dict[str, Any] = {
        "request": REQUEST,
        "title": "Voortgang",
        "asked_by": JENV,
        "addressee": MINISTER,
        "questions": questions,
        "due_on": "2020-02-01",
        **more,
    }
    made.does("2020-01-01", make, Making(**given))
    made.does("2020-01-02", send, Sending(request=REQUEST, on="2020-01-02"))
    made.does("2020-02-15", remind, Reminding(request=REQUEST, on="2020-02-15"))
    for key in range(1, answered + 1):
        answering = Answering(
            request=REQUEST,
            key=str(key),
            state="answered",
            on="2020-03-02",
            stated_by=MINISTER,
            value='"Drachten"' if key == 1 else "12",
            observed_on="2020-03-01",
        )
        made.does("2020-03-02", answer, answering)
    return made


def test_the_monitoring_is_told_in_days_late() -> None:
    made = asking(2)
    wish = TO_CONCLUDE
    told = texts(compose(made.picture("2020-06-01"), wish), "monitoring")
    assert told[0].startswith("Op 2 januari 2020 is aan party/minister-jenv gevraagd om antwoord op 2 vragen")
    assert told[0].endswith("uiterlijk 1 februari 2020.")
    late = (datetime.date(2020, 3, 2) - datetime.date(2020, 2, 1)).days
    (sentence,) = [one for one in told if one.startswith("Op de uiterste dag")]
    assert "waren 0 van de 2 vragen beantwoord" in sentence
    assert f"het laatste {late} dagen te laat" in sentence
    assert any(one.startswith("Uiteindelijk zijn alle 2 vragen beantwoord") for one in told)


def test_a_reminder_names_the_questions_that_are_open_and_for_how_long() -> None:
    made = asking(1)
    draft = compose(made.picture("2020-06-01"), LetterWish(kind="reminder", about=(REQUEST,)))
    assert draft.senders == (JENV,)
    assert draft.addressees == (MINISTER,)
    assert texts(draft, "questions") == ["Wat is workplaces?"]
    late = (datetime.date(2020, 6, 1) - datetime.date(2020, 2, 1)).days
    assert any(f"1 van de 2 vragen nog niet beantwoord, {late} dagen na" in text for text in texts(draft))


def test_a_last_day_that_follows_from_a_term_is_told_as_it_is_reckoned() -> None:
    made = asking(0, due_on="", term_n=6, term_unit="week", regime="letter")
    draft = compose(made.picture("2020-01-10"), LetterWish(kind="request", about=(REQUEST,)))
    (due,) = (one for one in draft.sentences if one.id == "due")
    assert "uiterlijk 13 februari 2020" in due.text
    assert {fact.property for fact in due.facts} >= {"term", "regime"}


def test_a_request_asks_its_questions() -> None:
    draft = compose(asking(0).picture("2020-01-10"), LetterWish(kind="request", about=(REQUEST,)))
    assert texts(draft, "questions") == ["Wat is city?", "Wat is workplaces?"]
    assert "uiterlijk 1 februari 2020" in texts(draft, "closing")[0]


def test_a_letter_of_issue_gives_literal_text_and_marks_what_is_none() -> None:
    made = world(says(MIDDLE, "item_kind", "aanbeveling"), says(REPORT, "title_nl", "Continuïteit"))
    wish = LetterWish(kind="issue", about=(REPORT,), senders=(JENV,))
    (item,) = compose(made.picture("2020-01-01"), wish).part("items")
    assert item.text.endswith("(strekking; niet de letterlijke tekst)")
    made.said = [one for one in made.said if (one.subject, one.property) != (MIDDLE, "text_status")]
    made.said += [says(MIDDLE, "text_status", "literal"), says(MIDDLE, "text_nl", "Neem over")]
    (literal,) = compose(made.picture("2020-01-01"), wish).part("items")
    assert literal.text == "Neem over"


def test_an_appraisal_is_of_the_response_and_says_nothing_of_implementation() -> None:
    made = world(says(REPORT, "title_nl", "Continuïteit"), says(MIDDLE, "item_kind", "aanbeveling"))
    happens(made, "report", "2019-09-06", [JENV, RDI])
    happens(made, "response", "2019-10-01", MINISTER, stance="accepts")
    happens(made, "appraisal", "2019-11-01", JENV, appraisal="inadequate")
    told = texts(
        compose(made.picture("2020-01-01"), LetterWish(kind="appraisal", about=(REPORT,))), "response"
    )
    assert any("neemt over" in text for text in told)
    assert any("ontoereikend" in text and "zegt niets over de uitvoering" in text for text in told)


def test_a_closure_names_its_verdict_and_its_ground() -> None:
    made = world(says(REPORT, "title_nl", "Continuïteit"), says(MIDDLE, "item_kind", "aanbeveling"))
    happens(made, "report", "2019-09-06", [JENV, RDI])
    happens(made, "verdict", "2021-05-01", JENV, verdict="volledig", evidence=[TEST])
    happens(
        made,
        "closure",
        "2021-06-01",
        JENV,
        closure_ground="implemented",
        verdict="volledig",
        letter=LETTER,
        evidence=[TEST],
        hearings=heard(made, "volledig", "2021-06-01"),
    )
    told = texts(compose(made.picture("2021-07-01"), LetterWish(kind="closure", about=(REPORT,))), "outcome")
    assert any("volledig uitgevoerd" in text for text in told)
    assert any("De grond is: uitgevoerd en getoetst." in text for text in told)


# --- what cannot be a letter ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wish", "word"),
    [
        (LetterWish(kind="poem"), "poem"),
        (LetterWish(kind="conclusion", about=("report/nowhere",)), "report/nowhere"),
        (LetterWish(kind="conclusion", about=(REPORT,), senders=(REPORT,)), REPORT),
        (LetterWish(kind="conclusion", about=("source/page",)), "afzender"),
    ],
)
def test_a_letter_of_what_is_not_there_is_refused_with_the_reason(wish: LetterWish, word: str) -> None:
    with pytest.raises(LackingError) as refusal:
        compose(world().picture("2021-07-01"), wish)
    assert word in refusal.value.in_language("nl")


def test_every_template_belongs_to_a_kind_and_a_part_that_is_there() -> None:
    parts = {"subject", *letter_parts()}
    for one in templates():
        assert set(one.kinds) <= set(LETTER_KINDS)
        assert one.part in parts
    assert {kind for one in templates() for kind in one.kinds} == set(LETTER_KINDS)
