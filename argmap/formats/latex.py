"""Words between LaTeX and Unicode, as far as bibliographies use it: accents, signs, emphasis."""

from __future__ import annotations

import re
from unicodedata import normalize

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361",
}  # fmt: skip
_SIGNS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ",
    "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "S": "§", "P": "¶", "pounds": "£", "copyright": "©",
    "ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~",
    "textasciicircum": "^", "textdegree": "°", "textregistered": "®", "texteuro": "€",
    "guillemotleft": "«", "guillemotright": "»", "newline": "\n", "par": "\n\n", "slash": "/",
    "LaTeX": "LaTeX", "TeX": "TeX", "textunderscore": "_", "textbar": "|", "textless": "<",
    "textgreater": ">", "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}",
    " ": " ", ",": " ", ";": " ", "\\": " ", "-": "", "/": "", "@": "", "!": "",
}  # fmt: skip
_DROPPED = {
    "emph", "textit", "textbf", "textsc", "textrm", "textsf", "texttt", "textup", "textsl", "text",
    "textnormal", "mkbibemph", "mkbibitalic", "url", "path", "it", "em", "bf", "sc", "rm", "sl",
    "tt", "mbox", "ensuremath", "uppercase", "lowercase", "relax", "noopsort", "protect",
    "textsuperscript", "textsubscript", "ignorespaces", "bibstring", "natexlab", "BibTeX",
}  # fmt: skip
_TOKEN = re.compile(r"\\([A-Za-z]+)[ \t]*|\\(.)|---?|``|''|[{}~$]|[^\\{}~$`'-]+|.", re.DOTALL)
_PLAIN = {"--": "–", "---": "—", "``": "“", "''": "”", "~": " ", "{": "", "}": "", "$": ""}
_DOTLESS = {"ı": "i", "ȷ": "j"}
_WRITTEN = {
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "#": "\\#",
    "$": "\\$", "%": "\\%", "&": "\\&", "_": "\\_", "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}", "\n": "\\newline{}",
}  # fmt: skip
_WRITE = re.compile(r"[\\{}#$%&_~^\n]|-(?=-)|`(?=`)|'(?=')")


def from_latex(written: str) -> tuple[str, tuple[str, ...]]:
    """Return the words of a value, and the commands that are not known; their words are kept."""
    made = _Words()
    for token in _TOKEN.finditer(re.sub(r"[ \t\n]+", " ", written)):
        command = token[1] or token[2]
        if command is None:
            made.say(_PLAIN.get(token[0], token[0]))
        elif command in _ACCENTS:
            made.pending = _ACCENTS[command] + made.pending
        elif command in _SIGNS:
            made.say(_SIGNS[command])
        elif command not in _DROPPED:
            made.unknown.append(command)
    made.say(" " if made.pending else "")
    lines = "".join(made.said).split("\n")
    return "\n".join(" ".join(line.split(" ")).strip() for line in lines).strip(), tuple(
        made.unknown
    )


class _Words:
    """What has been read, and the accents that wait for their letter."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.unknown: list[str] = []
        self.pending = ""

    def say(self, words: str) -> None:
        if not words:
            return
        if self.pending:
            first = _DOTLESS.get(words[0], words[0])
            words, self.pending = normalize("NFC", first + self.pending) + words[1:], ""
        self.said.append(words)


def to_latex(words: str) -> str:
    """Return words so that LaTeX, and ``from_latex``, read them as they are."""
    return _WRITE.sub(lambda found: _WRITTEN.get(found[0]) or f"{found[0]}{{}}", words)
