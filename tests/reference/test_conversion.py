# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
import json
from collections import Counter

from kamerbreed import reference
from kamerbreed.reference import _convert
from kamerbreed.vocabulary import BASES, COMPILER, Statement, kinds
from tests import facts

RAW = ("statements_landscape.csv", "statements_governance.csv")


def _raw() -> list[dict[str, str]]:
    return [row for name in RAW for row in facts.rows(name)]


def _data() -> list[Statement]:
    return list(reference.statements().statements)


def test_the_committed_data_is_what_the_script_makes_of_the_facts() -> None:
    facts.rows(RAW[0])
    made, waiting = _convert.convert(facts.FOLDER, _convert.Tally())
    assert Counter(made) == Counter(_data())
    assert {kind: len(group) for kind, group in waiting.items()} == reference.waiting()


def test_no_fact_became_documented_on_the_way() -> None:
    """Each documented cell of ours stands as documented, with the same sources, in the facts."""
    documented = {
        (tuple(row["sources"].split(";")), row["valid_from"], row["observed_on"], _bare(row["value"]))
        for row in _raw()
        if row["basis"] == "documented"
    } | {
        (tuple(row["source"].split(";")), row["valid_from"], "", _bare(json.dumps(row[column])))
        for row in facts.rows("party_names.csv")
        for column in ("name_nl", "name_en")
        if row["basis"] == "documented"
    }
    ours = [said for said in _data() if said.basis == "documented"]
    lost = [
        said
        for said in ours
        if (said.sources, said.valid_from, said.observed_on, _bare(said.value or "")) not in documented
    ]
    assert ours
    assert lost == []


def _bare(value: str) -> str:
    """A value without what the conversion may add: the kind of a reference, the mark of a language."""
    read = json.loads(value)
    if isinstance(read, dict) and set(read) == {"en"}:
        read = read["en"]
    if isinstance(read, dict):
        read = {key: part for key, part in read.items() if key != "lang"}
    if isinstance(read, str) and read.startswith(("party/", "report/", "recommendation/")):
        read = read.partition("/")[2]
    if isinstance(read, float) and read == int(read):
        read = int(read)
    return json.dumps(read, sort_keys=True)


def test_every_cell_of_a_kind_we_have_is_loaded_or_named_as_left_out() -> None:
    tally = _convert.Tally()
    _convert.convert(facts.FOLDER, tally) if _raw() else None
    renamed = {"standard": "norm", "reliability": "figure", "gap": "question"}
    cells = [
        row
        for row in _raw()
        if renamed.get(row["subject"].split("/")[0], row["subject"].split("/")[0]) in kinds()
    ]
    left_out = sum(number for what, number in tally.counts.items() if what.startswith("left out"))
    made_extra = sum(tally.counts[what] for what in tally.counts if what.startswith("figure: made")) * 5
    rest = (
        "name: Dutch translation of the compiler",
        "exists: dated",
        "exists: undated",
        "question: named by what is unknown",
        "question: named by what is unknown, in Dutch",
        "commitment: made of its event",
    )
    compiled = len(_convert.read_long_form(_convert.HERE / "compiled.csv").statements)
    from_lists = [said for said in _data() if said.subject.startswith(("source/", "party/"))]
    others = [said for said in _data() if not said.subject.startswith(("source/", "party/"))]
    party_cells = [row for row in cells if row["subject"].startswith("party/")]
    compiled_here = sum(
        not said.subject.startswith("party/")
        for said in _convert.read_long_form(_convert.HERE / "compiled.csv").statements
    )
    assert len(others) == (
        len(cells) - len(party_cells) + made_extra + compiled_here + sum(tally.counts[what] for what in rest)
    )
    assert left_out == 49
    assert len(from_lists) > len(party_cells) - left_out
    assert compiled > compiled_here


def test_nobody_but_the_compiler_states_what_was_derived_or_assumed() -> None:
    assert {said.stated_by for said in _data() if said.basis in ("derived", "assumed")} == {COMPILER}


def test_a_weaker_basis_is_the_only_change_of_basis() -> None:
    raw = Counter(row["basis"] for row in _raw() if row["subject"].split("/")[0] not in reference.waiting())
    # What a commitment says its event says too.
    ours = Counter(said.basis for said in _data() if not said.subject.startswith("commitment/"))
    assert ours["documented"] <= raw["documented"] + 2  # two documented names of party_names.csv
    assert set(ours) <= set(BASES)


def test_the_regions_add_up_to_the_published_population() -> None:
    """The facts note: the country counts 17,475,415 and the sum of its regions is 17,474,693."""
    said = [
        one
        for one in _data()
        if one.subject.startswith("region/")
        and one.property == "population"
        and one.observed_on == "2021-01-01"
    ]
    assert len(said) == 25
    assert sum(int(one.value or 0) for one in said) == 17_474_693


def test_what_a_dated_source_tells_is_not_written_down_twice() -> None:
    public = {
        row["id"]: _convert._day(row["published_on"])
        for row in facts.rows("sources_all.csv")
        if row["published_on"]
    }
    doubled = [
        said
        for said in _data()
        if said.known_from
        and said.known_from != "unknown"
        and (days := [public[source] for source in said.sources if source in public])
        and _convert._day(said.known_from) == min(days)
    ]
    assert doubled == []
