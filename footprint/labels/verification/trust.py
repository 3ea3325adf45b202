"""Whether the signature is genuine and whose it is. Trusts the CAs that the caller gives and nothing in the file."""

from __future__ import annotations

import asyncio
import hashlib
import logging
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


def trusted_certificates(trust: Sequence[bytes]) -> list[Any]:
    """The CAs, in PEM or DER. ValueError when one is not a certificate."""
    from asn1crypto import pem, x509

    found = []
    for data in trust:
        try:
            blocks = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
            certificates = [x509.Certificate.load(block, strict=True) for block in blocks]
            for certificate in certificates:
                certificate.native  # noqa: B018  parses all of it now
        except (ValueError, TypeError, KeyError) as error:
            raise ValueError("not a certificate") from error
        found += certificates
    return found


def _status(signature: Signature, context: Any) -> Any:
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.generic_cms import async_validate_detached_cms

    # a refused file is an answer, not an event to write a traceback about
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    try:
        return asyncio.run(async_validate_detached_cms(signature.envelope.signed, signature.signed_data, context))
    except (SignatureValidationError, SigningError, ValueError, TypeError, KeyError) as error:
        raise RefusedError("signature-invalid") from error


def check_integrity(signature: Signature) -> None:
    """RefusedError unless the bytes are those that were signed, by whomever."""
    try:
        (signer,) = signature.signed_data["signer_infos"]
        attributes = {attribute["type"].native: attribute["values"] for attribute in signer["signed_attrs"]}
        (digest,) = attributes["message_digest"].native
    except (ValueError, TypeError, KeyError) as error:
        raise RefusedError("signature-malformed", "CMS") from error
    if digest != hashlib.sha256(signature.envelope.signed).digest():
        raise RefusedError("altered")


def check_trust(signature: Signature, roots: Sequence[Any], now: datetime) -> Signer:
    """The signer. RefusedError with the reason why the signature is not to be relied on at `now`."""
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(
        trust_roots=roots, allow_fetching=False, moment=now, best_signature_time=now, revocation_mode="soft-fail"
    )
    status = _status(signature, context)
    if not status.intact:
        raise RefusedError("altered")
    if not status.valid:
        raise RefusedError("signature-invalid")
    certificate = signature.certificate
    if not status.trusted:
        raise _why_untrusted(certificate, roots, now)
    subject = certificate.subject.native
    return Signer(str(subject.get("common_name", "")), subject.get("organizational_unit_name") == SAMPLE_UNIT)


def _why_untrusted(certificate: Any, roots: Sequence[Any], now: datetime) -> RefusedError:
    """The reason behind a certificate that did not validate."""
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature

    try:
        leaf = x509.load_der_x509_certificate(certificate.dump())
    except ValueError:
        return RefusedError("signature-malformed", "certificate")
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
