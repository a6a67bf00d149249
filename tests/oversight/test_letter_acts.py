# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A letter is drafted, edited, approved by another, frozen and sent; what may not be changes nothing."""

import datetime
from collections.abc import Sequence
from typing import Any

import pytest

from kamerbreed.oversight import (
    EDITED,
    FREE,
    MADE,
    ApprovingLetter,
    DraftingLetter,
    EditingSentence,
    FrozenFile,
    IssuingLetter,
    LetterState,
    LetterWish,
    approve_letter,
    compose,
    draft_letter,
    edit_sentence,
    issue_letter,
    letter_as_report,
    letter_as_source,
    letter_of_id,
    stale_sentences,
    track_of,
)
from kamerbreed.picture import (
    KEEPER_OF_THE_LEDGER,
    Coordinates,
    Picture,
    Refusal,
    Table,
    Taking,
    Viewer,
    retract,
)
from kamerbreed.vocabulary import Statement
from tests.oversight.made import BASE, CORPS, JENV, MIDDLE, MINISTER, RDI, TEST, happens
from tests.requests.made import World
from tests.world import named, rows_of, says

LETTER = "letter/een"
REPORT = "report/r2019"
COUNCIL, CHAIR = "party/bmb", "party/bmb-chair"
WRITER, READER = "writer", "reader"
SENDING = IssuingLetter(letter="letter/een", on="2021-07-03", stated_by=JENV)
FILE = FrozenFile(sha256="a" * 64, name="brief.docx", bytes=10, media_type="application/pdf")


class Desk(World):
    """A world in which every statement knows by which account it was recorded."""

    def __init__(self, said: Sequence[Statement]) -> None:
        super().__init__(said)
        self.by = ["test"] * len(self.said)

    def picture(self, day: str, **coordinates: Any) -> Picture:
        table, by = Table(), self.by + ["test"] * (len(self.said) - len(self.by))
        rows = rows_of(self.said)
        table.extend(row._replace(recorded_by=who) for row, who in zip(rows, by, strict=True))
        options = {"viewer": KEEPER_OF_THE_LEDGER, **coordinates}
        return Picture(table, Coordinates(valid_at=datetime.date.fromisoformat(day), **options))

    def as_(self, who: str, day: str, act: Any, intent: Any) -> Sequence[Statement]:
        """Do something on a day as an account."""
        self.by += ["test"] * (len(self.said) - len(self.by))
        made = self.does(day, act, intent)
        self.by += [who] * len(made)
        return made

    def letter(self, day: str = "2021-07-01") -> LetterState:
        found = letter_of_id(self.picture(day), LETTER)
        assert found is not None
        return found


def desk() -> Desk:
    """A recommendation on risks without evidence, a council that decides by consensus, and supervisors."""
    made = Desk(
        [
            *BASE,
            *[says(one, "type", "supervisor") for one in (JENV, RDI)],
            says(REPORT, "title_nl", "Continuïteit van meldkamers"),
            says(MIDDLE, "item_kind", "aanbeveling"),
            says(MIDDLE, "theme", "risk-inventory"),
            *[one for number in (4, 9, 10) for one in criterion(number)],
            *named(COUNCIL, "Bestuurlijk Meldkamer Beraad"),
            *named(CHAIR, "Voorzitter Bestuurlijk Meldkamer Beraad"),
            *[says(COUNCIL, "member", one, key=one) for one in (MINISTER, CORPS)],
            says(COUNCIL, "decision_rule", "consensus"),
            says(CHAIR, "part_of", COUNCIL, key=COUNCIL),
        ]
    )
    happens(made, "report", "2019-09-06", [JENV, RDI])
    return made


def criterion(number: int) -> list[Statement]:
    subject = f"criterion/C{number}"
    return [says(subject, "exists", True), says(subject, "text", f"Criterium {number}")]


def drafting(**more: Any) -> DraftingLetter:
    wish = LetterWish(kind="conclusion", about=(REPORT,), addressees=(CHAIR, CORPS))
    given: dict[str, Any] = {
        "letter": LETTER,
        "wish": wish,
        "valid_at": datetime.date(2021, 7, 1),
        "stated_by": JENV,
        "viewer": KEEPER_OF_THE_LEDGER,
    }
    return DraftingLetter(**{**given, **more})


