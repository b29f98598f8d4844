"""Files of every kind, packed here so that nothing binary is in the tree."""

from __future__ import annotations

import io
import zipfile

from argmap.evidence.reading.kinds import KINDS

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PARTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATED = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_ABOUT = (
    '<about xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>On Trade</dc:title>'
    "<dc:creator>Ann Writer</dc:creator><dc:language>en-GB</dc:language></about>"
)
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def read(kind, data):
    return KINDS[kind].read(data if isinstance(data, bytes) else data.encode())


def pieces(found):
    """Where the pages begin, by the words that follow, and the notes, by the words before."""
    pages = [(page.label, found.text[page.offset :][:12]) for page in found.layout.pages]
    notes = [
        (found.text[: note.mark][-13:], found.text[note.start : note.end])
        for note in found.layout.notes
    ]
    return pages, notes


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def word(text, style=""):
    """A paragraph of Word; what begins with a sign of XML is put into it as it is."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = text if text.startswith("<") else f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:p>{styled}<w:r>{run}</w:r></w:p>"


def docx(body, notes="", **parts):
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="h{n}"><w:name w:val="heading {n}"/></w:style>'
        for n in range(1, 7)
    )
    return packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
            "_rels/.rels": f'{_RELATED}<Relationship Id="r1" Type="{_PARTS}/officeDocument"'
            ' Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'{_RELATED}<Relationship Id="r2" Type="{_PARTS}/'
            f'footnotes" Target="footnotes.xml"/><Relationship Id="r3" Type="{_PARTS}/styles"'
            ' Target="styles.xml"/></Relationships>',
            "word/styles.xml": f'<w:styles xmlns:w="{_WORD}">{styles}</w:styles>',
            "word/footnotes.xml": f'<w:footnotes xmlns:w="{_WORD}">{notes}</w:footnotes>',
            "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body>'
            "</w:document>",
            "docProps/core.xml": _ABOUT,
        }
        | parts
    )


def odt(body, styles="", **parts):
    names = " ".join(f'xmlns:{name}="{_OPEN}:{name}:1.0"' for name in ("office", "text", "table"))
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {names}>{styles}<office:body><office:text>"
            f"{body}</office:text></office:body></office:document-content>",
            "meta.xml": _ABOUT,
        }
        | parts
    )


def epub(chapters, pages="", **parts):
    items = "".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>'
        for name in chapters
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf">{_ABOUT}<manifest>{items}<item id="nav"'
        ' href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest>'
        f"<spine>{spine}</spine></package>"
    )
    documents = {
        f"OPS/{name}.xhtml": '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns='
        f'"http://www.w3.org/1999/xhtml"><head><title>{name}</title></head><body>{chapter}</body>'
        "</html>"
        for name, chapter in chapters.items()
    }
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
            'container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
            "OPS/book.opf": package,
            "OPS/nav.xhtml": f'<html><nav epub:type="page-list"><ol>{pages}</ol></nav></html>',
        }
        | documents
        | parts
    )


def typeset(source, page="width: 120mm, height: 90mm"):
    """A PDF out of typst's markup."""
    import typst

    frame = f'#set page({page})\n#set text(size: 10pt, lang: "en", font: "Libertinus Serif")\n'
    return typst.compile((frame + source).encode(), format="pdf")
