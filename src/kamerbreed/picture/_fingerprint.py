# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""One number for all that a picture rests on, so that two can be told to be the same."""

import hashlib
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kamerbreed.vocabulary import FIELDS

if TYPE_CHECKING:
    from kamerbreed.picture._picture import Picture


def fingerprint(picture: "Picture") -> str:
    """SHA-256 (64 hex digits) over the coordinates and the sorted contents of what stands.

    Without salt, digest, position or time of recording, so that it is the same on every database,
    after an export and an import, and from files without a database.
    """
    at = picture.coordinates
    head = [
        "kamerbreed-picture-1",
        at.valid_at.isoformat(),
        at.known_at.isoformat() if at.known_at else "",
        at.known_by,
        at.assume_backwards,
        at.viewer.clearance,
        sorted(at.viewer.parties),
    ]
    if at.without:
        head.append(sorted(at.without))
    digest = hashlib.sha256(json.dumps(head, ensure_ascii=False).encode())
    content = picture.table.content
    # What a shield is about is a digest, which depends on salt.
    about = FIELDS.index("about")
    lines = sorted(
        _ENCODER.encode(
            _sorted(("" if place == about else field) for place, field in enumerate(content(row)))
        )
        for row in picture.standing_rows()
    )
    for line in lines:
        digest.update(b"\n" + line.encode())
    return digest.hexdigest()


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _sorted(content: Iterable[object]) -> list[object]:
    return [sorted(field) if isinstance(field, tuple) else field for field in content]