def drafted() -> Desk:
    made = desk()
    made.as_(WRITER, "2021-07-01", draft_letter, drafting())
    return made


def editing(made: Desk, key: str, text: str, **more: Any) -> EditingSentence:
    given = {"letter": LETTER, "key": key, "text": text, "content": made.letter().content, "stated_by": JENV}
    return EditingSentence(**{**given, **more})


def approving(made: Desk, **more: Any) -> ApprovingLetter:
    given: dict[str, Any] = {
        "letter": LETTER,
        "by": READER,
        "content": made.letter().content,
        "on": "2021-07-02",
        "stated_by": JENV,
        "files": [FILE],
        "viewer": KEEPER_OF_THE_LEDGER,
    }
    return ApprovingLetter(**{**given, **more})


def approved() -> Desk:
    made = drafted()
    made.as_(READER, "2021-07-02", approve_letter, approving(made))
    return made


def refuses(made: Desk, day: str, act: Any, intent: Any, word: str) -> None:
    """The act is refused, in these words, and adds nothing."""
    before = list(made.said)
    with pytest.raises(Refusal) as refusal:
        made.as_("anybody", day, act, intent)
    assert word in refusal.value.in_language("nl")
    assert made.said == before


def test_a_kept_letter_says_what_its_picture_carried_with_the_facts() -> None:
    made = drafted()
    found = made.letter()
    assert found.state == "draft"
    assert found.writers == {WRITER}
    assert {one.origin for one in found.draft.sentences} == {MADE}
    assert all(one.facts and all(fact.digests for fact in one.facts) for one in found.draft.sentences)
    assert found.draft.subject == "Opvolging aanbevelingen onderzoek continuïteit meldkamers"
    assert not stale_sentences(made.picture("2021-07-05"), found)
    refuses(made, "2021-07-01", draft_letter, drafting(), "er al")
    refuses(made, "2021-07-01", draft_letter, drafting(letter="brief/een"), "letter/naam")


def test_a_sentence_in_other_words_stays_on_its_facts_or_is_marked_as_without() -> None:
    made = drafted()
    made.as_(WRITER, "2021-07-01", edit_sentence, editing(made, "received", "De minister had het in juli."))
    made.as_(
        WRITER, "2021-07-01", edit_sentence, editing(made, "no-overview", "Wij zijn bezorgd.", on_facts=False)
    )
    told = {one.id: one for one in made.letter().draft.sentences}
    assert (told["received"].origin, bool(told["received"].facts)) == (EDITED, True)
    assert (told["no-overview"].origin, told["no-overview"].facts) == (FREE, ())
    assert not stale_sentences(made.picture("2021-07-01"), made.letter())


def test_of_two_writers_of_two_parties_the_later_counts() -> None:
    made = drafted()
    made.as_(WRITER, "2021-07-01", edit_sentence, editing(made, "received", "In juli."))
    made.as_("other", "2021-07-01", edit_sentence, editing(made, "received", "In de zomer.", stated_by=RDI))
    found = made.letter()
    assert [one.text for one in found.draft.sentences if one.id == "received"] == ["In de zomer."]
    assert found.writers == {WRITER, "other"}


def test_a_sentence_can_be_added_and_left_out() -> None:
    made = drafted()
    made.as_(WRITER, "2021-07-01", edit_sentence, editing(made, "", "Wij maken ons zorgen.", part="concern"))
    made.as_(WRITER, "2021-07-01", edit_sentence, editing(made, "published", ""))
    told = made.letter().draft
    assert told.part("concern")[-1].text == "Wij maken ons zorgen."
    assert told.part("concern")[-1].origin == FREE
    assert "published" not in [one.id for one in told.sentences]


def test_an_edit_of_what_moved_on_or_of_nothing_is_refused() -> None:
    made = drafted()
    refuses(
        made, "2021-07-01", edit_sentence, editing(made, "received", "Iets", content="0" * 64), "intussen"
    )
    refuses(made, "2021-07-01", edit_sentence, editing(made, "nothing", "Iets"), "geen zin")
    refuses(made, "2021-07-01", edit_sentence, editing(made, "", "Iets", part="poem"), "geen deel")
    refuses(made, "2021-07-01", edit_sentence, editing(made, "", " ", part="concern"), "schrijf de zin")
    same = next(one.text for one in made.letter().draft.sentences if one.id == "received")
    refuses(made, "2021-07-01", edit_sentence, editing(made, "received", same), "niet veranderd")
    refuses(made, "2021-07-01", edit_sentence, editing(made, "x", "y", letter="letter/twee"), "geen brief")


