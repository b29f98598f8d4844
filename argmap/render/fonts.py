"""The five faces of the product: where they are, and small WOFF2 files of them for the browser.

Source Sans and Source Serif (SIL Open Font License 1.1) come as packages of the registry. What a
page needs of them is cut out once and kept in a cache directory, under names that change with the
contents, so that browsers may keep them for ever. Kerning is left out: it would take three times
as long to cut, and without it a line is exactly as long as the sum of its advances, which is how
the cards are measured.
"""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

RECIPE = "1"
FEATURES = ("ccmp", "locl", "mark", "mkmk")
RANGES = (
    (0x0020, 0x024F), (0x02B0, 0x052F), (0x1E00, 0x22FF), (0x25A0, 0x25FF), (0x2713, 0x2717),
)  # fmt: skip
BEYOND_ITALIC = "U+370-52F, U+2190-21FF"
WITHIN_ITALIC = "U+0-36F, U+1E00-218F, U+2200-22FF, U+25A0-27BF"
_cache: list[Path | None] = [None]


class Face(NamedTuple):
    """One style of one family.

    Attributes:
        name: how we call it, and how its file's name begins.
        family: the name of the family in style sheets and in the font file.
    """

    name: str
    family: str
    file: str
    package: str
    weight: int = 400
    italic: bool = False

    @property
    def path(self) -> Path:
        """Where the complete font is, for those who read TrueType: typst, fontTools, resvg."""
        return _folder(self.package) / self.file


_SANS = ("Source Sans Pro", "font_source_sans_pro")
_SERIF = ("Source Serif Pro", "font_source_serif_pro")
FACES = (
    Face("sans-400", _SANS[0], "SourceSansPro-Regular.ttf", _SANS[1]),
    Face("sans-600", _SANS[0], "SourceSansPro-Semibold.ttf", _SANS[1], weight=600),
    Face("serif-400", _SERIF[0], "SourceSerifPro-Regular.ttf", _SERIF[1]),
    Face("serif-600", _SERIF[0], "SourceSerifPro-Semibold.ttf", _SERIF[1], weight=600),
    Face("serif-italic-400", _SERIF[0], "SourceSerifPro-It.ttf", _SERIF[1], italic=True),
)


@lru_cache(maxsize=4)
def _folder(package: str) -> Path:
    """Return the folder of the fonts without importing the package, which lists it each time."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise FileNotFoundError(f"The package {package.replace('_', '-')} is not installed.")
    return Path(found.origin).parent / "files"


def font_files(cache: Path) -> Mapping[str, Path]:
    """Return the WOFF2 file of each face, by name; make those that are not there yet.

    The first call for a cache directory takes about 2 s of CPU time. Two processes may make the
    files at once: each file appears whole or not at all. Where the directory cannot be written
    to, the files are kept in the system's temporary directory.
    """
    return {face.name: _made(face, _writable(cache)) for face in FACES}


def font_faces_css(base_url: str) -> str:
    """Return the ``@font-face`` rules of a page whose fonts are served under an address.

    Args:
        base_url: the address before the names of the files, such as ``/fonts/``.
    """
    return "".join(_rules(face, f"{base_url}{file_name(face)}") for face in FACES)


def embedded_faces_css(names: frozenset[str] | None = None) -> str:
    """Return the ``@font-face`` rules with the fonts themselves in them, as data addresses.

    Args:
        names: the faces that are needed; all of them if none are named.
    """
    folder = _writable(_cache[0])
    chosen = [face for face in FACES if names is None or face.name in names]
    return "".join(_rules(face, _data_url(_made(face, folder))) for face in chosen)


def use(cache: Path | None) -> None:
    """Set where this process keeps the fonts it embeds; without one, in a temporary directory."""
    _cache[:] = [cache]


def file_name(face: Face) -> str:
    """Return the name of the WOFF2 file of a face, which changes with its contents."""
    return f"{face.name}.{_key(face)}.woff2"


@lru_cache(maxsize=8)
def _key(face: Face) -> str:
    recipe = f"{RECIPE} {FEATURES} {RANGES}".encode()
    return f"{crc32(face.path.read_bytes(), crc32(recipe)):08x}"


def _rules(face: Face, url: str) -> str:
    """Return the rule of a face; the upright serif also stands in where the italic has no letters.

    The italic has no Cyrillic and no Greek, and the browser would otherwise take another family.
    """
    style = "italic" if face.italic else "normal"
    rule = _rule(face, style, url)
    if face.name == "serif-400":
        rule += _rule(face, "italic", url, f"unicode-range:{BEYOND_ITALIC};")
    if face.italic:
        rule = _rule(face, style, url, f"unicode-range:{WITHIN_ITALIC};")
    return rule


def _rule(face: Face, style: str, url: str, letters: str = "") -> str:
    return (
        f'@font-face{{font-family:"{face.family}";font-style:{style};font-weight:{face.weight};'
        f'font-display:swap;{letters}src:url("{url}") format("woff2")}}\n'
    )


def _data_url(path: Path) -> str:
    return f"data:font/woff2;base64,{b64encode(path.read_bytes()).decode('ascii')}"


def _writable(cache: Path | None) -> Path:
    folder = cache / "fonts" if cache else _temporary()
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.access(folder, os.W_OK | os.X_OK) or all((folder / file_name(f)).exists() for f in FACES):
        return folder
    fallback = _temporary()
    fallback.mkdir(mode=0o700, exist_ok=True)
    return fallback


def _temporary() -> Path:
    from tempfile import gettempdir

    user = str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "me")
    return Path(gettempdir()) / f"argmap-fonts-{user}"


def _made(face: Face, folder: Path) -> Path:
    path = folder / file_name(face)
    if not path.exists():
        _write_whole(path, _cut(face.path))
    return path


def _write_whole(path: Path, content: bytes) -> None:
    from tempfile import NamedTemporaryFile

    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as part:
        part.write(content)
    Path(part.name).replace(path)


def _cut(path: Path) -> bytes:
    """Return the part of a font that pages need, as WOFF2."""
    from fontTools import subset  # type: ignore[import-untyped]

    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.glyph_names = False
    options.name_IDs = [1, 2]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=list(_wanted()))
    small = BytesIO()
    with subset.load_font(str(path), options, lazy=True) as font:
        cutter.subset(font)
        font.flavor = "woff2"
        font.save(small)
    return small.getvalue()


def _wanted() -> Iterator[int]:
    for first, last in RANGES:
        yield from range(first, last + 1)


def folders() -> list[str]:
    """Return the folders of the complete fonts, for programs that search folders."""
    return sorted({str(_folder(face.package)) for face in FACES})
