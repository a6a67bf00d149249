# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The terms of the field are those of the facts, each with its own ground, and nothing is added."""

from kamerbreed import reference
from kamerbreed.reference import _terms
from kamerbreed.vocabulary import BASES, Source
from tests import facts


def test_the_committed_terms_are_what_the_script_makes_of_the_facts() -> None:
    facts.rows("terms.csv")
    assert _terms.convert_terms(facts.FOLDER) == _terms._rows(_terms.FILE)


def test_every_term_keeps_its_names_meaning_ground_and_sources() -> None:
    raw = [
        (
            row["term_nl"],
            row["term_en"],
            row["meaning"],
            row["basis"],
            tuple(f"source/{one}" for one in row["source"].split(";") if one),
            row["note"],
        )
        for row in facts.rows("terms.csv")
    ]
    ours = [
        (one.label.nl, one.label.en, one.meaning.en, one.basis, one.sources, one.note)
        for one in reference.terms()
    ]
    assert ours == raw


def test_a_meaning_is_translated_if_it_is_given_and_only_then() -> None:
    assert all(bool(one.meaning.nl) == bool(one.meaning.en) for one in reference.terms())
    translated = {row["id"] for row in _terms._rows(_terms.TRANSLATIONS)}
    assert translated == {one.id for one in reference.terms() if one.meaning.en}


def test_the_ids_are_different_and_the_bases_are_ours() -> None:
    assert len({one.id for one in reference.terms()}) == len(reference.terms())
    assert {one.basis for one in reference.terms()} <= set(BASES)


def test_what_is_documented_names_sources_that_are_described() -> None:
    described = {
        said.subject for said in reference.statements().statements if said.subject.startswith(Source.slug)
    }
    for one in reference.terms():
        assert set(one.sources) <= described
        assert one.sources or one.basis != "documented"
