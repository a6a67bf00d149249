# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""On which source, by which party and on what ground something is said: the same on every form.

A source that is not there yet is made on the spot, with its dates and its file.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.core.files.uploadedfile import UploadedFile

from kamerbreed.accounts import Rights
from kamerbreed.documents import media_type
from kamerbreed.vocabulary import (
    BASES,
    SENSITIVITIES,
    Lang,
    Source,
    Statement,
    Told,
    VocabularyError,
    canonical,
    partial_date,
    say,
    scales,
)
from kamerbreed.web._answer import Scene
from kamerbreed.web._form import Field, Group, Typed, offered, options
from kamerbreed.web._typed_values import TypedError, named_things, read_reference, reference_field
from kamerbreed.web._uploads import Upload, carried_upload, name_of_submit, take_upload

SOURCES = ("bron-1", "bron-2", "bron-3")
NEW = "bron-nieuw"
FILE = "bestand"
_SLUG_LENGTH = 40
_UPLOAD = "bestand-hier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Who says something on the ground of what; ``describing`` are the statements on a new source."""

    party: str
    basis: str
    sources: tuple[str, ...]
    locator: str
    quotation: str
    sensitivity: str
    audience: tuple[str, ...]
    describing: tuple[Statement, ...] = ()
    new: tuple[str, ...] = ()
    upload: Upload | None = None

    def of(self, said: Statement) -> Statement:
        """A statement with this ground."""
        return replace(
            said,
            stated_by=self.party,
            basis=self.basis,
            sources=self.sources,
            locator=self.locator,
            quotation=self.quotation,
            sensitivity=self.sensitivity,
            audience=self.audience,
        )


# --- fields ---------------------------------------------------------------------------------------


def party_field(scene: Scene, rights: Rights, typed: Typed, capability: str = "say") -> Field:
    """For which party it is said: one of those for which this person may."""
    lang, name = scene.lang, "partij"
    label, hint = say("edit.party", lang), say("edit.party.hint", lang)
    may = rights.parties_that_may(capability)
    if may is None:
        return reference_field(
            scene, typed, name=name, label=label, hint=hint, allowed=("party",), required=True
        )
    labels = [(party, scene.picture.name(party, lang).text) for party in may]
    return Field(
        name=name,
        label=label,
        kind="select",
        value=typed.texts.get(name, ""),
        hint=hint,
        errors=typed.errors(name, lang),
        options=options(labels, typed.texts.get(name, ""), empty=say("edit.choose", lang)),
        required=True,
    )


def ground_group(scene: Scene, rights: Rights, typed: Typed, capability: str = "say") -> Group:
    """Who says so, and on what ground."""
    lang = scene.lang
    bases = [(code, scales()["standing"][code].of(lang)) for code in BASES]
    chosen = typed.texts.get("grond", "")
    return Group(
        id="ground",
        title=say("edit.group.ground", lang),
        fields=(
            party_field(scene, rights, typed, capability),
            Field(
                name="grond",
                label=say("edit.basis", lang),
                kind="select",
                value=chosen,
                hint=say("edit.basis.hint", lang),
                errors=typed.errors("grond", lang),
                options=options(bases, chosen, empty=say("edit.choose", lang)),
                required=True,
            ),
        ),
    )


def source_groups(scene: Scene, typed: Typed) -> tuple[Group, ...]:
    """On which source it rests: one that is there, or a new one."""
    lang = scene.lang
    things, n = named_things(scene, (Source.slug,))
    more = "" if n <= len(things) else say("edit.hint.offered", lang, n=len(things), of=n)
    hint = " ".join(filter(None, (say("edit.source.hint", lang), more)))

    def plain(name: str, key: str, **rest: str) -> Field:
        return _plain(typed, lang, name, key, **rest)

    existing = [
        Field(
            name=name,
            label=say("edit.source", lang, n=number),
            value=typed.texts.get(name, ""),
            hint=hint if number == 1 else "",
            errors=typed.errors(name, lang),
            choices=offered(things) if number == 1 else (),
        )
        for number, name in enumerate(SOURCES, 1)
    ]
    return (
        Group(
            id="source",
            title=say("edit.group.source", lang),
            note=say("edit.source.required", lang),
            fields=(
                *existing,
                plain("plaats", "edit.locator", hint=say("edit.locator.hint", lang)),
                plain("citaat", "edit.quotation", kind="area", hint=say("edit.quotation.hint", lang)),
            ),
        ),
        new_source_group(scene, typed),
    )


def _plain(typed: Typed, lang: Lang, name: str, key: str, **rest: str) -> Field:
    return Field(
        name=name,
        label=say(key, lang),
        value=typed.texts.get(name, ""),
        errors=typed.errors(name, lang),
        **rest,  # type: ignore[arg-type]  # texts all
    )


def new_source_group(scene: Scene, typed: Typed) -> Group:
    """The fields of a source that is made on the spot."""
    lang = scene.lang
    return Group(
        id="new-source",
        title=say("edit.group.new-source", lang),
        note=say("edit.new-source.note", lang),
        folded=True,
        fields=tuple(_new_fields(scene, typed)),
    )


