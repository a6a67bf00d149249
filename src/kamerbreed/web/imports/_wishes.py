# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How a file is to be read and on whose behalf it is entered, as typed on the form of an import."""

import json
from dataclasses import asdict
from typing import Any

from kamerbreed.accounts import Rights
from kamerbreed.exchange import ExchangeError, open_grid, proposed, write_mapping
from kamerbreed.vocabulary import Told, kinds, say
from kamerbreed.web._answer import Scene
from kamerbreed.web._form import Field, Group, Typed, options
from kamerbreed.web._sourcing import ground_group, read_date, read_ground, source_groups
from kamerbreed.web.imports._folder import Folder
from kamerbreed.web.models import Job

DIFFERS, CHANGED, WRONG = "verschil", "veranderd", "fout"
MAPPING, OWN_MAPPING, IGNORED, KIND = "koppeling", "koppeling-eigen", "negeer", "soort"
_LEFT_OUT = ("plaats", "citaat")
"""Where in the source it stands and its words differ by row; a file has columns for them."""


def groups_of(scene: Scene, rights: Rights, typed: Typed, record: Job) -> tuple[Group, ...]:
    """The fields of the form of an import."""
    sources = source_groups(scene, typed)
    existing = Group(
        id=sources[0].id,
        title=sources[0].title,
        note=say("edit.import.source.note", scene.lang),
        fields=tuple(one for one in sources[0].fields if one.name not in _LEFT_OUT),
    )
    return (
        _differs(scene, typed),
        ground_group(scene, rights, typed),
        existing,
        sources[1],
        _reading(scene, typed, record),
    )


def _plain(scene: Scene, typed: Typed, name: str, key: str, **rest: Any) -> Field:
    return Field(
        name=name,
        label=say(key, scene.lang),
        value=typed.texts.get(name, ""),
        errors=typed.errors(name, scene.lang),
        **rest,
    )


def _differs(scene: Scene, typed: Typed) -> Group:
    lang, chosen = scene.lang, typed.texts.get(DIFFERS, "")
    words = [(one, say(f"edit.import.differs.{one}", lang)) for one in ("geen", CHANGED, WRONG)]
    hint = say("edit.hint.date", lang)
    return Group(
        id="differs",
        title=say("edit.import.group.differs", lang),
        fields=(
            _plain(
                scene,
                typed,
                DIFFERS,
                "edit.import.differs",
                kind="radio",
                options=options(words, chosen or "geen"),
            ),
            _plain(scene, typed, "vanaf", "edit.import.changed-on", hint=hint),
            _plain(scene, typed, "toelichting", "edit.import.reason"),
            _plain(scene, typed, "peildatum", "edit.import.observed-on", hint=hint),
        ),
    )


def _reading(scene: Scene, typed: Typed, record: Job) -> Group:
    lang = scene.lang
    strange = json.loads(record.result).get("strange", [])
    hint = say("edit.import.ignored.hint", lang)
    if strange:
        hint = f"{hint} {say('edit.import.strange', lang, heads='; '.join(strange))}"
    labels = [(slug, kind.label.of(lang)) for slug, kind in kinds().items()]
    chosen = typed.texts.get(KIND, "")
    none = say("edit.import.kind.told", lang)
    return Group(
        id="reading",
        title=say("edit.import.group.reading", lang),
        folded=True,
        fields=(
            _plain(
                scene,
                typed,
                KIND,
                "edit.import.kind",
                kind="select",
                options=options(labels, chosen, empty=none),
            ),
            _plain(scene, typed, IGNORED, "edit.import.ignored", hint=hint),
            _plain(scene, typed, OWN_MAPPING, "edit.import.own-mapping", kind="checkbox"),
            _plain(
                scene,
                typed,
                MAPPING,
                "edit.import.mapping",
                kind="area",
                hint=say("edit.import.mapping.hint", lang),
            ),
        ),
    )


def first_typed(rights: Rights, record: Job, saved: str) -> Typed:
    """What stands in the form: as it was sent last, else a proposal."""
    wishes = json.loads(record.wishes)
    if "typed" in wishes:
        return Typed(wishes["typed"])
    may = rights.parties_that_may("say")
    texts = {"grond": "documented", MAPPING: saved or _proposal(record)}
    if may and len(may) == 1:
        texts["partij"] = may[0]
    return Typed(texts)


def _proposal(record: Job) -> str:
    """A mapping to begin with; empty where no sheet has a head that is known."""
    folder = Folder(record.key)
    folder.mapping.unlink(missing_ok=True)
    try:
        with open_grid(folder.path / record.file) as grid:
            write_mapping(folder.mapping, proposed(grid))
        return folder.mapping.read_text(encoding="utf-8").strip()
    except (ExchangeError, OSError):
        return ""


def read_wishes(scene: Scene, rights: Rights, typed: Typed, record: Job) -> dict[str, Any]:
    """What is wished, as the job keeps it; what is wrong is noted."""
    ground = read_ground(scene, rights, typed, record.batch)
    differs = typed.text(DIFFERS)
    changed = read_date(typed, "vanaf") if differs == CHANGED else ""
    if differs == CHANGED and not changed and not typed.errors("vanaf", scene.lang):
        typed.wrong("vanaf", Told("form.changed_from"))
    if differs == WRONG and not typed.text("toelichting"):
        typed.wrong("toelichting", Told("form.reason"))
    if typed.text(KIND) and typed.text(KIND) not in kinds():
        typed.wrong(KIND, Told("form.empty"))
    if typed.text(OWN_MAPPING) and not typed.text(MAPPING):
        typed.wrong(MAPPING, Told("form.empty"))
    own = {name: text for name, text in typed.texts.items() if name not in ("csrfmiddlewaretoken", "stap")}
    return {
        "stated_by": ground.party,
        "basis": ground.basis,
        "sources": ground.sources,
        "describing": [asdict(one) for one in ground.describing],
        "new": ground.new,
        "upload": asdict(ground.upload) if ground.upload else None,
        "observed_on": read_date(typed, "peildatum"),
        "changed_on": changed,
        "it_was_wrong": differs == WRONG,
        "reason": typed.text("toelichting"),
        "ignored": [part.strip() for part in typed.text(IGNORED).split(";") if part.strip()],
        "kind": typed.text(KIND),
        "mapping": typed.text(MAPPING) if typed.text(OWN_MAPPING) else "",
        "typed": {**own, **({"bestand-hier": ground.upload.token} if ground.upload else {})},
    }
