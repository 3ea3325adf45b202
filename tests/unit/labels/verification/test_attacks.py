"""Every way in which a file could pretend, each refused for its own reason."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from asn1crypto import pem, x509
from asn1crypto.keys import PrivateKeyInfo
from cryptography import x509 as crypto_x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from footprint.canonical import canonical_bytes
from footprint.labels.authority import SigningKey, make_leaf
from footprint.labels.signing import sign_pdf
from footprint.labels.verification import Verdict, verify_pdf
from footprint.labels.verification.contents import MAX_ATTACHMENT
from footprint.labels.verification.envelope import MAX_PDF
from footprint.results.document import document_hash
from reports import label_pdf
from reports.attachments import Attachment, json_attachment
from reports.label import label_metadata
from reports.pdfa import finish
from tests.data.background import HandBackground
from tests.data.labelled import ForgedBackground, documents, facts_for, load
from tests.unit.labels.conftest import Keys

pytestmark = pytest.mark.slow

Make = Callable[..., bytes]


def reason(data: bytes, keys: Keys, **more: Any) -> str:
    verdict = verify_pdf(data, [keys.ca], **more)
    assert verdict.valid == (verdict.reason == "valid")
    assert verdict.checks[-1].ok == verdict.valid
    if not verdict.valid:
        assert (verdict.number, verdict.value, verdict.level) == (None, None, None)
    return verdict.reason


def drawn() -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def carrying(attachments: Sequence[Attachment], public: Mapping[str, Any], **facts: Any) -> bytes:
    """An unsigned file that says it is this label and carries these attachments."""
    return finish(drawn(), label_metadata(public, facts_for(dict(public), **facts)), attachments)


def signed(data: bytes, key: SigningKey) -> bytes:
    return sign_pdf(data, key, "reason", "name")


def test_what_is_genuine_is_valid(signed_label: bytes, keys: Keys) -> None:
    verdict = verify_pdf(signed_label, [keys.ca])
    assert (verdict.valid, verdict.reason, verdict.level) == (True, "valid", "groups")
    assert verdict.number == "FP-2026-000123"
    assert verdict.value == load("result")["footprint"]["total"]
    assert (verdict.unit, verdict.product, verdict.sample) == ("1 piece", "Electric pump", True)
    assert all(check.ok and check.en and check.zh for check in verdict.checks)


def test_the_verification_file_is_recomputed_from_its_inventory(verification_of: Make, keys: Keys) -> None:
    data = verification_of(load("result"), load("inventory"), load("public"))
    verdict = verify_pdf(data, [keys.ca], known_releases=[load("result")["release"]])
    assert (verdict.reason, verdict.level) == ("valid", "inventory")
    assert {"factors", "commitments", "release"} <= {check.name for check in verdict.checks}


def test_users_text_that_looks_like_a_signature_does_no_harm(keys: Keys) -> None:
    text = "/ByteRange [0 1 2 3] /Encrypt >> startxref 0 %%EOF"
    public = load("public")
    public["product"]["name"] = text
    drawn = label_pdf(public, facts_for(public, verifier_organisation=text, holder=text), public["sha256"])
    verdict = verify_pdf(sign_pdf(drawn, keys.sample, text, text), [keys.ca])
    assert (verdict.reason, verdict.product) == ("valid", text)


# --- bytes -----------------------------------------------------------------------------------------------------------


def flipped(data: bytes, place: int, bit: int = 0) -> bytes:
    return data[:place] + bytes([data[place] ^ (1 << bit)]) + data[place + 1 :]


def test_a_flipped_byte_anywhere_is_refused(signed_label: bytes, keys: Keys) -> None:
    rng = random.Random(20261121)  # noqa: S311
    places = [*range(12), *range(len(signed_label) - 40, len(signed_label)), *range(0, len(signed_label), 997)]
    for place in places:
        assert reason(flipped(signed_label, place, rng.randrange(8)), keys) != "valid", place


def test_a_flipped_byte_in_a_stream_is_an_altered_file(signed_label: bytes, keys: Keys) -> None:
    for stream in (b"/EmbeddedFile", b"/Metadata", b"/FontFile2", b"/Contents"):
        place = signed_label.index(b"stream", signed_label.index(stream)) + 40
        assert reason(flipped(signed_label, place), keys) == "altered", stream


def test_a_flipped_byte_in_the_trailing_xref_is_an_altered_file(signed_label: bytes, keys: Keys) -> None:
    place = signed_label.rindex(b"xref\n", 0, signed_label.rindex(b"startxref")) + 20
    assert reason(flipped(signed_label, place), keys) == "altered"


def test_a_flipped_bit_in_the_signature_is_refused_wherever_it_is(signed_label: bytes, keys: Keys) -> None:
    """No signature covers these bytes: padding, letter case and every field of the CMS must hold by themselves."""
    start = signed_label.index(b"/Contents <", signed_label.rindex(b"/SubFilter") - 20_000)
    first = signed_label.index(b"<", start)
    last = signed_label.index(b">", first)
    found = set()
    for step, place in enumerate(range(first, last + 1, 7)):
        found.add(reason(flipped(signed_label, place, step % 7), keys))
    lower = signed_label[:first] + signed_label[first : last + 1].lower() + signed_label[last + 1 :]
    found.add(reason(lower, keys))
    assert found <= {"signature-malformed", "signature-invalid", "unknown-issuer", "signer-not-allowed", "altered"}
    assert {"signature-malformed", "signature-invalid"} <= found


def test_an_appended_revision_is_refused(signed_label: bytes, keys: Keys) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(signed_label))
    writer.root["/Lang"] = writer.root["/Lang"]
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(signed_label)
    assert reason(out.getvalue(), keys) == "changed-after-signing"
    assert reason(signed_label + b"\n", keys) == "changed-after-signing"


def test_a_rewritten_file_is_refused(signed_label: bytes, keys: Keys) -> None:
    out = BytesIO()
    copy_into_new_writer(PdfFileReader(BytesIO(signed_label))).write(out)
    assert reason(out.getvalue(), keys) in {"signature-malformed", "changed-after-signing", "altered"}


def test_a_file_cut_short_is_refused(signed_label: bytes, keys: Keys) -> None:
    assert reason(signed_label[:-1], keys) == "altered"


# --- the envelope ----------------------------------------------------------------------------------------------------


def test_what_is_not_signed_is_refused(label: bytes, keys: Keys) -> None:
    assert reason(label, keys) == "unsigned"


@pytest.mark.parametrize("data", [b"", b"%PDF", b"hello", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"\x00" * 5000])
def test_what_is_not_a_pdf_is_refused(data: bytes, keys: Keys) -> None:
    assert reason(data, keys) == "not-a-pdf"


def test_an_encrypted_pdf_is_refused(label: bytes, signed_label: bytes, keys: Keys) -> None:
    for data in (label, signed_label):
        with pikepdf.open(BytesIO(data)) as pdf:
            out = BytesIO()
            pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
        assert reason(out.getvalue(), keys) == "encrypted"


def test_a_huge_file_is_refused(keys: Keys) -> None:
    assert reason(b"%PDF-1.7\n" + bytes(MAX_PDF), keys) == "too-large"


# --- keys ------------------------------------------------------------------------------------------------------------


def test_an_attachment_exchanged_and_signed_by_another_ca_is_refused(keys: Keys, other_ca: Keys) -> None:
    public = load("public")
    public["footprint"]["total"] /= 2
    exchanged = carrying([json_attachment("public.json", public, "d")], public)
    assert reason(signed(exchanged, other_ca.sample), keys) == "unknown-issuer"


def test_a_certificate_that_a_leaf_issued_is_refused(label: bytes, keys: Keys) -> None:
    now = datetime.now(UTC)
    rogue = make_leaf(keys.real, sample=True, begins=now - timedelta(1), ends=now + timedelta(99))
    assert reason(signed(label, rogue), keys) == "unknown-issuer"


def test_a_leaf_outside_its_validity_is_refused(label: bytes, signed_label: bytes, keys: Keys) -> None:
    now = datetime.now(UTC)
    ca = keys.authority._read("ca")
    expired = make_leaf(ca, sample=True, begins=now - timedelta(9), ends=now - timedelta(1))
    future = make_leaf(ca, sample=True, begins=now + timedelta(1), ends=now + timedelta(9))
    assert reason(signed(label, expired), keys) == "signer-expired"
    assert reason(signed(label, future), keys) == "signer-not-yet-valid"
    assert reason(signed_label, keys, now=datetime(2084, 1, 1, tzinfo=UTC)) == "signer-expired"
    assert reason(signed_label, keys, now=datetime(2039, 1, 1, tzinfo=UTC)) == "valid"


def test_a_certificate_that_is_not_for_signing_is_refused(label: bytes, keys: Keys) -> None:
    now = datetime.now(UTC)
    ca = keys.authority._read("ca")
    issuer = crypto_x509.load_pem_x509_certificate(ca.certificate)
    leaf = crypto_x509.load_pem_x509_certificate(keys.sample.certificate)
    usage = crypto_x509.KeyUsage(False, False, True, False, False, False, False, False, False)
    builder = crypto_x509.CertificateBuilder(
        issuer.subject, leaf.subject, leaf.public_key(), 7, now - timedelta(1), now + timedelta(9)
    ).add_extension(usage, critical=True)
    ca_key = serialization.load_pem_private_key(ca.key, password=None)
    assert isinstance(ca_key, RSAPrivateKey)
    unfit = builder.sign(ca_key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    assert reason(signed(label, SigningKey(unfit, keys.sample.key)), keys) == "signer-not-allowed"


def test_the_sample_key_signs_samples_only(keys: Keys) -> None:
    public = load("public")
    real = label_pdf(public, facts_for(public, sample=False), public["sha256"])
    assert reason(signed(real, keys.sample), keys) == "sample-key"
    assert reason(signed(real, keys.real), keys) == "valid"


def test_the_key_for_labels_signs_no_samples(label: bytes, keys: Keys) -> None:
    assert reason(signed(label, keys.real), keys) == "label-key-on-sample"


def test_a_signature_that_allows_changes_is_refused(label: bytes, keys: Keys) -> None:
    for certify in (True, False):
        assert reason(leniently_signed(label, keys.sample, certify), keys) == "changes-allowed"


def leniently_signed(data: bytes, key: SigningKey, certify: bool) -> bytes:
    """As `sign_pdf`, but filling in forms stays allowed, or it is an approval and no certification."""
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(pem.unarmor(key.certificate)[2]),
        signing_key=PrivateKeyInfo.load(pem.unarmor(key.key)[2]),
        cert_registry=SimpleCertificateStore(),
        embed_roots=False,
    )
    metadata = signers.PdfSignatureMetadata(
        field_name="S", md_algorithm="sha256", certify=certify, subfilter=fields.SigSeedSubFilter.PADES
    )
    out = BytesIO()
    signers.PdfSigner(metadata, signer).sign_pdf(IncrementalPdfFileWriter(BytesIO(data)), output=out)
    return out.getvalue()


def test_a_ca_that_the_file_brings_is_not_trusted(label: bytes, keys: Keys, other_ca: Keys) -> None:
    verdict = verify_pdf(signed(label, other_ca.sample), [other_ca.ca])
    assert verdict.valid
    assert not verify_pdf(signed(label, other_ca.sample), [keys.ca]).valid
    with pytest.raises(ValueError, match="no CA"):
        verify_pdf(label, [])
    with pytest.raises(ValueError, match="not a certificate"):
        verify_pdf(label, [b"not a certificate"])


# --- attachments -----------------------------------------------------------------------------------------------------


def test_a_bomb_is_refused_before_it_unfolds(keys: Keys) -> None:
    bomb = Attachment("public.json", b" " * (MAX_ATTACHMENT + 1), "d")
    assert reason(signed(carrying([bomb], load("public")), keys.sample), keys) == "attachment-too-large"


def test_a_missing_attachment_is_refused(keys: Keys) -> None:
    assert reason(signed(carrying([], load("public")), keys.sample), keys) == "attachment-missing"


def test_a_pdf_that_does_not_say_which_label_it_is_is_refused(keys: Keys) -> None:
    public = load("public")
    metadata = label_metadata(public, facts_for(public))
    for name in ("number", "snapshot", "total", "sample"):
        facts = {key: value for key, value in metadata.facts.items() if key != name}
        data = finish(drawn(), replace(metadata, facts=facts), [json_attachment("public.json", public, "d")])
        assert reason(signed(data, keys.sample), keys) == "metadata-missing"


def test_an_attachment_under_two_names_is_refused(label: bytes, keys: Keys) -> None:
    with pikepdf.open(BytesIO(label)) as pdf:
        pdf.Root.Names.EmbeddedFiles.Names[1].UF = pikepdf.String("other.json")
        out = BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert reason(signed(out.getvalue(), keys.sample), keys) == "structure"


def test_a_foreign_attachment_is_refused(keys: Keys) -> None:
    public = load("public")
    files = [json_attachment("public.json", public, "d"), Attachment("run.exe", b"MZ", "d")]
    assert reason(signed(carrying(files, public), keys.sample), keys) == "attachment-unexpected"


def test_two_attachments_of_one_name_are_refused(keys: Keys) -> None:
    public = load("public")
    other = {**public, "complete": False}
    files = [json_attachment("public.json", public, "d"), json_attachment("public.json", other, "d")]
    assert reason(signed(carrying(files, public), keys.sample), keys) == "attachment-duplicate"


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b'{"a":1, "b":2}', b'{"a":NaN}', b'{"a":1,"a":1}', b"[" * 90_000]
)
def test_an_attachment_that_is_not_canonical_json_is_refused(content: bytes, keys: Keys) -> None:
    data = carrying([Attachment("public.json", content, "d")], load("public"))
    assert reason(signed(data, keys.sample), keys) == "attachment-malformed"


def test_a_public_view_of_another_product_is_refused(keys: Keys) -> None:
    public, other = load("public"), load("public")
    other["product"]["name"], other["sha256"] = "Another pump", "0" * 64
    swapped = carrying([json_attachment("public.json", other, "d")], public)
    assert reason(signed(swapped, keys.sample), keys) == "snapshot-mismatch"
    disguised = carrying([json_attachment("public.json", {**other, "sha256": public["sha256"]}, "d")], public)
    assert reason(signed(disguised, keys.sample), keys) == "printed-mismatch"


# --- numbers, all signed by the right key ----------------------------------------------------------------------------


def test_a_right_hash_with_a_wrong_total_is_refused(keys: Keys, verification_of: Make) -> None:
    public = load("public")
    public["footprint"]["total"] *= 0.9
    label = label_pdf(public, facts_for(public), public["sha256"])
    assert reason(signed(label, keys.sample), keys) == "total-mismatch"
    result = load("result")
    result["footprint"]["total"] *= 0.9
    assert reason(verification_of(result, load("inventory"), load("public")), keys) == "result-hash"


def rehashed(result: dict[str, Any], inventory: dict[str, Any], public: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """The three with the hash that the result now has."""
    digest = document_hash(result)
    return {**result, "sha256": digest}, {**inventory, "result_sha256": digest}, {**public, "sha256": digest}


def test_a_wrong_total_with_a_new_hash_is_refused(verification_of: Make, keys: Keys) -> None:
    result, inventory, public = load("result"), load("inventory"), load("public")
    for document in (result, public):
        document["footprint"]["total"] *= 0.9
    assert reason(verification_of(*rehashed(result, inventory, public)), keys) == "total-mismatch"


def test_a_forged_factor_is_refused(verification_of: Make, keys: Keys) -> None:
    """Everything is consistent and signed by the right key: only the inclusion proof gives it away."""
    assert reason(verification_of(*documents(HandBackground())), keys) == "valid"
    assert reason(verification_of(*documents(ForgedBackground())), keys) == "factor-forged"


def test_a_factor_on_an_invented_release_is_refused_by_who_knows_the_releases(
    verification_of: Make, keys: Keys
) -> None:
    genuine = HandBackground()
    invented = HandBackground(tuple(ForgedBackground().datasets.values()))
    data = verification_of(*documents(invented))
    assert reason(data, keys, known_releases=[genuine.hash]) == "unknown-release"
    assert reason(data, keys, known_releases=[genuine.hash, invented.hash]) == "valid"


def test_an_inventory_that_gives_other_lines_is_refused(verification_of: Make, keys: Keys) -> None:
    inventory = load("inventory")
    inventory["lines"][3]["loss"] = 0.01
    assert reason(verification_of(load("result"), inventory, load("public")), keys) == "inventory-mismatch"


def test_a_commitment_to_other_lines_is_refused(verification_of: Make, keys: Keys) -> None:
    public = load("public")
    public["lines_commitment"]["root"] = "0" * 64
    assert reason(verification_of(load("result"), load("inventory"), public), keys) == "commitment-mismatch"


def test_a_public_view_that_differs_from_the_result_is_refused(verification_of: Make, keys: Keys) -> None:
    public = load("public")
    public["quality"]["dqr"] = 1.0
    assert reason(verification_of(load("result"), load("inventory"), public), keys) == "public-mismatch"


def test_an_incomplete_result_is_refused(keys: Keys) -> None:
    public = {**load("public"), "complete": False}
    data = carrying([json_attachment("public.json", public, "d")], public)
    assert reason(signed(data, keys.sample), keys) == "incomplete"


@pytest.mark.parametrize("key", ["footprint", "stages", "label_groups", "electricity", "quality", "product"])
def test_a_public_view_without_a_part_is_refused(key: str, keys: Keys) -> None:
    public = load("public")
    broken = {name: value for name, value in public.items() if name != key}
    data = carrying([json_attachment("public.json", broken, "d")], public)
    assert reason(signed(data, keys.sample), keys) in {"total-mismatch", "printed-mismatch"}


def test_full_disclosure_is_recomputed_from_its_lines(keys: Keys) -> None:
    from footprint.results.disclosure import public_view
    from tests.data.make_example import SECRET

    public = public_view(load("result"), SECRET, full=True)
    data = label_pdf(public, facts_for(public), public["sha256"])
    verdict: Verdict = verify_pdf(signed(data, keys.sample), [keys.ca])
    assert (verdict.reason, verdict.level) == ("valid", "lines")
    wrong = copy.deepcopy(public)
    wrong["lines"][1]["kg_co2e"] *= 2
    data = carrying([Attachment("public.json", canonical_bytes(wrong), "d")], public)
    assert reason(signed(data, keys.sample), keys) == "total-mismatch"