def _new_fields(scene: Scene, typed: Typed) -> Iterator[Field]:
    lang = scene.lang

    def made(name: str, key: str, **rest: str) -> Field:
        return _plain(typed, lang, name, key, **rest)

    kinds = [(code, label.of(lang)) for code, label in scales()["source-kind"].items()]
    chosen = typed.texts.get(f"{NEW}-soort", "")
    yield made(f"{NEW}-titel", "edit.new-source.title")
    yield reference_field(
        scene, typed, name=f"{NEW}-uitgever", label=say("edit.new-source.publisher", lang), allowed=("party",)
    )
    for name, key in (
        ("openbaar", "edit.new-source.published"),
        ("gedateerd", "edit.new-source.dated"),
    ):
        yield made(f"{NEW}-{name}", key, hint=say("edit.hint.date", lang))
    yield made(
        f"{NEW}-ontvangen",
        "edit.new-source.received",
        kind="area",
        hint=say("edit.new-source.received.hint", lang),
    )
    yield replace(
        made(f"{NEW}-soort", "edit.new-source.type", kind="select"),
        options=options(kinds, chosen, empty=say("edit.choose", lang)),
    )
    yield made(f"{NEW}-adres", "edit.new-source.url")
    kept = carried_upload(typed.text(_UPLOAD))
    hint = (
        say("edit.new-source.kept", lang, file=kept.name) if kept else say("edit.new-source.file.hint", lang)
    )
    yield made(FILE, "edit.new-source.file", kind="file", hint=hint)


SHIELD, SHOWN, UNSEEN = "afscherming", "shown", "unseen"


def shield_asked(typed: Typed) -> bool:
    """Whether readers are told that something is shielded; they are unless the writer says not."""
    return typed.text(SHIELD) != UNSEEN


def read_audience(scene: Scene, rights: Rights, typed: Typed) -> tuple[str, tuple[str, ...]]:
    """How sensitive it is and for which parties alone; what is wrong is noted."""
    sensitivity = typed.text("rubricering") or SENSITIVITIES[0]
    allowed = SENSITIVITIES[: SENSITIVITIES.index(rights.clearance) + 1]
    if sensitivity not in allowed:
        typed.wrong("rubricering", Told("form.sensitivity", allowed=", ".join(allowed)))
        sensitivity = SENSITIVITIES[0]
    return sensitivity, read_parties(scene, typed, "lezers")


def audience_group(scene: Scene, rights: Rights, typed: Typed, *, shield: bool = True) -> Group:
    """Who may read it, and if asked whether the others are told that something is shielded."""
    lang = scene.lang
    levels = SENSITIVITIES[: SENSITIVITIES.index(rights.clearance) + 1]
    chosen = typed.texts.get("rubricering", "") or SENSITIVITIES[0]
    labels = [(level, scales()["sensitivity"][level].of(lang)) for level in levels]
    return Group(
        id="audience",
        title=say("edit.group.audience", lang),
        folded=True,
        fields=(
            Field(
                name="rubricering",
                label=say("edit.sensitivity", lang),
                kind="select",
                value="" if chosen == SENSITIVITIES[0] else chosen,
                hint=say("edit.sensitivity.hint", lang),
                errors=typed.errors("rubricering", lang),
                options=options(labels, chosen),
            ),
            Field(
                name="lezers",
                label=say("edit.audience", lang),
                value=typed.texts.get("lezers", ""),
                hint=say("edit.audience.hint", lang),
                errors=typed.errors("lezers", lang),
            ),
            *((_shield_field(typed, lang),) if shield else ()),
        ),
    )


def _shield_field(typed: Typed, lang: Lang) -> Field:
    labels = [(value, say(f"edit.shield.{value}", lang)) for value in (SHOWN, UNSEEN)]
    return Field(
        name=SHIELD,
        label=say("edit.shield", lang),
        kind="select",
        hint=say("edit.shield.hint", lang),
        options=options(labels, typed.texts.get(SHIELD, "") or SHOWN),
    )


# --- reading --------------------------------------------------------------------------------------


def read_party(scene: Scene, rights: Rights, typed: Typed, capability: str = "say") -> str:
    """The party for which it is said; empty, and noted, if that may not be."""
    if not typed.text("partij"):
        typed.wrong("partij", Told("form.empty"))
        return ""
    try:
        party = read_reference(scene, typed, "partij", ("party",))
    except TypedError as error:
        for name, told in error.problems.items():
            typed.wrong(name, told)
        return ""
    if not rights.may(capability, party):
        typed.wrong("partij", Told("form.party", party=party))
        return ""
    return party


def read_ground(scene: Scene, rights: Rights, typed: Typed, batch: str, *, capability: str = "say") -> Ground:
    """Who says it on the ground of what; what is wrong is noted."""
    party = read_party(scene, rights, typed, capability)
    basis = typed.text("grond")
    if basis not in BASES:
        typed.wrong("grond", Told("form.empty"))
    sensitivity, audience = read_audience(scene, rights, typed)
    ground = Ground(
        party=party,
        basis=basis,
        sources=_existing(scene, typed),
        locator=typed.text("plaats"),
        quotation=typed.text("citaat"),
        sensitivity=sensitivity,
        audience=audience,
    )
    ground = with_new_source(scene, typed, ground, batch)
    if not ground.sources and not typed.errors(SOURCES[0], scene.lang):
        typed.wrong(SOURCES[0], Told("form.source"))
    return ground