def test_only_a_sender_writes_at_a_letter() -> None:
    made = drafted()
    stranger = editing(made, "received", "De minister had het.", stated_by=CORPS)
    refuses(made, "2021-07-01", edit_sentence, stranger, "geen afzender")
    refuses(made, "2021-07-02", approve_letter, approving(made, stated_by=CORPS), "geen afzender")
    other = drafting(letter="letter/twee", stated_by=CORPS)
    refuses(made, "2021-07-01", draft_letter, other, "geen afzender")


def test_a_letter_is_internal_until_it_is_sent_and_then_as_open_as_its_facts() -> None:
    made = approved()
    everybody = Viewer()
    assert letter_of_id(made.picture("2021-07-02", viewer=everybody), LETTER) is None
    assert made.picture("2021-07-02", viewer=everybody).one(letter_as_source(LETTER), "title") is None
    made.as_(READER, "2021-07-03", issue_letter, SENDING)
    after = made.picture("2021-07-03", viewer=everybody)
    assert letter_of_id(after, LETTER) is None
    assert tuple(after.many(letter_as_source(LETTER), "file")) == (FILE.sha256,)
    assert after.one("recommendation/een-1", "item_kind") == "verzoek"


def test_an_addressee_does_not_read_the_draft_of_a_letter_to_it() -> None:
    made = drafted()
    for party, reads in ((JENV, True), (CORPS, False), ("party/lms", False)):
        viewer = Viewer(clearance="internal", parties=frozenset([party]))
        found = letter_of_id(made.picture("2021-07-02", viewer=viewer), LETTER)
        assert (found is not None) is reads, party


def test_who_wrote_or_edited_a_letter_does_not_approve_it() -> None:
    made = drafted()
    refuses(made, "2021-07-02", approve_letter, approving(made, by=WRITER), "een ander keurt")
    made.as_("editor", "2021-07-01", edit_sentence, editing(made, "received", "De minister had het."))
    refuses(made, "2021-07-02", approve_letter, approving(made, by="editor"), "een ander keurt")
    refuses(made, "2021-07-02", approve_letter, approving(made, by=WRITER), "een ander keurt")
    made.as_(READER, "2021-07-02", approve_letter, approving(made))
    assert made.letter("2021-07-02").state == "approved"


def test_an_approval_is_of_what_was_read() -> None:
    made = drafted()
    read = approving(made)
    made.as_(WRITER, "2021-07-01", edit_sentence, editing(made, "received", "De minister had het."))
    refuses(made, "2021-07-02", approve_letter, read, "intussen")
    refuses(made, "2021-07-02", approve_letter, approving(made, on="2021-08-01"), "moet nog komen")
    refuses(made, "2021-07-02", approve_letter, approving(made, on="juli"), "juli")


def test_a_stale_draft_is_not_approved_and_its_sentences_are_named() -> None:
    made = drafted()
    before = made.picture("2021-07-01")
    (row,) = before.fact(REPORT, "received_on", MINISTER).rows
    taking = Taking(digest=before.table.digest(row), reason="vergissing", stated_by=JENV)
    made.as_("other", "2021-07-01", retract, taking)
    sentence = next(one.text for one in made.letter().draft.sentences if one.id == "received")
    refuses(made, "2021-07-02", approve_letter, approving(made), sentence)


def test_an_approved_letter_is_frozen_with_its_files_and_tells_what_was_changed_later() -> None:
    made = approved()
    found = made.letter("2021-07-02")
    assert found.files == ((FILE.sha256, FILE.name),)
    assert found.approved_content == found.content
    refuses(made, "2021-07-02", edit_sentence, editing(made, "received", "Anders"), "verandert niet meer")
    refuses(made, "2021-07-02", approve_letter, approving(made, by="third"), "verandert niet meer")
    happens(made, "progress_report", "2021-06-01", MINISTER, evidence=[TEST])
    later = made.letter("2021-07-03")
    red = {one.sentence.id for one in stale_sentences(made.picture("2021-07-03"), later)}
    assert "no-evidence" in red
    assert later.content == found.content
    assert later.files == found.files


