# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the pages of the documentation that follow from the code; a test keeps them in step.

``python docs/generate.py``: the vocabulary, the named checks and the transitions of a recommendation in
both languages, and the JSON contract as JSON Schema.
"""

import json
import os
import pathlib
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kamerbreed.settings")

import django

django.setup()

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from conclusion import conclusion_page  # noqa: E402  # needs the settings, and this folder

from kamerbreed.cli import check_pages, vocabulary_pages  # noqa: E402  # needs the settings
from kamerbreed.exchange import ExportDocument, ImportDocument, MappingFile  # noqa: E402
from kamerbreed.oversight import (  # noqa: E402
    AssessmentDocument,
    CommitmentsDocument,
    FiguresDocument,
    FollowupDocument,
    HearingsDocument,
    LatenessDocument,
    LetterDocument,
    LineageDocument,
    ProgressDocument,
    SinceDocument,
    StandDocument,
    transitions_markdown,
)
from kamerbreed.overview import (  # noqa: E402
    ChaptersDocument,
    CheckDocument,
    ClassifiedDocument,
    ImpactDocument,
    InventoriesDocument,
    OverviewDocument,
)
from kamerbreed.picture import (  # noqa: E402
    DiffDocument,
    ExplainDocument,
    FoundDocument,
    HistoryDocument,
    ListDocument,
    SourcesDocument,
    ThingDocument,
    VerifyDocument,
)
from kamerbreed.requests import RequestDocument, RequestsDocument  # noqa: E402
from kamerbreed.vocabulary import Lang  # noqa: E402

CONTRACT = {
    "overview": OverviewDocument,
    "show": ThingDocument,
    "list": ListDocument,
    "history": HistoryDocument,
    "explain": ExplainDocument,
    "find": FoundDocument,
    "sources": SourcesDocument,
    "diff": DiffDocument,
    "verify": VerifyDocument,
    "export": ExportDocument,
    "import": ImportDocument,
    "mapping": MappingFile,
    "check": CheckDocument,
    "impact": ImpactDocument,
    "inventories": InventoriesDocument,
    "chapters": ChaptersDocument,
    "diff-classes": ClassifiedDocument,
    "request": RequestDocument,
    "requests": RequestsDocument,
    "followup": FollowupDocument,
    "late": LatenessDocument,
    "lineage": LineageDocument,
    "stand": StandDocument,
    "stand-since": SinceDocument,
    "letter": LetterDocument,
    "assessment": AssessmentDocument,
    "hearings": HearingsDocument,
    "commitments": CommitmentsDocument,
    "figures": FiguresDocument,
    "progress": ProgressDocument,
}
"""The document of each command with ``--json``."""
CHECK_PAGES = {"en": "checks.md", "nl": "checks.nl.md"}
TRANSITION_PAGES: dict[Lang, str] = {"en": "transitions.md", "nl": "transitions.nl.md"}


def pages() -> dict[str, str]:
    """Every generated page by its path under docs."""
    found = {f"vocabulary.{lang}.md": text + "\n" for lang, text in vocabulary_pages().items()}
    found |= {name: check_pages()[lang] for lang, name in CHECK_PAGES.items()}
    found |= {name: transitions_markdown(lang) for lang, name in TRANSITION_PAGES.items()}
    found["conclusion-2021.md"] = conclusion_page()
    for command, document in CONTRACT.items():
        schema = json.dumps(document.model_json_schema(), indent=2, ensure_ascii=False)
        found[f"json/{command}.schema.json"] = schema + "\n"
    return found


if __name__ == "__main__":
    for path, text in pages().items():
        (HERE / path).write_text(text, encoding="utf-8")
