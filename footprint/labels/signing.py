"""PAdES baseline signatures that allow no later change. Works offline: no time stamp, no revocation lists."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.labels.authority import SigningKey

FIELD = "FootprintSignature"


def sign_pdf(pdf: bytes, key: SigningKey, reason: str, name: str) -> bytes:
    """`pdf` with one certifying signature (DocMDP: no changes), made now.

    The leaf alone travels in the signature: whom to trust is the verifier's choice, not the file's.
    """
    from asn1crypto import pem, x509
    from asn1crypto.keys import PrivateKeyInfo
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    certificate = x509.Certificate.load(pem.unarmor(key.certificate)[2])
    signer = signers.SimpleSigner(
        signing_cert=certificate,
        signing_key=PrivateKeyInfo.load(pem.unarmor(key.key)[2]),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
        embed_roots=False,
    )
    metadata = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        reason=reason,
        name=name,
        certify=True,
        subfilter=fields.SigSeedSubFilter.PADES,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    output = BytesIO()
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    signers.PdfSigner(metadata, signer).sign_pdf(writer, output=output)
    return output.getvalue()
