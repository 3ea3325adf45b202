"""What a signed PDF carries: its statement about itself and its attachments. Read after the signature held."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Name

from footprint.canonical import NotCanonicalError, canonical_bytes
from footprint.labels.verification.verdict import RefusedError
from reports.metadata import read_identifiers

MAX_ATTACHMENTS = 8
MAX_ATTACHMENT = 32_000_000
MAX_XMP = 1_000_000
# what must be there, by the kind of file; a study may carry its printed tables as data, which nothing is computed from
EXPECTED = {
    "label": frozenset({"public.json"}),
    "study": frozenset({"public.json"}),
    "verification": frozenset({"public.json", "result.json", "inventory.json"}),
}
ALLOWED = {**EXPECTED, "study": EXPECTED["study"] | {"tables.json"}}
STATED = ("kind", "number", "snapshot", "total", "declared-unit", "product", "release", "valid-until", "sample")


@dataclass(frozen=True)
class Contents:
    """`facts` is what the PDF says about itself, `documents` its attachments by name."""

    facts: Mapping[str, str]
    documents: Mapping[str, dict[str, Any]]


def read_contents(data: bytes) -> Contents:
    """RefusedError for a foreign structure, a missing statement, or attachments that are not as they must be."""
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise RefusedError("encrypted")
            _check_certification(pdf)
            facts = _facts(pdf)
            raw = _attachments(pdf)
    except (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError, IndexError) as error:
        raise RefusedError("structure") from error
    kind = facts["kind"]
    if kind not in EXPECTED:
        raise RefusedError("metadata-missing", "kind")
    for name in sorted(EXPECTED[kind] - raw.keys()):
        raise RefusedError("attachment-missing", name)
    for name in sorted(raw.keys() - ALLOWED[kind]):
        raise RefusedError("attachment-unexpected", name[:80])
    return Contents(facts, {name: _document(name, content) for name, content in raw.items()})


def _check_certification(pdf: pikepdf.Pdf) -> None:
    """The one signature is a certification that permits nothing (DocMDP, P 1)."""
    fields = list(pdf.Root.AcroForm.Fields)
    signatures = [field for field in fields if field.get(Name.FT) == Name.Sig]
    if len(fields) != 1 or len(signatures) != 1:
        raise RefusedError("structure", "AcroForm")
    certified = pdf.Root.get(Name.Perms, pikepdf.Dictionary()).get(Name.DocMDP)
    value = signatures[0].V
    if certified is None or certified.objgen != value.objgen:
        raise RefusedError("changes-allowed")
    transforms = [
        reference.TransformParams.get(Name.P)
        for reference in value.get(Name.Reference, pikepdf.Array())
        if reference.get(Name.TransformMethod) == Name.DocMDP
    ]
    if transforms != [1]:
        raise RefusedError("changes-allowed")


def _facts(pdf: pikepdf.Pdf) -> dict[str, str]:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    packet = unpacked(pdf.Root.Metadata, MAX_XMP)
    try:
        root = fromstring(packet, forbid_dtd=True)
    except (ParseError, DefusedXmlException) as error:
        raise RefusedError("metadata-missing", "XMP") from error
    rdf = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
    bags = root.findall(f".//{{http://ns.adobe.com/xap/1.0/}}Identifier/{rdf}Bag")
    facts = read_identifiers(item.text or "" for bag in bags for item in bag.findall(f"{rdf}li"))
    for name in STATED:
        if name not in facts:
            raise RefusedError("metadata-missing", name)
    return facts


def unpacked(stream: Any, limit: int) -> bytes:
    """A stream's content. RefusedError before it grows beyond `limit` bytes; only Flate is known."""
    raw = bytes(stream.read_raw_bytes())
    filters = stream.get(Name.Filter)
    if isinstance(filters, pikepdf.Array) and len(filters) == 1:
        filters = filters[0]
    if filters is None:
        content = raw
    elif filters == Name.FlateDecode and Name.DecodeParms not in stream:
        inflater = zlib.decompressobj()
        try:
            content = inflater.decompress(raw, limit + 1)
        except zlib.error as error:
            raise RefusedError("structure", "Flate") from error
    else:
        raise RefusedError("structure", "Filter")
    if len(content) > limit:
        raise RefusedError("attachment-too-large", f"> {limit:,} bytes")
    return content


def _attachments(pdf: pikepdf.Pdf) -> dict[str, bytes]:
    names = pdf.Root.get(Name.Names, pikepdf.Dictionary()).get(Name.EmbeddedFiles)
    if names is None:
        return {}
    entries = list(names.Names)
    if len(entries) % 2 or len(entries) > 2 * MAX_ATTACHMENTS or Name.Kids in names:
        raise RefusedError("structure", "EmbeddedFiles")
    found: dict[str, bytes] = {}
    for name, specification in zip(entries[::2], entries[1::2], strict=True):
        shown = {str(name), str(specification.F), str(specification.UF)}
        if len(shown) != 1:
            raise RefusedError("structure", "Filespec")
        if str(name) in found:
            raise RefusedError("attachment-duplicate", str(name)[:80])
        found[str(name)] = unpacked(specification.EF.F, MAX_ATTACHMENT)
    associated = [str(item.UF) for item in pdf.Root.get(Name.AF, pikepdf.Array())]
    if len(associated) != len(set(associated)):
        raise RefusedError("attachment-duplicate")
    if set(associated) != set(found):
        raise RefusedError("structure", "AF")
    return found


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is given twice")
    return found


def _document(name: str, content: bytes) -> dict[str, Any]:
    try:
        document = json.loads(content, object_pairs_hook=_unique)
        if not isinstance(document, dict) or canonical_bytes(document) != content:
            raise RefusedError("attachment-malformed", name)
    except (ValueError, RecursionError, NotCanonicalError) as error:
        raise RefusedError("attachment-malformed", name) from error
    return document
