# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Turns the facts in the long form into the project's own data, once.

``python -m kamerbreed.reference.convert FACTS`` reads the folder FACTS and writes ``data/`` beside
this file; what has no kind yet goes to ``waiting/`` as it is, and the terms of the field go to
``terms.csv``. No cell gains solidity on the way: a basis is kept or becomes weaker, never better.
Prints what it changed and what it left out.
"""

import csv
import pathlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kamerbreed.exchange import read_long_form, write_long_form
from kamerbreed.reference._terms import convert_terms, write_terms
from kamerbreed.vocabulary import (
    BASES,
    COMPILER,
    UNKNOWN_DAY,
    Commitment,
    FollowUpEvent,
    Question,
    Statement,
    canonical,
    certain_from,
    checked,
    is_reference,
    kind_of,
    kinds,
    partial_date,
    read_json,
)

HERE = pathlib.Path(__file__).resolve().parent
COLUMNS = (
    "subject property key value basis sources stated_by valid_from valid_to observed_on known_from note"
).split()
RENAMED_KINDS = {"standard": "norm", "reliability": "figure", "gap": "question"}
RENAMED_PROPERTIES = {
    ("report", "kind"): "type",
    ("report", "examined_share_note"): "examined_share",
    ("follow-up-event", "kind"): "type",
    ("follow-up-event", "verdict"): "set_verdict",
    ("criterion", "label"): "marking",
    ("document", "when"): "due",
}
"""Properties that the vocabulary calls by another name."""
DATED_KINDS = (
    "outage",
    "event",
    "report",
    "finding",
    "criterion",
    "recommendation",
    "follow-up-event",
    "commitment",
)
"""Kinds of things that are there from the day of which their own statements tell."""
NO_PARTY = "group without a party id"
"""What the note says of those who would know, but are no party."""
NOT_ENGLISH = {"address", "moved_to_site", "direct_line_to", "name_stated"}
"""Remarks that are names, in no language."""
EXPECTED = {
    ("number-of-rooms", "number_required"): "rooms-required",
    ("number-of-rooms", "number_at_most"): "rooms-at-most",
    ("number-of-rooms", "number_planned"): "rooms-planned",
    ("national-ict-locations", "number_planned"): "national-ict-planned",
}
COUNTED = {
    "counted": ("rooms-counted", "control rooms counted", "Getelde meldkamers"),
    "counted_regional": (
        "regional-rooms-counted",
        "regional control rooms counted",
        "Getelde regionale meldkamers",
    ),
    "counted_merged": ("rooms-merged", "designated control rooms merged", "Samengevoegde meldkamers"),
    "counted_connected": (
        "rooms-connected",
        "locations on the national ICT",
        "Locaties op de landelijke ICT",
    ),
}


@dataclass(kw_only=True)
class Tally:
    """What the conversion changed and left out."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    def note(self, what: str, example: str = "") -> None:
        """Count one, and keep the first example of it."""
        self.counts[what] += 1
        self.examples.setdefault(what, example)


