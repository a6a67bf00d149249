# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Finding the thing that a cell means by its name or slug, here or in the same file."""

from collections.abc import Iterator

from kamerbreed.exchange._errors import ExchangeError
from kamerbreed.exchange._intake import Intake
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Statement, is_reference, kinds, read_json

_NAMING = ("name", "name_nl", "title", "title_nl")


class Names:
    """The things that may be named: those of which something was said, and those of the file."""

    def __init__(self, picture: Picture, intake: Intake) -> None:
        self._picture = picture
        self._intake = intake
        self._in_file: set[str] | None = None
        self._by_name: dict[str, dict[str, set[str]]] = {}
        self._known: dict[str, bool] = {}
        self._brought = frozenset(intake.wishes.brought)

    def exists(self, thing: str) -> bool:
        """Whether something was said on a thing, here or in the file."""
        found = self._known.get(thing)
        if found is None:
            found = self._known[thing] = (
                self._picture.shows(thing) or thing in self._brought or thing in self._subjects()
            )
        return found

    def _subjects(self) -> set[str]:
        if self._in_file is None:
            rows = {row.subject for row in self._intake.rows if row.last > row.first or row.deferred}
            self._in_file = rows | {one.said.subject for one in self._intake.recorded}
        return self._in_file

    def find(self, text: str, possible: tuple[str, ...]) -> str:
        """The id of the thing of this slug or exact name. Raises ExchangeError."""
        slug = f"{possible[0]}/{text}" if len(possible) == 1 and "/" not in text else ""
        if slug and is_reference(slug) and self.exists(slug):
            return slug
        found = sorted(
            {thing for kind in possible or tuple(kinds()) for thing in self._of(kind).get(text, ())}
        )
        if len(found) > 1:
            raise ExchangeError("name.twofold", text=text, things=", ".join(found))
        if not found:
            labels = ", ".join(possible or ("soort/naam",))
            raise ExchangeError("name.unknown", text=text, kinds=labels)
        return found[0]

    def _of(self, slug: str) -> dict[str, set[str]]:
        """The things of a kind by their names."""
        if slug not in self._by_name:
            names: dict[str, set[str]] = {}
            for said in self._naming(slug):
                value = read_json(said.value) if said.value is not None else None
                if isinstance(value, str):
                    names.setdefault(value, set()).add(said.subject)
            kind = kinds()[slug]
            for subject in self._picture.subjects(kind):
                for name in _NAMING:
                    value = self._picture.one(subject, name) if name in kind.properties() else None
                    if isinstance(value, str):
                        names.setdefault(value, set()).add(subject)
            self._by_name[slug] = names
        return self._by_name[slug]

    def _naming(self, slug: str) -> Iterator[Statement]:
        """The statements of the file that give a thing of this kind a name."""
        stem = f"{slug}/"
        for said in (*self._intake.said, *(one.said for one in self._intake.recorded)):
            if said.property in _NAMING and said.subject.startswith(stem):
                yield said
