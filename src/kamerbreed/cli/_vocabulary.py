# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The vocabulary for people, for programs and for the documentation."""

from typing import Any

from kamerbreed.picture import VERSION, Document
from kamerbreed.vocabulary import ASPECTS, PURPOSES, Lang, Property, kinds, say, scales, stale_after_days


class LabelDocument(Document):
    """A wording in both languages."""

    nl: str
    en: str


class PropertyDocument(Document):
    """A property of a kind. ``stale_after_days`` is an assumed term, null for what is timeless."""

    name: str
    label: LabelDocument
    help: LabelDocument
    type: str
    unit: str
    scale: str
    reference_to: list[str]
    fields: list[str]
    many: bool
    key: str
    timeless: bool
    structural: bool
    wanted_by: list[str]
    aspect: str
    keeper: list[str]
    stale_after_days: int | None
    sensitivity: str


class KindDocument(Document):
    """A kind with its properties."""

    kind: str
    label: LabelDocument
    help: LabelDocument
    keepers: list[str]
    properties: list[PropertyDocument]


class VocabularyDocument(Document):
    """``vocabulary``: all kinds, and the scales with their codes."""

    version: str
    kinds: list[KindDocument]
    scales: dict[str, dict[str, LabelDocument]]


def _label(label: tuple[str, str]) -> LabelDocument:
    return LabelDocument(nl=label[0], en=label[1])


def _property(kind: str, found: Property[Any]) -> PropertyDocument:
    return PropertyDocument(
        name=found.name,
        label=_label(found.label),
        help=_label(found.help),
        type=found.type.name,
        unit=found.unit,
        scale=found.type.scale,
        reference_to=list(found.type.kinds),
        fields=list(found.type.fields),
        many=found.many,
        key=found.key if found.many else "",
        timeless=found.timeless,
        structural=found.structural,
        wanted_by=list(found.wanted),
        aspect=found.aspect,
        keeper=list(found.keeper),
        stale_after_days=None if found.timeless else stale_after_days(kind, found.name),
        sensitivity=found.sensitivity,
    )


def vocabulary_json() -> VocabularyDocument:
    """The vocabulary for programs."""
    return VocabularyDocument(
        version=VERSION,
        kinds=[
            KindDocument(
                kind=slug,
                label=_label(kind.label),
                help=_label(kind.help),
                keepers=list(kind.keepers),
                properties=[_property(slug, found) for found in kind.properties().values()],
            )
            for slug, kind in kinds().items()
        ],
        scales={
            scale: {code: _label(label) for code, label in codes.items()} for scale, codes in scales().items()
        },
    )


def _type_words(found: Property[Any]) -> str:
    words = found.type.name
    if found.type.scale:
        words += f" ({found.type.scale})"
    if found.type.kinds:
        words += f" ({', '.join(found.type.kinds)})"
    if found.unit:
        words += f", {found.unit}"
    return words + ("; n" if found.many else "")


def vocabulary_text(lang: Lang) -> str:
    """The vocabulary for a terminal."""
    lines: list[str] = []
    for slug, kind in kinds().items():
        lines += ["", f"{kind.label.of(lang)}  [{slug}]", f"  {kind.help.of(lang)}"]
        lines += [
            f"  {found.label.of(lang)}  [{found.name}]  {_type_words(found)}"
            for found in kind.properties().values()
        ]
    return "\n".join(lines).strip()


def vocabulary_markdown(lang: Lang) -> str:
    """The vocabulary as a page of the documentation."""
    lines = [f"# {say('vocabulary.title', lang)}", "", say("vocabulary.intro", lang)]
    for slug, kind in kinds().items():
        lines += ["", f"## {kind.label.of(lang)} (`{slug}`)", "", kind.help.of(lang), ""]
        lines += [say("vocabulary.heads", lang), "|---|---|---|---|---|---|---|"]
        for found in kind.properties().values():
            term = "–" if found.timeless else str(stale_after_days(slug, found.name))
            wanted = ", ".join(PURPOSES[purpose].of(lang) for purpose in found.wanted)
            aspect = ASPECTS[found.aspect].of(lang) if found.aspect else ""
            lines.append(
                f"| `{found.name}` | {found.label.of(lang)} | {_type_words(found)} | {wanted}"
                f" | {aspect} | {term} | {found.help.of(lang)} |"
            )
    lines += ["", f"## {say('vocabulary.scales', lang)}", ""]
    for scale, codes in scales().items():
        lines.append(
            f"- `{scale}`: " + ", ".join(f"`{code}` {label.of(lang)}" for code, label in codes.items())
        )
    return "\n".join(lines)