def _rows(facts: pathlib.Path, name: str) -> list[dict[str, str]]:
    with (facts / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def _party(slug: str) -> str:
    return f"party/{slug}" if slug and "/" not in slug else slug


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


# --- knowability ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDates:
    """When a source became public (certain edge) and on which days it was received."""

    public: str
    received: frozenset[str]


def source_dates(rows: Iterable[Mapping[str, str]]) -> dict[str, SourceDates]:
    """The dates of each source, as ISO days."""
    return {
        row["id"]: SourceDates(
            public=_day(row["published_on"]),
            received=frozenset(_day(part.partition(":")[2]) for part in _listed(row["received"])),
        )
        for row in rows
    }


def _day(text: str) -> str:
    return certain_from(text).isoformat() if text else ""


def known_from(own: str, sources: Sequence[str], dates: Mapping[str, SourceDates], tally: Tally) -> str:
    """What is to be loaded: nothing where the sources tell it themselves."""
    public = [dates[source].public for source in sources if dates[source].public]
    received = {day for source in sources for day in dates[source].received}
    if not own:
        if public:
            tally.note("known_from: not knowable to the day (empty beside a dated source)")
            return UNKNOWN_DAY
        return ""
    if public and _day(own) == min(public):
        tally.note("known_from: left out, its sources tell it")
        return ""
    if _day(own) in received:
        tally.note("known_from: left out, the receipt of its source tells it")
        return ""
    tally.note("known_from: kept")
    return own


# --- one cell -------------------------------------------------------------------------------------


def _speaker(said: Statement, tally: Tally) -> str:
    if said.basis in ("derived", "assumed"):
        if said.stated_by:
            tally.note("stated_by: the compiler for a derived or assumed cell", said.subject)
        return COMPILER
    if not said.stated_by:
        tally.note("stated_by: the compiler, the publisher is not known", said.subject)
    return said.stated_by or COMPILER


def _subject(subject: str) -> str:
    kind, _, slug = subject.partition("/")
    return f"{RENAMED_KINDS.get(kind, kind)}/{slug}"


def _as_remark(said: Statement, tally: Tally) -> Statement:
    value = read_json(said.value or "null")
    if isinstance(value, str) and re.search(r"[a-z] ", value) and said.property not in NOT_ENGLISH:
        value = {"en": value}
    if said.property == "reports_to":
        value = _party(str(value))
    tally.note("property: became a remark", f"{said.subject} {said.property}")
    key = f"{said.property}:{said.key}" if said.key else said.property
    return replace(said, property="remark", key=key, value=canonical(value))


def _scope_of_figure(said: Statement) -> Statement:
    return replace(said, property="about") if is_reference(read_json(said.value or "null")) else said


def _shaped(said: Statement, tally: Tally) -> Statement:
    """The cell in the shape of the vocabulary: known property, uniform cardinality, full references."""
    kind = kind_of(said.subject)
    if kind is Question and NO_PARTY in said.note:
        # A group that nobody can write to is named, and is nobody who can be asked.
        return _as_remark(said, tally)
    said = replace(said, property=RENAMED_PROPERTIES.get((kind.slug, said.property), said.property))
    if kind.slug == "figure" and said.property == "scope":
        said = _scope_of_figure(said)
    if said.subject == "component/regional-room" and said.property == "stands_for":
        return replace(said, value='"room"', note="each of the ten rooms (generic); " + said.note)
    if said.property not in kind.properties() or said.property == "remark":
        return _as_remark(said, tally)
    found = kind.properties()[said.property]
    value = read_json(said.value or "null")
    if found.type.is_reference and isinstance(value, str) and "/" not in value:
        value = f"{found.type.kinds[0]}/{value}"
        tally.note("value: reference written out as kind/slug")
    if found.type.name == "prose" and isinstance(value, str):
        value = {"nl": MARKINGS[value], "en": value} if value in MARKINGS else {"en": value}
        tally.note("value: English text marked as such")
    if isinstance(value, dict) and {"fallback", "redundancy"} & set(value):
        value = {**value, "lang": "en"}
    return replace(said, value=canonical(value), key=_key(said, value, tally))


def _key(said: Statement, value: object, tally: Tally) -> str:
    found = kind_of(said.subject).properties()[said.property]
    if not found.many:
        if said.key:
            tally.note("key: left out, the property has one value", f"{said.subject} {said.property}")
        return ""
    if found.type.is_reference:
        return str(value)
    if found.key == "thing":
        return said.key if "/" in said.key else _party(said.key)
    if found.type.name == "choice":
        return str(value)
    if not said.key:
        tally.note("key: made, the property has several values", f"{said.subject} {said.property}")
    return _slug(said.key) if said.key and len(said.key) > 30 else said.key or said.property


# --- open questions ---


def open_questions(said: Sequence[Statement], tally: Tally) -> list[Statement]:
    """The same statements with the words of questions in Dutch too, and what is unknown as their name.

    Who asks for something claims nothing: a translation and a name are as solid as the row itself.
    """
    dutch = {f"{Question.slug}/{row['id']}": row for row in _rows(HERE, "questions_nl.csv")}
    made = []
    for one in said:
        row = dutch.get(one.subject, {})
        if one.property not in row:
            made.append(one)
            continue
        tally.note("question: Dutch translation of the compiler")
        english = read_json(one.value or "null")
        words = {"nl": row[one.property], **(english if isinstance(english, dict) else {"en": english})}
        made.append(replace(one, value=canonical(words)))
        if one.property == "what_is_unknown":
            tally.note("question: named by what is unknown")
            tally.note("question: named by what is unknown, in Dutch")
            name = replace(one, observed_on="", note="what is unknown, as a name", stated_by=COMPILER)
            made.append(replace(name, property="name", value=canonical(words["en"])))
            made.append(replace(name, property="name_nl", value=canonical(words["nl"])))
    return made


# --- commitments ----------------------------------------------------------------------------------

MARKINGS = {"derived, not the official framework": "afgeleid, niet het vastgestelde kader"}
"""What the facts say of the status of a criterion, in Dutch."""
OF_A_COMMITMENT = {
    "text": "text",
    "date": "made_on",
    "actor": "made_by",
    "recommendation": "recommendation",
}
"""What an event in which something was promised tells of the commitment, and as which property."""
PROMISED = {"commitment/2021-09": "document/half-yearly-report"}
"""The document that a commitment is about, where the facts speak of both."""


def commitments(said: Sequence[Statement], tally: Tally) -> list[Statement]:
    """Of each event in which something was promised the commitment, as solid as the event.

    To whom, and by when, no fact tells; neither is made up.
    """
    events = {one.subject for one in said if one.property == "type" and one.value == '"commitment"'}
    made = []
    for one in said:
        if one.subject not in events or one.property not in OF_A_COMMITMENT:
            continue
        slug = one.subject.removeprefix(f"{FollowUpEvent.slug}/").removesuffix(f"-{Commitment.slug}")
        own = replace(one, subject=f"{Commitment.slug}/{slug}", property=OF_A_COMMITMENT[one.property])
        made.append(own)
        if own.property == "made_on":
            made += _told_in(own)
            made += _promised(own)
    for _ in made:
        tally.note("commitment: made of its event")
    return made


def _told_in(date: Statement) -> list[Statement]:
    """Where a commitment stands: in what its event rests on, unless that only speaks of it."""
    if date.basis != "documented":
        return []
    told = replace(date, property="told_in", basis="derived", stated_by=COMPILER, note="from sources")
    return [replace(told, key=source, value=canonical(source)) for source in date.sources]


def _promised(date: Statement) -> list[Statement]:
    document = PROMISED.get(date.subject)
    if document is None:
        return []
    note = "the document is promised in the words of the commitment; the link is of the compiler"
    linked = replace(date, property="document", key=document, value=canonical(document), note=note)
    return [replace(linked, basis="derived", stated_by=COMPILER)]


# --- what is made anew ----------------------------------------------------------------------------


def sources(rows: Iterable[Mapping[str, str]]) -> list[Statement]:
    """The sources, stated by the compiler."""
    made: list[Statement] = []
    for row in rows:
        said = Statement(subject=row["id"], basis="stated", stated_by=COMPILER)

        def add(name: str, value: object, key: str = "", note: str = "", said: Statement = said) -> None:
            if value:
                made.append(replace(said, property=name, value=canonical(value), key=key, note=note))

        add("exists", True)
        add("title", row["title"], note=row["note"])
        add("publisher", _party(row["publisher_party"]))
        for author in _listed(row["authors"]):
            add("author", _party(author), key=_party(author))
        add("published_on", row["published_on"])
        for part in _listed(row["received"]):
            party, _, day = part.partition(":")
            add("received", day, key=_party(party))
        add("url", row["url"])
        add("type", row["kind"])
        add("read", row["read"])
        add("same_as", row["same_as"])
    return made


def _names(rows: Iterable[Mapping[str, str]], publishers: Mapping[str, str]) -> list[Statement]:
    made = []
    for row in rows:
        listed = _listed(row["source"])
        compiled = row["basis"] in ("derived", "assumed")
        said = Statement(
            subject=_party(row["party"]),
            basis=row["basis"],
            sources=listed,
            stated_by=COMPILER if compiled else publishers.get(listed[0]) or COMPILER,
            valid_from=row["valid_from"],
            valid_to=row["valid_to"],
            note=row["note"],
        )
        for name, column in (("name_nl", "name_nl"), ("name", "name_en")):
            if row[column]:
                made.append(replace(said, property=name, value=canonical(row[column])))
    return made


def parties(
    facts: pathlib.Path, statements: Sequence[Statement], publishers: Mapping[str, str], tally: Tally
) -> list[Statement]:
    """The parties: their names from the list of names, else the statements, else the list of parties."""
    named = _names(_rows(facts, "party_names.csv"), publishers)
    from_names = {(said.subject, said.property) for said in named}
    from_statements = {(said.subject, said.property) for said in statements}
    weak = {
        row["id"]
        for name in ("organisations.csv", "bodies.csv")
        for row in _rows(facts, name)
        if row["basis"] not in ("documented", "derived")
    }
    made = list(named)
    for row in _rows(facts, "parties.csv"):
        subject = _party(row["id"])
        doubtful = {row["organisations_id"], row["bodies_id"]} & weak
        said = Statement(subject=subject, basis="assumed" if doubtful else "stated", stated_by=COMPILER)
        made.append(replace(said, property="exists", value="true"))
        made.append(
            replace(
                said,
                property="type",
                value=canonical(row["type"]),
                basis="assumed" if doubtful else "derived",
                note=row["note"],
            )
        )
        for name, column in (("name", "name"), ("name_nl", "name_nl")):
            if row[column] and not {(subject, name)} & (from_names | from_statements):
                made.append(replace(said, property=name, value=canonical(row[column])))
                tally.note("party: name from the list of parties")
        if row["count"] and (subject, "count") not in from_statements:
            made.append(replace(said, property="count", value=row["count"]))
    return made


def _own_party_rows(said: Statement, named: set[tuple[str, str]], tally: Tally) -> bool:
    """Whether a statement on a party is left out because a better list gives it."""
    if said.property == "kind":
        tally.note("left out: kind of a party (its type comes from the list of parties)")
        return True
    if (said.subject, said.property) in named:
        tally.note("left out: name of a party (the list of names gives it with its dates)")
        return True
    return False


def expectations(said: Statement, tally: Tally) -> list[Statement]:
    """``number_...`` makes an Expectation, ``counted...`` a Figure; the rest is a remark."""
    slug = said.subject.partition("/")[2]
    if (slug, said.property) in EXPECTED:
        tally.note("expectation: number of what should exist")
        return [replace(said, subject=f"expectation/{EXPECTED[slug, said.property]}", property="number")]
    if said.property not in COUNTED:
        return [_as_remark(replace(said, subject="expectation/rooms-required"), tally)]
    tally.note("figure: made of a count")
    stem, measure, dutch = COUNTED[said.property]
    year = said.observed_on[:4]
    subject = f"figure/{stem}-{year}"
    label = replace(
        said, subject=subject, basis="derived", stated_by=COMPILER, observed_on="", valid_from="", note=""
    )
    return [
        replace(said, subject=subject, property="value"),
        replace(label, property="measure", value=canonical({"en": measure})),
        replace(label, property="name_nl", value=canonical(f"{dutch} ({year})")),
        replace(label, property="unit", value='"rooms"'),
        replace(label, property="period", value=canonical(said.observed_on)),
        replace(label, property="scope", value='"national"'),
    ]


# --- existence ------------------------------------------------------------------------------------


def existence(subject: str, said: Sequence[Statement]) -> list[Statement]:
    """Since when a thing is there, as far as its own statements tell."""
    if any(one.property == "exists" for one in said):
        return []
    kind = subject.partition("/")[0]
    made = _of_room(said) if kind == "control-room" else _of_dated(kind, said)
    return made or [_undated(subject, said)]


def _exists(ground: Statement, value: object, **dates: str) -> Statement:
    when: dict[str, Any] = {"valid_from": "", "valid_to": "", "observed_on": "", **dates}
    return replace(
        ground,
        property="exists",
        key="",
        value=canonical(value),
        basis="assumed" if ground.basis == "assumed" else "derived",
        stated_by=COMPILER,
        note=f"from {ground.property}",
        **when,
    )


def _of_room(said: Sequence[Statement]) -> list[Statement]:
    """Rooms from go-live, designation or first observation, as planned if only planned.

    Predecessors are there until their merger.
    """
    of: dict[str, list[Statement]] = defaultdict(list)
    for one in said:
        of[one.property].append(one)
    seen = [
        one
        for one in of["operational_state"]
        if one.value == '"in_operation"' and one.observed_on and not one.valid_from
    ]
    seen += [one for one in of["national_ict"] if one.value == '"connected"' and one.observed_on]
    made = [_exists(one, True, observed_on=one.observed_on) for one in seen]
    made += [
        _exists(one, True, valid_to=one.valid_to)
        for one in of["operational_state"]
        if one.value == '"in_operation"' and one.valid_to
    ]
    if any(one.value == '"predecessor"' for one in of["type"]):
        made += [
            _exists(one, False, valid_from=one.valid_from)
            for one in of["operational_state"]
            if one.value == '"not_in_operation"'
        ]
        made += [
            _exists(one, False, observed_on=one.observed_on) for one in of["merged_into"] if one.observed_on
        ]
        made += [_exists(one, True, observed_on=one.observed_on) for one in of["planned_to_merge_into"]]
        has_beginning = any(one.value == "true" for one in made)
        return made if has_beginning or not made else [*made, _undated(said[0].subject, said)]
    started = [_exists(one, True, valid_from=one.valid_from) for one in of["in_operation_since"]]
    plans = [one for name in ("planned_for", "planned_merged_from") for one in of[name] if one.observed_on]
    if not made and not started and plans:
        plans += [one for one in of["operational_state"] if one.observed_on]
        planned = {one.observed_on: _exists(one, "planned", observed_on=one.observed_on) for one in plans}
        return list(planned.values())
    made += [_exists(one, "planned", observed_on=one.observed_on) for one in of["planned_for"]]
    made += _designated(of["designated_by_law"], of["in_operation_since"])
    if not made and not started:
        first = min(
            (one for one in said if one.observed_on), key=lambda one: partial_date(one.observed_on).last
        )
        made = [_exists(first, True, observed_on=first.observed_on)]
    return started + made


def _designated(designations: Sequence[Statement], starts: Sequence[Statement]) -> list[Statement]:
    """A designated room is there from its designation; if its go-live is later, it was planned until then."""
    made = []
    for one in designations:
        later = [start for start in starts if _day(start.valid_from) > _day(one.valid_from)]
        if later:
            end = min(later, key=lambda start: _day(start.valid_from)).valid_from
            made.append(_exists(one, "planned", valid_from=one.valid_from, valid_to=end))
        elif not starts:
            made.append(_exists(one, True, valid_from=one.valid_from))
    return made


def _of_dated(kind: str, said: Sequence[Statement]) -> list[Statement]:
    if kind in DATED_KINDS:
        dated = [one for one in said if one.valid_from]
        if not dated:
            return []
        telling = ("start", "occurred_at", "title", "date", "text")
        ground = next((one for one in dated if one.property in telling), dated[0])
        return [_exists(ground, True, valid_from=ground.valid_from)]
    if kind == "takeover":
        for name, column in (("last_used", "valid_from"), ("evidence", "observed_on")):
            for one in said:
                if one.property == name:
                    return [_exists(one, True, **{column: getattr(one, column)})]
    return []


def _undated(subject: str, said: Sequence[Statement]) -> Statement:
    """There, since when is not known; knowable as soon as anything of it was."""
    firm = [one for one in said if one.basis != "assumed"]
    listed = tuple(dict.fromkeys(source for one in firm for source in one.sources))
    planned = {"planned_for", "successor_of"} & {one.property for one in said}
    started = any(one.property == "in_operation_since" for one in said)
    return Statement(
        subject=subject,
        property="exists",
        value='"planned"' if planned and not started and subject.startswith("component/") else "true",
        basis="derived" if listed else "assumed",
        sources=listed,
        stated_by=COMPILER,
        known_from=min((one.known_from for one in firm if one.known_from), key=_day, default=""),
        note="existence undated",
    )


# --- all ------------------------------------------------------------------------------------------


def _names_nl(said: Mapping[str, Sequence[Statement]], tally: Tally) -> list[Statement]:
    made = []
    for row in _rows(HERE, "names_nl.csv"):
        subject = _subject(row["subject"])
        own = said.get(subject)
        if own is None:
            continue
        if any(one.property == "name_nl" for one in own):
            continue
        ground = next((one for one in own if one.property in ("name", "measure", "failed")), own[0])
        tally.note("name: Dutch translation of the compiler")
        made.append(
            replace(
                ground,
                property="name_nl",
                key="",
                value=canonical(row["name_nl"]),
                basis="assumed" if ground.basis == "assumed" else "derived",
                stated_by=COMPILER,
                valid_from="",
                valid_to="",
                observed_on="",
                note="translation",
            )
        )
    return made


def _prove_not_better(before: Statement, after: Statement) -> None:
    if BASES.index(after.basis) < BASES.index(before.basis):
        raise AssertionError(f"{after.subject} {after.property}: {before.basis} became {after.basis}")


def convert(facts: pathlib.Path, tally: Tally) -> tuple[list[Statement], dict[str, list[Statement]]]:
    """All statements of the reference data, and by kind those that wait for one."""
    source_rows = _rows(facts, "sources_all.csv")
    dates = source_dates(source_rows)
    publishers = {row["id"]: _party(row["publisher_party"]) for row in source_rows}
    read = [
        said
        for name in ("statements_landscape.csv", "statements_governance.csv")
        for said in read_long_form(facts / name).statements
    ]
    made: list[Statement] = []
    waiting: dict[str, list[Statement]] = defaultdict(list)
    named = {(said.subject, said.property) for said in _names(_rows(facts, "party_names.csv"), publishers)}
    for raw in read:
        kind = RENAMED_KINDS.get(raw.subject.partition("/")[0], raw.subject.partition("/")[0])
        if kind not in kinds():
            waiting[kind].append(raw)
            tally.note(f"waiting for a kind: {kind}")
            continue
        said = replace(raw, subject=_subject(raw.subject), stated_by=_speaker(raw, tally))
        if kind == "party" and _own_party_rows(said, named, tally):
            continue
        shaped = expectations(said, tally) if kind == "expectation" else [_shaped(said, tally)]
        for one in shaped:
            _prove_not_better(raw, one)
        made += shaped
    made = open_questions(made, tally)
    made += commitments(made, tally)
    made += parties(facts, made, publishers, tally)
    made += _things(made, tally)
    # What a source tells of knowability itself is left out last: existence and names inherit it.
    own_dates = [
        replace(said, known_from=known_from(said.known_from, said.sources, dates, tally)) for said in made
    ]
    compiled = read_long_form(HERE / "compiled.csv").statements
    everything = [*own_dates, *sources(source_rows), *compiled]
    return [checked(said) for said in everything], waiting


def _things(made: Sequence[Statement], tally: Tally) -> list[Statement]:
    by_subject: dict[str, list[Statement]] = defaultdict(list)
    for said in made:
        by_subject[said.subject].append(said)
    compiled = {said.subject for said in read_long_form(HERE / "compiled.csv").statements}
    found = _names_nl(by_subject, tally)
    for subject, own in by_subject.items():
        if subject in compiled:
            continue
        for said in existence(subject, own):
            tally.note(f"exists: {'undated' if said.note == 'existence undated' else 'dated'}")
            found.append(said)
    return found


def write(statements: Sequence[Statement], waiting: Mapping[str, Sequence[Statement]]) -> None:
    """Write ``data/`` and ``waiting/``, one file a kind, in a fixed order."""
    by_kind: dict[str, list[Statement]] = defaultdict(list)
    for said in statements:
        by_kind[said.subject.partition("/")[0]].append(said)
    for folder, groups in (("data", by_kind), ("waiting", waiting)):
        (HERE / folder).mkdir(exist_ok=True)
        for old in (HERE / folder).glob("*.csv"):
            old.unlink()
        for kind, group in groups.items():
            ordered = sorted(
                group, key=lambda said: [getattr(said, name) or "" for name in COLUMNS[:3]] + [str(said)]
            )
            write_long_form(HERE / folder / f"{kind}.csv", ordered, COLUMNS)


def report(tally: Tally, statements: Sequence[Statement], waiting: Mapping[str, Sequence[Statement]]) -> str:
    """What was changed and left out, for people."""
    lines = [f"{len(statements)} statements, {sum(map(len, waiting.values()))} waiting for a kind"]
    for basis, number in sorted(Counter(said.basis for said in statements).items()):
        lines.append(f"  {basis}: {number}")
    for what, number in sorted(tally.counts.items()):
        example = tally.examples[what]
        lines.append(f"{number:6} {what}" + (f" (such as {example})" if example else ""))
    return "\n".join(lines)


def main(facts: pathlib.Path) -> str:
    """Convert, write, and give the report."""
    tally = Tally()
    statements, waiting = convert(facts, tally)
    write(statements, waiting)
    write_terms(convert_terms(facts))
    return report(tally, statements, waiting)
