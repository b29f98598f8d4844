"""Writes the table of character widths (advances.json) from the fonts that the pages ship.

Run it as ``python argmap/render/data/make_advances.py`` when a font package changes.
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped, unused-ignore]

FACES = {
    "sans": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "sans-bold": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
    "serif": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    "serif-italic": ("font_source_serif_pro", "SourceSerifPro-It.ttf"),
}
RANGES = (
    (0x20, 0x24F),
    (0x2B0, 0x2FF),
    (0x370, 0x52F),
    (0x1E00, 0x1FFF),
    (0x2010, 0x2044),
    (0x2070, 0x20BF),
    (0x2100, 0x22FF),
)


def advances(package: str, name: str) -> dict[str, list[int]]:
    """Return runs of advances in thousandths of an em by the first character of the run in hex."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The font package {package} is not installed.")
    font = TTFont(Path(spec.origin).parent / "files" / name)
    glyphs, widths, units = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    runs: dict[str, list[int]] = {}
    for first, last in RANGES:
        run: list[int] = []
        for code in range(first, last + 1):
            if code not in glyphs:
                run = []
                continue
            if not run:
                runs[f"{code:x}"] = run
            run.append(round(widths[glyphs[code]][0] * 1000 / units))
    return runs


def main() -> None:
    """Write the table beside this script."""
    table = {face: advances(*where) for face, where in FACES.items()}
    text = json.dumps(table, separators=(",", ":")).replace('],"', '],\n"').replace(':{"', ':{\n"')
    Path(__file__).with_name("advances.json").write_text(text + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
