"""The parts of a Word document that are the same in each: styles, numbering, relations."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LEVELS = 9
"""How many levels a list of Word has."""
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("document.main", "styles", "numbering", "footnotes", "settings", "footer")
_FORMATS = (
    ("upperRoman", "%1."), ("upperLetter", "%2."), ("decimal", "%3."), ("lowerLetter", "%4)"),
    ("lowerRoman", "%5)"), ("decimal", "(%6)"), ("lowerLetter", "(%7)"), ("lowerRoman", "(%8)"),
    ("decimal", "(%9)"),
)  # fmt: skip
_SERIF = "Cambria"


def package(document: str, footnotes: str, title: str, language: str) -> bytes:
    """Return the parts as one file.

    Args:
        document: the main part.
        footnotes: the part with the footnotes.
        title: of the document.
        language: of its words, as in ``en``.
    """
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _properties(title, language),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _document_relations(),
        "word/styles.xml": _styles(language),
        "word/numbering.xml": _numbering(),
        "word/footnotes.xml": footnotes,
        "word/settings.xml": _settings(),
        "word/footer.xml": _footer(),
    }
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            file.writestr(info, content.encode())
    return made.getvalue()


def _content_types() -> str:
    names = {part: part.partition(".")[0] for part in _PARTS}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{part}+xml"/>'
        for part, name in names.items()
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        f' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def _package_relations() -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/></Relationships>'
    )


def _document_relations() -> str:
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{part}" Target="{part}.xml"/>'
        for number, part in enumerate(_PARTS[1:], 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def _properties(title: str, language: str) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{escape(language)}</dc:language>"
        "</cp:coreProperties>"
    )


def _settings() -> str:
    notes = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    return f"{_HEAD}<w:settings {NAMESPACES}>{notes}</w:settings>"


def _footer() -> str:
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    inner = f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{page}</w:p>'
    return f"{_HEAD}<w:ftr {NAMESPACES}>{inner}</w:ftr>"


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{max(level - 1, 0) * 360 + 540}" w:hanging="540"/></w:pPr></w:lvl>'
        for level, (form, text) in enumerate(_FORMATS)
    )
    return (
        f'{_HEAD}<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _style(kind: str, name: str, called: str, inner: str, based: str = "") -> str:
    basis = f'<w:basedOn w:val="{based}"/>' if based else ""
    default = ' w:default="1"' if name == "Normal" else ""
    head = f'<w:style w:type="{kind}" w:styleId="{name}"{default}><w:name w:val="{called}"/>'
    return f"{head}{basis}<w:qFormat/>{inner}</w:style>"


def _paragraph_style(name: str, called: str, spaces: tuple[int, int], **more: str) -> str:
    """Return a style of paragraphs.

    Args:
        name: its id.
        called: its name, as Word knows it.
        spaces: before and after it, in twentieths of a point.
        more: its ``size`` in half points; as XML, what stands ``before`` and ``after`` the spacing,
            and ``run`` for its letters.
    """
    spacing = f'<w:spacing w:before="{spaces[0]}" w:after="{spaces[1]}"/>'
    size = f'<w:sz w:val="{more["size"]}"/>' if "size" in more else ""
    layout = f"{more.get('before', '')}{spacing}{more.get('after', '')}"
    inner = f"<w:pPr>{layout}</w:pPr><w:rPr>{more.get('run', '')}{size}</w:rPr>"
    return _style("paragraph", name, called, inner, "Normal")


def _styles(language: str) -> str:
    fonts = f'<w:rFonts w:ascii="{_SERIF}" w:hAnsi="{_SERIF}" w:cs="Times New Roman"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="22"/>'
        f"<w:lang w:val={quoteattr(language)}/></w:rPr></w:rPrDefault>"
        '<w:pPrDefault><w:pPr><w:spacing w:line="269" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )
    return f"{_HEAD}<w:styles {NAMESPACES}>{defaults}{_paragraphs()}{_characters()}</w:styles>"


_GREY = '<w:color w:val="595959"/>'


def _paragraphs() -> str:
    make = _paragraph_style
    head = {"before": "<w:keepNext/><w:keepLines/>", "run": "<w:b/>"}
    first, second = (f'<w:outlineLvl w:val="{level}"/>' for level in (0, 1))
    hanging, right = '<w:ind w:left="360" w:hanging="360"/>', '<w:jc w:val="right"/>'
    styles = (
        _style("paragraph", "Normal", "Normal", ""),
        make("Title", "Title", (0, 60), size="40", **head),
        make("Subtitle", "Subtitle", (0, 240), run=_GREY),
        make("Heading1", "heading 1", (360, 120), size="24", after=first, **head),
        make("Heading2", "heading 2", (240, 80), size="22", after=second, **head),
        make("Point", "Point", (60, 60)),
        make("Bibliography", "Bibliography", (0, 100), after=hanging),
        make("FootnoteText", "footnote text", (0, 40), size="18"),
        make("Footer", "footer", (0, 0), size="18", after=right),
    )
    return "".join(styles)


def _characters() -> str:
    runs = {
        ("Step", "Step"): "<w:b/>",
        ("Quiet", "Quiet"): _GREY,
        ("Again", "Again"): f"<w:i/>{_GREY}",
        ("FootnoteReference", "footnote reference"): '<w:vertAlign w:val="superscript"/>',
    }
    return "".join(
        _style("character", name, called, f"<w:rPr>{run}</w:rPr>")
        for (name, called), run in runs.items()
    )