def test_a_sent_letter_makes_each_of_its_requests_a_new_track_with_criteria() -> None:
    made = approved()
    made.as_(READER, "2021-07-03", issue_letter, SENDING)
    picture = made.picture("2021-07-03")
    found = made.letter("2021-07-03")
    assert found.state == "issued"
    requests = [one for one in found.draft.part("request") if one.numbered]
    assert len(requests) == 3
    for number, sentence in enumerate(requests, 1):
        item = f"recommendation/een-{number}"
        assert picture.one(item, "item_kind") == "verzoek"
        assert picture.one(item, "text_nl") == sentence.text
        assert picture.one(item, "number") == number
        assert picture.one(item, "report") == letter_as_report(LETTER)
        assert tuple(picture.many(item, "criterion")) == sentence.criteria
        for party in (CHAIR, CORPS):
            track = track_of(picture, item, party)
            assert track is not None
            assert (track.standing.state, track.standing.refused) == ("issued", ())
    assert picture.many(letter_as_source(LETTER), "received") == {CHAIR: "2021-07-03", CORPS: "2021-07-03"}
    refuses(made, "2021-07-04", issue_letter, SENDING, "al verstuurd")


def test_its_addressees_know_a_letter_from_the_day_on_which_it_was_sent() -> None:
    made = approved()
    made.as_(READER, "2021-07-03", issue_letter, SENDING)
    for day, party, knows in (
        ("2021-07-03", CORPS, True),
        ("2021-07-02", CORPS, False),
        ("2021-07-03", "", False),
    ):
        known = datetime.date.fromisoformat(day)
        picture = made.picture("2021-07-05", known_at=known, known_by=party)
        assert bool(picture.one("recommendation/een-1", "text_nl")) is knows


def test_what_is_not_approved_is_not_sent() -> None:
    made = drafted()
    refuses(
        made,
        "2021-07-03",
        issue_letter,
        SENDING,
        "tweede",
    )
    ready = approved()
    early = IssuingLetter(letter=LETTER, on="2021-07-01", stated_by=JENV)
    refuses(ready, "2021-07-03", issue_letter, early, "eerder kan hij niet")


def test_a_letter_of_who_does_not_supervise_issues_nothing() -> None:
    made = desk()
    wish = LetterWish(kind="conclusion", about=(REPORT,), senders=(MINISTER,), addressees=(CHAIR,))
    made.as_(WRITER, "2021-07-01", draft_letter, drafting(wish=wish, stated_by=MINISTER))
    made.as_(READER, "2021-07-02", approve_letter, approving(made, stated_by=MINISTER))
    by_minister = IssuingLetter(letter=LETTER, on="2021-07-03", stated_by=MINISTER)
    refuses(made, "2021-07-03", issue_letter, by_minister, "toezichthouder")


def test_a_letter_on_what_is_for_some_alone_is_for_them_alone() -> None:
    made = desk()
    title = says(REPORT, "title_nl", "Geheim", audience=(JENV, RDI), sensitivity="internal")
    made.said = [one for one in made.said if (one.subject, one.property) != (REPORT, "title_nl")] + [title]
    made.by = []
    made.as_(WRITER, "2021-07-01", draft_letter, drafting())
    for parties, sees in (((JENV,), True), ((MINISTER,), False), ((), False)):
        viewer = Viewer(clearance="confidential", parties=parties)
        found = letter_of_id(made.picture("2021-07-01", viewer=viewer), LETTER)
        assert (found is not None) is sees
    made.said += [says(MIDDLE, "report", REPORT, audience=(MINISTER,), stated_by=MINISTER)]
    refuses(made, "2021-07-01", draft_letter, drafting(letter="letter/twee"), "niemand allemaal mag lezen")


def test_a_letter_can_be_drafted_again_as_it_was_at_the_position_of_its_picture() -> None:
    made = drafted()
    kept = made.letter().draft
    happens(made, "progress_report", "2021-06-01", MINISTER, evidence=[TEST])
    wish = drafting().wish
    then = compose(made.picture("2021-07-01", position=kept.position), wish)
    assert [(one.id, one.text, one.facts) for one in then.sentences] == [
        (one.id, one.text, one.facts) for one in kept.sentences
    ]
    now = compose(made.picture("2021-07-01"), wish)
    assert [one.text for one in now.sentences] != [one.text for one in kept.sentences]
