"""Files that are folders packed with zip: opened with suspicion, and read in part."""

from __future__ import annotations

import io
import zlib
from typing import Any
from zipfile import BadZipFile, ZipFile

from argmap.model.errors import InvalidTextFileError

MOST_PARTS = 5_000
LARGEST_PART = 60_000_000
LARGEST_WHOLE = 120_000_000
MOST_TIMES = 300
"""How many times its packed size a part may have; one letter alone is packed 1,000 times."""

_SMALL = 2_000_000

DAMAGED = "This file is damaged: open it in the program that made it, save it anew, and add that."
_BOMB = "This file would unpack to more than {size} MB, which no text needs; it was not opened."


class Archive:
    """A zip file whose parts are read by name."""

    def __init__(self, data: bytes) -> None:
        """Open it.

        Raises:
            InvalidTextFileError: it is damaged, or has too many parts.
        """
        try:
            self._zip = ZipFile(io.BytesIO(data))
            self._infos = {info.filename: info for info in self._zip.infolist()}
        except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise InvalidTextFileError(DAMAGED) from error
        if len(self._zip.infolist()) > MOST_PARTS:
            raise InvalidTextFileError(
                f"This file is packed of more than {MOST_PARTS:,} parts; it was not opened."
            )
        self._left = LARGEST_WHOLE

    def names(self) -> tuple[str, ...]:
        """Return the names of its parts."""
        return tuple(self._infos)

    def part(self, name: str) -> bytes:
        """Return a part; nothing, if there is none of that name.

        Raises:
            InvalidTextFileError: it is damaged, locked, or too large when unpacked.
        """
        info = self._infos.get(name)
        if info is None:
            return b""
        if info.flag_bits & 0x1:
            raise locked("file")
        most = max(_SMALL, info.compress_size * MOST_TIMES)
        self._left -= info.file_size
        if info.file_size > min(LARGEST_PART, most) or self._left < 0:
            raise InvalidTextFileError(_BOMB.format(size=min(info.file_size, most) // 1_000_000))
        try:
            return self._zip.read(info)
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise InvalidTextFileError(DAMAGED) from error

    def tree(self, name: str) -> Any:
        """Return a part as a tree of XML; none, if there is no such part.

        Raises:
            InvalidTextFileError: it is no XML, or declares entities.
        """
        data = self.part(name)
        return parsed(data) if data.strip() else None


def parsed(data: bytes, target: Any = None) -> Any:
    """Return XML as a tree, or what a target makes of it.

    Raises:
        InvalidTextFileError: it is no XML, or declares entities.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import ElementTree
    from defusedxml.common import DefusedXmlException

    try:
        parser = ElementTree.XMLParser(target=target)
        parser.feed(data)
        return parser.close()
    except DefusedXmlException as error:
        raise InvalidTextFileError(
            "This file declares entities of its own, which can hide any amount of text;"
            " save it anew with a word processor, and add that."
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise InvalidTextFileError(DAMAGED) from error


def locked(what: str) -> InvalidTextFileError:
    """Return what is said of a file that is locked with a password."""
    return InvalidTextFileError(
        f"This {what} is locked with a password or a copy protection:"
        " save a copy without it, and add that."
    )


def words_of(tree: Any, name: str) -> str:
    """Return the words of the first element of that name, without regard of its namespace."""
    if tree is None:
        return ""
    found = (each for each in tree.iter() if str(each.tag).rpartition("}")[2] == name)
    return next(("".join(each.itertext()).strip() for each in found), "")
