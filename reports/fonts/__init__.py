"""The one typeface of every PDF: Noto Sans SC, embedded as a subset.

What the typeface lacks is never dropped: subscript and superscript digits become real ones, in plain text `2` and `^2`,
and any other character that it has no glyph for is shown as a white square.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

REGULAR = "NotoSansSC"
BOLD = "NotoSansSC-Bold"
REPLACEMENT = "□"

_HERE = Path(__file__).parent
_FILES = {REGULAR: _HERE / "NotoSansSC-Regular.ttf", BOLD: _HERE / "NotoSansSC-Bold.ttf"}
_SUBSCRIPTS = {chr(0x2080 + digit): str(digit) for digit in range(10)}
# without ¹ ² ³, which the typeface has and which stand in units (m³)
_SUPERSCRIPTS = {"⁻": "−", "⁺": "+", "⁰": "0", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9"}
_POWER = re.compile("[⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹]*[⁻⁺⁰⁴⁵⁶⁷⁸⁹][⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹]*")
_SMALL = re.compile(f"[{''.join(_SUBSCRIPTS)}]|{_POWER.pattern}")
_PLAIN = {**_SUPERSCRIPTS, "¹": "1", "²": "2", "³": "3"}
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_lock = threading.Lock()


@cache
def _register() -> None:
    from reportlab.graphics import shapes
    from reportlab.lib.fonts import addMapping
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, path in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(path)))
    for italic in (0, 1):
        addMapping(REGULAR, 0, italic, REGULAR)
        addMapping(REGULAR, 1, italic, BOLD)
    # Otherwise ReportLab brings an un-embedded Helvetica into every drawing
    shapes.STATE_DEFAULTS["fontName"] = REGULAR


def register() -> None:
    """Make both weights known to ReportLab, once a process."""
    with _lock:
        _register()


@cache
def glyphs() -> frozenset[int]:
    """The code points that both weights have a glyph for."""
    from reportlab.pdfbase import pdfmetrics

    register()
    regular, bold = (pdfmetrics.getFont(name).face.charToGlyph for name in (REGULAR, BOLD))
    return frozenset(regular) & frozenset(bold)


def missing(text: str) -> list[str]:
    """The characters of `text` that could not be shown as themselves, each once."""
    known = glyphs()
    drawn = {*_SUBSCRIPTS, *_SUPERSCRIPTS}
    return sorted({char for char in text if char not in drawn and not char.isspace() and not _has(char, known)})


def _has(char: str, known: frozenset[int]) -> bool:
    return ord(char) in known and unicodedata.category(char) not in _INVISIBLE


def shown(text: str) -> str:
    """`text` on one line, as plain characters that the typeface has; the others as a white square."""
    known = glyphs()
    composed = _POWER.sub(lambda found: f"^{_digits(found)}", unicodedata.normalize("NFC", text))
    chars = (
        " " if char.isspace() else _SUBSCRIPTS.get(char) or (char if _has(char, known) else REPLACEMENT)
        for char in composed
    )
    return "".join(chars)


def _digits(found: re.Match[str]) -> str:
    return "".join(_PLAIN[char] for char in found[0])


def markup(text: str) -> str:
    """`text` for a ReportLab paragraph: escaped, small digits raised or lowered, unknown characters as squares."""
    pieces: list[str] = []
    done = 0
    for found in _SMALL.finditer(text):
        pieces.append(escape(shown(text[done : found.start()])))
        if found[0] in _SUBSCRIPTS:
            pieces.append(f'<sub rise="20%" size="68%">{_SUBSCRIPTS[found[0]]}</sub>')
        else:
            pieces.append(f'<super rise="35%" size="68%">{_digits(found)}</super>')
        done = found.end()
    pieces.append(escape(shown(text[done:])))
    return "".join(pieces)
