"""Where the signature lies in the file's bytes, found without unpacking anything of it.

A signed PDF is data[0:a] + '<' hex '>' + data[b:], and the signature covers all but the hex. The hex holds one CMS
structure in the exact form in which this service writes it: since no signature covers these bytes, every other form
of the same content is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from footprint.labels.verification.verdict import RefusedError

MAX_PDF = 40_000_000
MAX_CMS = 32_000
_BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")
_STARTXREF = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF\s*$")
_SHA256_RSA = bytes.fromhex("300d06092a864886f70d01010b0500")
_HEX = re.compile(rb"<([0-9A-F]+)>")


@dataclass(frozen=True)
class Envelope:
    """`signed` is every byte that the signature covers, `cms` the DER of the signature."""

    signed: bytes
    cms: bytes


def check_file(data: bytes) -> None:
    """RefusedError unless this is a PDF of acceptable size that is not encrypted."""
    if len(data) > MAX_PDF:
        raise RefusedError("too-large", f"{len(data):,} > {MAX_PDF:,} bytes")
    if not re.match(rb"%PDF-1\.\d", data):
        raise RefusedError("not-a-pdf")
    end = _STARTXREF.search(data[-2048:])
    if end:
        trailer = data[int(end.group(1)) :].partition(b"stream")[0]
        if re.search(rb"/Encrypt\b", trailer):
            raise RefusedError("encrypted")


def open_envelope(data: bytes) -> Envelope:
    """The last signature of the file, which must cover all of it."""
    ranges = list(_BYTE_RANGE.finditer(data))
    if not ranges:
        raise RefusedError("unsigned")
    start, length, after, rest = (int(group) for group in ranges[-1].groups())
    if start != 0 or not 0 < length < after < after + rest:
        raise RefusedError("signature-malformed", "ByteRange")
    if after + rest < len(data):
        raise RefusedError("changed-after-signing", f"{len(data) - after - rest:,} bytes")
    if after + rest > len(data):
        raise RefusedError("altered", "the file is cut short")
    found = _HEX.fullmatch(data, length, after)
    if found is None or after - length > 2 * MAX_CMS:
        raise RefusedError("signature-malformed", "Contents")
    digits = found.group(1)
    if len(digits) % 2:
        raise RefusedError("signature-malformed", "Contents")
    return Envelope(data[:length] + data[after:], _without_padding(bytes.fromhex(digits.decode())))


def _without_padding(contents: bytes) -> bytes:
    """The DER structure at the start; only zero bytes may follow it."""
    if len(contents) < 4 or contents[0] != 0x30 or contents[1] != 0x82:
        raise RefusedError("signature-malformed", "CMS")
    size = 4 + int.from_bytes(contents[2:4], "big")
    if size > len(contents) or any(contents[size:]):
        raise RefusedError("signature-malformed", "CMS")
    return contents[:size]


def read_signed_data(der: bytes) -> Any:
    """The CMS SignedData (asn1crypto): one signer, one certificate, SHA-256 with RSA, nothing unsigned in it."""
    from asn1crypto import cms

    try:
        content = cms.ContentInfo.load(der, strict=True)
        if content["content_type"].native != "signed_data":
            raise RefusedError("signature-malformed", "CMS")
        signed = content["content"]
        (certificate,) = signed["certificates"]
        (signer,) = signed["signer_infos"]
        leaf = certificate.chosen
        expected = cms.ContentInfo(
            {
                "content_type": "signed_data",
                "content": cms.SignedData(
                    {
                        "version": "v1",
                        "digest_algorithms": [cms.DigestAlgorithm({"algorithm": "sha256"})],
                        "encap_content_info": {"content_type": "data"},
                        "certificates": [leaf],
                        "signer_infos": [
                            {
                                "version": "v1",
                                "sid": cms.SignerIdentifier(
                                    {
                                        "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                                            {"issuer": leaf.issuer, "serial_number": leaf.serial_number}
                                        )
                                    }
                                ),
                                "digest_algorithm": cms.DigestAlgorithm({"algorithm": "sha256"}),
                                "signed_attrs": signer["signed_attrs"],
                                "signature_algorithm": signer["signature_algorithm"],
                                "signature": signer["signature"],
                            }
                        ],
                    }
                ),
            }
        )
        same = expected.dump() == der and signer["signature_algorithm"].dump() == _SHA256_RSA
    except RefusedError:
        raise
    except Exception as error:  # a hostile structure may break the parser in any way
        raise RefusedError("signature-malformed", "CMS") from error
    if not same:
        raise RefusedError("signature-malformed", "CMS")
    return signed