def read_parties(scene: Scene, typed: Typed, name: str) -> tuple[str, ...]:
    """Parties with a semicolon between them; what is wrong is noted."""
    found = []
    for part in filter(None, (one.strip() for one in typed.text(name).split(";"))):
        one = Typed({name: part})
        try:
            found.append(read_reference(scene, one, name, ("party",)))
        except TypedError as error:
            typed.wrong(name, error.problems[name])
    return tuple(dict.fromkeys(found))


def _existing(scene: Scene, typed: Typed) -> tuple[str, ...]:
    found = []
    for name in SOURCES:
        if not typed.text(name):
            continue
        try:
            one = read_reference(scene, typed, name, (Source.slug,))
            if not one.startswith(f"{Source.slug}/"):
                raise TypedError({name: Told("form.no_thing", found=one)})
            found.append(one)
        except TypedError as error:
            typed.wrong(name, error.problems[name])
    return tuple(dict.fromkeys(found))


def _upload_of(scene: Scene, typed: Typed) -> Upload | None:
    file = scene.request.FILES.get(FILE)
    if isinstance(file, UploadedFile):
        return take_upload(file)
    found = carried_upload(typed.text(_UPLOAD))
    if typed.text(_UPLOAD) and found is None:
        typed.wrong(FILE, Told("form.file_gone"))
    return found


def with_new_source(scene: Scene, typed: Typed, ground: Ground, batch: str) -> Ground:
    """The ground with the source that is made on the spot, if one is; what is wrong is noted."""
    upload = _upload_of(scene, typed)
    names = [name for name in typed.texts if name.startswith(f"{NEW}-") and typed.text(name)]
    if not names and upload is None:
        return ground
    title = typed.text(f"{NEW}-titel")
    if not title:
        typed.wrong(f"{NEW}-titel", Told("form.empty"))
        return replace(ground, upload=upload)
    if upload is not None:
        named = scene.ledger.named_file(upload.sha256)
        if named is not None and named.must_be_gone:
            typed.wrong(FILE, Told("form.file_destroyed"))
    subject = f"{Source.slug}/{slug_of(title)}-{name_of_submit(batch)}"
    values = [("exists", "", True), ("title", "", title), *_read_new(scene, typed)]
    if upload is not None:
        record = {"name": upload.name, "bytes": upload.bytes, "media_type": media_type(upload.name)}
        values.append(("file", upload.sha256, record))
    describing = tuple(
        Statement(
            subject=subject,
            property=name,
            key=key,
            value=canonical(value),
            basis="stated",
            stated_by=ground.party,
            sensitivity=ground.sensitivity,
            audience=ground.audience,
        )
        for name, key, value in values
    )
    return replace(
        ground, sources=(*ground.sources, subject), describing=describing, new=(subject,), upload=upload
    )


def _read_new(scene: Scene, typed: Typed) -> Iterator[tuple[str, str, object]]:
    for name, field in (("published_on", "openbaar"), ("dated", "gedateerd")):
        if day := read_date(typed, f"{NEW}-{field}"):
            yield name, "", day
    if typed.text(f"{NEW}-uitgever"):
        try:
            yield "publisher", "", read_reference(scene, typed, f"{NEW}-uitgever", ("party",))
        except TypedError as error:
            typed.wrong(f"{NEW}-uitgever", error.problems[f"{NEW}-uitgever"])
    for name, field in (("type", "soort"), ("url", "adres")):
        if text := typed.text(f"{NEW}-{field}"):
            yield name, "", text
    yield from _receipts(scene, typed)


def _receipts(scene: Scene, typed: Typed) -> Iterator[tuple[str, str, object]]:
    """Who received it when: a line each, the day behind the party."""
    name = f"{NEW}-ontvangen"
    for line in filter(None, (one.strip() for one in typed.text(name).split("\n"))):
        party, _, day = line.rpartition(" ")
        try:
            found = read_reference(scene, Typed({name: party.rstrip(": ")}), name, ("party",))
            yield "received", found, partial_date(day).text
        except (TypedError, VocabularyError) as error:
            told = error.problems[name] if isinstance(error, TypedError) else error
            typed.wrong(name, Told("form.received", line=line, problem=told))


def read_date(typed: Typed, name: str) -> str:
    """A date of day, month or year precision; empty if none was typed, or if it is none, which is noted."""
    text = typed.text(name)
    if not text:
        return ""
    try:
        return partial_date(text).text
    except VocabularyError as error:
        typed.wrong(name, error)
        return ""


def slug_of(text: str) -> str:
    """The end of an id, made from a name."""
    plain = unicodedata.normalize("NFKD", text).casefold().encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_SLUG_LENGTH].strip("-") or "nieuw"
