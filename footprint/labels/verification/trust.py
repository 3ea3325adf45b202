"""Whether the signature is genuine and whose it is. Trusts the CAs that the caller gives and nothing in the file."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from footprint.labels.verification.envelope import Envelope, read_signed_data
from footprint.labels.verification.verdict import RefusedError

SAMPLE_UNIT = "SAMPLE"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed: the certificate's common name, and whether it is a key for samples."""

    name: str
    sample: bool


@dataclass(frozen=True)
class Signature:
    """A signature taken apart, not judged yet."""

    envelope: Envelope
    signed_data: Any
    certificate: Any


def open_signature(envelope: Envelope) -> Signature:
    """The CMS structure and the signer's certificate in it."""
    signed_data = read_signed_data(envelope.cms)
    return Signature(envelope, signed_data, signed_data["certificates"][0].chosen)


def _trusted_certificates(trust: Sequence[bytes]) -> list[Any]:
    """The CAs, in PEM or DER. ValueError when one is not a certificate."""
    from asn1crypto import pem, x509

    found = []
    for data in trust:
        blocks = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
        found += [x509.Certificate.load(block, strict=True) for block in blocks]
    for certificate in found:
        certificate.native  # noqa: B018  parses all of it now
    return found


def check_integrity_and_trust(signature: Signature, trust: Sequence[bytes], now: datetime) -> Signer:
    """RefusedError with the reason why this signature is not to be relied on at `now`.

    ValueError when `trust` holds something that is not a certificate.
    """
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.generic_cms import async_validate_detached_cms
    from pyhanko_certvalidator import ValidationContext

    roots = _trusted_certificates(trust)
    context = ValidationContext(
        trust_roots=roots, allow_fetching=False, moment=now, best_signature_time=now, revocation_mode="soft-fail"
    )
    try:
        status = asyncio.run(async_validate_detached_cms(signature.envelope.signed, signature.signed_data, context))
    except (SignatureValidationError, SigningError, ValueError, TypeError, KeyError) as error:
        raise RefusedError("signature-invalid") from error
    if not status.intact:
        raise RefusedError("altered")
    if not status.valid:
        raise RefusedError("signature-invalid")
    certificate = signature.certificate
    name = str(certificate.subject.native.get("common_name", ""))
    if not status.trusted:
        raise _why_untrusted(certificate, roots, now)
    return Signer(name, certificate.subject.native.get("organizational_unit_name") == SAMPLE_UNIT)


def _why_untrusted(certificate: Any, roots: Sequence[Any], now: datetime) -> RefusedError:
    """The reason behind a certificate that did not validate."""
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature

    leaf = x509.load_der_x509_certificate(certificate.dump())
    for root in roots:
        try:
            leaf.verify_directly_issued_by(x509.load_der_x509_certificate(root.dump()))
        except (InvalidSignature, ValueError, TypeError):
            continue
        if now > leaf.not_valid_after_utc:
            return RefusedError("signer-expired", f"{leaf.not_valid_after_utc:%Y-%m-%d}")
        if now < leaf.not_valid_before_utc:
            return RefusedError("signer-not-yet-valid", f"{leaf.not_valid_before_utc:%Y-%m-%d}")
        return RefusedError("signer-not-allowed")
    return RefusedError("unknown-issuer", certificate.issuer.human_friendly)
