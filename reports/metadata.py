"""What a PDF says about itself in its XMP metadata, so that a machine can hold it against the files attached.

The identifiers are an `xmp:Identifier` bag, a property that PDF/A knows without an extension schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from urllib.parse import quote, unquote
from xml.sax.saxutils import escape

Kind = Literal["label", "study", "verification"]
PREFIX = "urn:footprint:"


@dataclass(frozen=True, slots=True)
class Metadata:
    """`facts` are the identifiers: `number`, `snapshot`, `total`, `unit`, `sample`, `valid-until`, …"""

    kind: Kind
    title: str
    subject: str
    author: str
    language: str
    created: date
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def identifiers(self) -> tuple[str, ...]:
        """`urn:footprint:<name>:<value>`, sorted, percent-encoded."""
        named = {"kind": self.kind, **self.facts}
        return tuple(f"{PREFIX}{name}:{quote(value, safe='')}" for name, value in sorted(named.items()))


def read_identifiers(identifiers: Iterable[str]) -> dict[str, str]:
    """Name → value of the identifiers that this service wrote. ValueError when one is given twice."""
    found: dict[str, str] = {}
    for identifier in identifiers:
        if not identifier.startswith(PREFIX):
            continue
        name, _, value = identifier.removeprefix(PREFIX).partition(":")
        if name in found:
            raise ValueError(f"identifier {name!r} is given twice")
        found[name] = unquote(value)
    return found


def _alt(tag: str, text: str) -> str:
    return f'<{tag}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{tag}>'


def _list(tag: str, kind: str, items: Iterable[str]) -> str:
    return f"<{tag}><rdf:{kind}>{''.join(f'<rdf:li>{escape(item)}</rdf:li>' for item in items)}</rdf:{kind}></{tag}>"


CREATOR = "Footprint"
PRODUCER = "Footprint (ReportLab, pikepdf)"


def xmp_packet(metadata: Metadata) -> bytes:
    """The XMP packet of a PDF/A-3b document. The same metadata gives the same bytes."""
    stamp = f"{metadata.created.isoformat()}T00:00:00+00:00"
    body = "".join(
        (
            "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>",
            "<dc:format>application/pdf</dc:format>",
            _alt("dc:title", metadata.title),
            _alt("dc:description", metadata.subject),
            _list("dc:creator", "Seq", [metadata.author]),
            _list("dc:language", "Bag", [metadata.language]),
            _list("xmp:Identifier", "Bag", metadata.identifiers),
            f"<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>",
            f"<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>",
            f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
        )
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        f' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">{body}</rdf:Description></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="w"?>'
    ).encode()
