from __future__ import annotations

import copy
import io
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pikepdf
import pytest
from pikepdf.pdfa import validate_written

from reports import label_pdf
from tests.data.labelled import facts_for, load

POPPLER = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")


def text_of(pdf: bytes) -> str:
    shown = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return re.sub(r"\s+", " ", shown.decode())


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """Font name → whether its program is embedded."""
    found = {}
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for item in opened.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == pikepdf.Name.Font:
                found[str(item.BaseFont)] = "/FontFile2" in item.get("/FontDescriptor", {})
    return found


def label(public: dict[str, Any], **changes: Any) -> bytes:
    return label_pdf(public, facts_for(public, **changes), public["sha256"])


def variant(**product: Any) -> dict[str, Any]:
    public = load("public")
    public["product"].update(product)
    return public


def negative_and_zero() -> dict[str, Any]:
    public = load("public")
    public["stages"] = {"materials": 0.0, "production": -3.5, "transport": 0.0, "packaging": 150.94726315789475}
    public["label_groups"] = {f"group with a long name {index}": (-1.0) ** index * index for index in range(12)}
    return public


def empty() -> dict[str, Any]:
    public = variant(name_zh="", model="", site=None, hs_code=None, mass_kg=None, reference_year=None)
    public["footprint"] = dict.fromkeys(public["footprint"], 0.0)
    public |= {"stages": {}, "label_groups": {}}
    public["quality"] = {"dqr": None, "primary_data_share": 0.0, "cut_off_share": 0.0}
    public["electricity"] = {"declared": "location", "location_based": 0.0, "market_based": None}
    return public


CASES = {
    "example": load("public"),
    "long": variant(name="Granulate for blow moulding " * 12, name_zh="高密度聚乙烯颗粒" * 40, model="X" * 300),
    "hostile": variant(name="<b>&amp;\"'</b> \U0001f600\u202e\x07 /ByteRange [0 1 2 3] %%EOF", name_zh="<img src=x>"),
    "negative": negative_and_zero(),
    "empty": empty(),
}


@pytest.mark.parametrize("name", CASES)
def test_every_label_is_one_page_of_pdf_a_3_with_embedded_fonts(name: str) -> None:
    pdf = label(CASES[name])
    report = validate_written(io.BytesIO(pdf), "3b")
    assert report.passed, [str(finding) for finding in report.findings]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == 1
    embedded = fonts_of(pdf)
    assert embedded
    assert all(embedded.values())
    assert all("NotoSansSC" in font for font in embedded)


@pytest.mark.parametrize("name", CASES)
def test_the_same_input_gives_the_same_bytes(name: str) -> None:
    assert label(CASES[name]) == label(copy.deepcopy(CASES[name]))


def test_threads_do_not_disturb_each_other() -> None:
    alone = {name: label(public) for name, public in CASES.items()}
    with ThreadPoolExecutor(4) as pool:
        together = dict(zip(CASES, pool.map(label, CASES.values()), strict=True))
    assert alone == together


def test_an_incomplete_result_gets_no_label() -> None:
    with pytest.raises(ValueError, match="incomplete"):
        label({**load("public"), "complete": False})


def test_the_public_view_is_attached_as_it_is_and_nothing_else() -> None:
    from footprint.canonical import canonical_bytes

    public = load("public")
    with pikepdf.open(io.BytesIO(label(public))) as pdf:
        assert list(pdf.attachments) == ["public.json"]
        assert pdf.attachments["public.json"].get_file().read_bytes() == canonical_bytes(public)
        (specification,) = pdf.Root.AF
        assert specification.AFRelationship == pikepdf.Name.Data
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True


def test_the_metadata_says_which_label_it_is() -> None:
    public = load("public")
    with pikepdf.open(io.BytesIO(label(public))) as pdf, pdf.open_metadata() as xmp:
        identifiers = set(xmp["xmp:Identifier"])
        assert f"urn:footprint:snapshot:{public['sha256']}" in identifiers
        assert "urn:footprint:number:FP-2026-000123" in identifiers
        assert "urn:footprint:sample:yes" in identifiers
        assert "Electric pump" in xmp["dc:title"]
        assert "SAMPLE" in xmp["dc:title"]


def test_a_label_of_another_snapshot_is_not_drawn() -> None:
    public = load("public")
    with pytest.raises(ValueError, match="one snapshot hash"):
        label_pdf(public, facts_for(public, snapshot="0" * 64), public["sha256"])
    with pytest.raises(ValueError, match="one snapshot hash"):
        label_pdf({**public, "sha256": "0" * 64}, facts_for(public), public["sha256"])


@POPPLER
def test_the_page_says_what_a_label_must_say() -> None:
    text = text_of(label(load("public")))
    for words in (
        "SAMPLE 样例",
        "Electric pump",
        "电动水泵",
        "147.4",
        "per 1 piece 每 1 件",
        "FP-2026-000123",
        "2026-11-21",
        "2028-11-20",
        "Haihe Pumps Co., Ltd.",
        "海河泵业有限公司",
        "Ziya Industrial Park",
        "Demo Certification Body",
        "limited assurance 有限保证",
        "GB/T 24067-2024",
        "RPT-2026-0007, version 1",
        load("public")["sha256"],
        load("public")["release"],
        "cradle to grave",
        "Area of concern: climate change only",
        "不含碳抵消",
        "145.7",
        "2.214",
        "Check its status",
        "not the national product carbon footprint mark",
        "不是国家产品碳足迹标识",
        "2.0 very good 很好",
    ):
        assert words in text, words


@POPPLER
def test_only_a_sample_says_sample() -> None:
    assert "SAMPLE" in text_of(label(load("public")))
    assert "样例" not in text_of(label(load("public"), sample=False))
    assert "SAMPLE" not in text_of(label(load("public"), sample=False))


@POPPLER
def test_users_text_is_shown_and_never_interpreted() -> None:
    text = text_of(label(CASES["hostile"]))
    assert "<b>&amp;\"'</b> □□□" in text
    assert "<img src=x>" in text


@POPPLER
def test_what_is_missing_is_said_to_be_missing() -> None:
    text = text_of(label(CASES["empty"], holder="", holder_zh="", site=""))
    assert text.count("not stated 未说明") >= 4
    assert "not applicable 不适用" in text
