# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The XML of a stranger, read as a stream with bounded memory: no document type, entity or inclusion.

defusedxml forbids the same, but builds on parsers that keep what they read; here nothing is kept that
the reader of the part does not take.
"""

from collections.abc import Callable, Iterator, Mapping
from xml.parsers import expat

from kamerbreed.exchange._archive import Archive
from kamerbreed.exchange._errors import ExchangeError

MAX_TOKEN_BYTES = 1_000_000
"""One tag with its attributes, or one comment, which the parser holds whole."""
MAX_DEPTH = 100
"""Elements within elements, which the parser remembers; a workbook has some ten. Handlers look at it."""
MAX_NAMES = 5_000
"""Different names of elements and attributes, which the parser never forgets."""
_INCLUSION = "http://www.w3.org/2001/XInclude"

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class Part:
    """A member of an archive as a stream of elements; names are ``namespace local``."""

    def __init__(self, archive: Archive, member: str, *, start: Start, end: End, text: Text) -> None:
        self._archive = archive
        self._member = member
        self._prefixes: set[str | None] = set()
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        parser.StartNamespaceDeclHandler = self._declared
        parser.StartDoctypeDeclHandler = self._forbidden
        parser.EntityDeclHandler = self._forbidden
        parser.ExternalEntityRefHandler = self._forbidden

    def read(self) -> Iterator[int]:
        """Read on; gives the number of bytes read so far, each time that something came in."""
        fed = 0
        try:
            for piece in self._archive.pieces(self._member):
                self._parser.Parse(piece, False)
                fed += len(piece)
                if fed - self._parser.CurrentByteIndex > MAX_TOKEN_BYTES + len(piece):
                    raise self._error()
                if len(self._parser.intern) > MAX_NAMES:
                    raise self._error()
                yield fed
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise ExchangeError(
                "workbook.xml", file=self._archive.name, member=self._member, line=error.lineno
            ) from None
        except ExchangeError:
            raise
        except (LookupError, ValueError):  # an encoding that does not exist, or cannot be one of XML
            raise self._error() from None
        yield fed

    def read_whole(self) -> None:
        """Read all of it."""
        for _ in self.read():
            pass

    def _declared(self, prefix: str | None, uri: str) -> None:
        self._prefixes.add(prefix)
        if len(self._prefixes) > MAX_NAMES or uri == _INCLUSION:
            raise self._error()

    def _forbidden(self, *_: object) -> int:
        raise ExchangeError("workbook.doctype", file=self._archive.name, member=self._member)

    def _error(self) -> ExchangeError:
        return ExchangeError("workbook.odd", file=self._archive.name, member=self._member)
