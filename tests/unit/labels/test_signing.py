from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf.pdfa import validate_written
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from footprint.labels.verification.trust import trusted_certificates
from tests.unit.labels.conftest import Keys


def test_another_implementation_accepts_the_signature(signed_label: bytes, keys: Keys) -> None:
    reader = PdfFileReader(BytesIO(signed_label))
    (signature,) = reader.embedded_signatures
    context = ValidationContext(trust_roots=trusted_certificates([keys.ca]), allow_fetching=False)
    status = validate_pdf_signature(signature, context)
    assert status.bottom_line
    assert status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    assert signature.docmdp_level == MDPPerm.NO_CHANGES
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"


def test_signing_adds_to_the_file_and_changes_nothing_in_it(label: bytes, signed_label: bytes) -> None:
    assert signed_label.startswith(label)


def test_the_ca_does_not_travel_in_the_file(signed_label: bytes, keys: Keys) -> None:
    (root,) = trusted_certificates([keys.ca])
    assert root.dump().hex().upper().encode() not in signed_label


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="pdfsig (poppler-utils) is not installed")
def test_pdfsig_finds_it_valid(signed_label: bytes, tmp_path: Path) -> None:
    path = tmp_path / "label.pdf"
    path.write_bytes(signed_label)
    shown = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in shown
    assert "Total document signed" in shown


def test_the_signed_file_stays_pdf_a_3(signed_label: bytes) -> None:
    """The checker knows no signatures; what it cannot judge is judged here (ISO 19005-2/-3, 6.3 and 6.4)."""
    report = validate_written(BytesIO(signed_label), "3b")
    assert {finding.kind for finding in report.findings} <= {"unsupported"}
    with pikepdf.open(BytesIO(signed_label)) as opened:
        form = opened.Root.AcroForm
        assert set(form.keys()) == {"/Fields", "/SigFlags"}  # no XFA, no NeedAppearances
        (field,) = form.Fields
        flags = int(field.F)
        printed, unseen = 0b100, 0b100011  # Print; Invisible, Hidden, NoView
        assert flags & printed
        assert not flags & unseen
        assert [float(side) for side in field.Rect] == [0, 0, 0, 0]  # so it needs no appearance
        assert not {"/A", "/AA"} & set(field.keys())
        assert set(opened.Root.Perms.keys()) == {"/DocMDP"}
        assert not {"/OpenAction", "/AA", "/OCProperties"} & set(opened.Root.keys())
