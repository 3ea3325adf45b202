"""The label: one A4 page in both languages, drawn from the public view and from nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from footprint.bom.values import STAGES
from footprint.ledgers import LEDGERS
from reports import fonts
from reports.attachments import json_attachment
from reports.facts import (
    boundary_segments,
    covered_stages,
    criteria,
    declared_unit,
    dqr_class,
    excluded_stages,
    site_words,
)
from reports.figures import Bar, bars, boundary_strip, place, qr, text_at
from reports.metadata import Metadata
from reports.numbers import percent, quantity, significant
from reports.pdfa import finish
from reports.style import (
    AMBER,
    AMBER_MIST,
    GREY,
    INK,
    MIST,
    PALE,
    RULE,
    STAGE_COLOURS,
    TEAL,
    WHITE,
    fitted,
)
from reports.text import LANGUAGES, both, named, words
from reports.values import LabelFacts

WIDTH, HEIGHT = A4
MARGIN = 34.0
INNER = WIDTH - 2 * MARGIN
HALF = (INNER - 18) / 2
MOST_GROUPS = 7


def label_pdf(public: Mapping[str, Any], facts: LabelFacts, result_sha: str) -> bytes:
    """The unsigned PDF/A-3 label. `public` is the public view, `result_sha` the hash of the approved result document.

    ValueError when the facts or the public view belong to another result, or when that is incomplete.
    """
    if facts.snapshot != result_sha or public["sha256"] != result_sha:
        raise ValueError("the facts, the public view and the result must carry one snapshot hash")
    if public["complete"] is not True:
        raise ValueError("an incomplete result gets no label")
    fonts.register()
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, initialFontName=fonts.REGULAR, pageCompression=1)
    _Label(canvas, public, facts).draw()
    canvas.showPage()
    canvas.save()
    return finish(buffer.getvalue(), label_metadata(public, facts), [public_attachment(public)])


def public_attachment(public: Mapping[str, Any]) -> Any:
    """`public.json`, as every PDF of a labelled product carries it."""
    return json_attachment("public.json", public, words("label.attachment", "en"))


def machine_facts(document: Mapping[str, Any], facts: LabelFacts) -> dict[str, str]:
    """What a verifier holds against the attachments. `document` may be the result or its public view."""
    return {
        "number": facts.number,
        "product": str(document["product"]["name"]),
        "snapshot": facts.snapshot,
        "total": repr(float(document["footprint"]["total"])),
        "declared-unit": declared_unit(document, "en"),
        "release": str(document["release"]),
        "issued": facts.issued.isoformat(),
        "valid-until": facts.valid_until.isoformat(),
        "status": facts.status_url,
        "sample": "yes" if facts.sample else "no",
    }


def label_metadata(public: Mapping[str, Any], facts: LabelFacts) -> Metadata:
    """Title, dates and the machine-readable facts."""
    product = public["product"]
    value, unit = significant(public["footprint"]["total"]), declared_unit(public, "en")
    sample = f"{both('sample')}  " if facts.sample else ""
    return Metadata(
        kind="label",
        title=fonts.shown(f"{sample}{words('label.title', 'en')}: {product['name']}"),
        subject=fonts.shown(sample + words("label.subject", "en", number=facts.number, value=value, unit=unit)),
        author=fonts.shown(facts.verifier_organisation),
        language="en",
        created=facts.issued,
        facts=machine_facts(public, facts),
    )


class _Label:
    def __init__(self, canvas: Canvas, public: Mapping[str, Any], facts: LabelFacts) -> None:
        self.canvas, self.public, self.facts = canvas, public, facts
        self.product: Mapping[str, Any] = public["product"]
        self.footprint: Mapping[str, Any] = public["footprint"]
        self.y = HEIGHT

    def draw(self) -> None:
        if self.facts.sample:
            self._watermark()
        self._header()
        self._product()
        self._value()
        self._boundary()
        self._charts()
        self._tables()
        self._grid()
        self._statements()
        self._footer()

    def _watermark(self) -> None:
        canvas = self.canvas
        canvas.saveState()
        canvas.translate(WIDTH / 2, HEIGHT / 2 - 40)
        canvas.rotate(52)
        for row in (-1, 0, 1):
            text_at(canvas, 0, row * 190 - 30, both("sample"), 92, bold=True, colour=AMBER_MIST, align="centre")
        canvas.restoreState()

    def _header(self) -> None:
        canvas = self.canvas
        canvas.setFillColor(TEAL)
        canvas.rect(0, HEIGHT - 58, WIDTH, 58, stroke=0, fill=1)
        text_at(canvas, MARGIN, HEIGHT - 29, words("label.title", "en"), 19, bold=True, colour=WHITE)
        text_at(canvas, MARGIN, HEIGHT - 46, words("label.title", "zh"), 12, colour=WHITE)
        text_at(canvas, WIDTH - MARGIN, HEIGHT - 24, both("number"), 7.5, colour=WHITE, align="right")
        text_at(canvas, WIDTH - MARGIN, HEIGHT - 42, self.facts.number, 13, bold=True, colour=WHITE, align="right")
        self.y = HEIGHT - 58
        if self.facts.sample:
            canvas.setFillColor(AMBER)
            canvas.rect(0, self.y - 30, WIDTH, 30, stroke=0, fill=1)
            text_at(canvas, MARGIN, self.y - 21, both("sample"), 16, bold=True, colour=WHITE)
            for line, language in enumerate(LANGUAGES):
                long = words("sample.long", language).partition(":" if language == "en" else "：")[2].strip()
                text_at(canvas, WIDTH - MARGIN, self.y - 13 - 10 * line, long, 7.2, colour=WHITE, align="right")
            self.y -= 30
        self.y -= 12

    def _product(self) -> None:
        canvas, top, side = self.canvas, self.y, 82.0
        width = INNER - side - 20
        name, name_zh = str(self.product["name"]), str(self.product.get("name_zh") or "")
        size = 20.0 * width / stringWidth(fonts.shown(name), fonts.BOLD, 20)  # on one line, when that stays large
        size = min(size - 0.1, 20.0) if size > 15 else 20.0
        y = place(canvas, fitted(name, width, 50, size, least=8, bold=True, ratio=1.2), MARGIN, top, width)
        if name_zh and name_zh != name:
            y = place(canvas, fitted(name_zh, width, 30, 12, least=7), MARGIN, y - 1, width)
        model = str(self.product.get("model") or "")
        parts = [f"{both('label.model')}: {model}"] if model else []
        if self.product.get("hs_code"):
            parts.append(f"HS {self.product['hs_code']}")
        if parts:
            place(canvas, fitted("  |  ".join(parts), width, 12, 8, least=5.5, colour=GREY), MARGIN, y - 2, width)
        qr(canvas, self.facts.status_url, WIDTH - MARGIN - side, top - side, side)
        canvas.linkURL(
            self.facts.status_url, (WIDTH - MARGIN - side, top - side, WIDTH - MARGIN, top), relative=0, thickness=0
        )
        text_at(
            canvas, WIDTH - MARGIN - side / 2, top - side - 7, both("label.check"), 6.5, colour=GREY, align="centre"
        )
        self.y = top - side - 16

    def _value(self) -> None:
        canvas, height = self.canvas, 76.0
        canvas.setFillColor(MIST)
        canvas.roundRect(MARGIN, self.y - height, INNER, height, 6, stroke=0, fill=1)
        canvas.setFillColor(TEAL)
        canvas.rect(MARGIN, self.y - height, 5, height, stroke=0, fill=1)
        text_at(canvas, MARGIN + 18, self.y - 16, both("label.value"), 8, colour=GREY)
        number = significant(self.footprint["total"])
        size = min(46.0, 46.0 * 9 / max(len(number), 1))
        text_at(canvas, MARGIN + 18, self.y - 56, number, size, bold=True, colour=TEAL)
        x = MARGIN + 18 + stringWidth(fonts.shown(number), fonts.BOLD, size) + 10
        room = WIDTH - MARGIN - 168 - x
        place(canvas, fitted("kg CO₂e", room, 26, 17, bold=True, colour=INK), x, self.y - 25, room)
        unit_en, unit_zh = declared_unit(self.public, "en"), declared_unit(self.public, "zh")
        per = words("per", "en", unit=unit_en)
        per += "" if unit_en == unit_zh and not unit_zh else f"  {words('per', 'zh', unit=unit_zh)}"
        place(canvas, fitted(per, room, 26, 10.5), x, self.y - 47, room)
        right, y = WIDTH - MARGIN - 160, self.y - 8
        for caption, value in self._beside():
            place(canvas, fitted(caption, 150, 9, 6.5, least=5, colour=GREY), right, y, 150)
            place(canvas, fitted(value, 150, 12, 9, bold=True), right, y - 8.5, 150)
            y -= 22
        self.y -= height + 10

    def _beside(self) -> list[tuple[str, str]]:
        excluding = self.footprint["total_excluding_biogenic_uptake"]
        mass = self.product.get("mass_kg")
        rows = [(both("ledger.total_excluding_biogenic_uptake"), f"{significant(excluding)} kg CO₂e")]
        rows.append((both("label.product mass"), f"{quantity(float(mass))} kg" if mass else both("not stated")))
        uncertainty = self.public.get("uncertainty")
        if uncertainty:
            span = f"{significant(uncertainty['p5'])} – {significant(uncertainty['p95'])} kg CO₂e"
            rows.append((both("label.uncertainty"), span))
        else:
            year = self.product.get("reference_year")
            rows.append((both("label.year"), str(year) if year else both("not stated")))
        return rows

    def _heading(self, key: str, x: float, width: float, note: str = "") -> float:
        text_at(self.canvas, x, self.y - 8, both(key), 8.5, bold=True, colour=TEAL)
        if note:
            place(
                self.canvas,
                fitted(note, width * 0.42, 9, 6.5, align=2, colour=GREY),
                x + width * 0.58,
                self.y - 1,
                width * 0.42,
            )
        self.canvas.setStrokeColor(TEAL)
        self.canvas.setLineWidth(0.8)
        self.canvas.line(x, self.y - 12, x + width, self.y - 12)
        return float(self.y - 16)

    def _boundary(self) -> None:
        boundary = str(self.product.get("boundary") or "")
        note = f"{named('boundary', boundary, 'en')}  {named('boundary', boundary, 'zh')}"
        top = self._heading("label.boundary", MARGIN, INNER, note)
        segments = boundary_segments(
            self.product, lambda stage: (words(f"stage.{stage}", "en"), words(f"stage.{stage}", "zh"))
        )
        boundary_strip(self.canvas, (MARGIN, top, INNER, 28), segments)
        dashed = f"{both('covered')} ■    {both('not covered')} □"
        place(self.canvas, fitted(dashed, INNER, 10, 6.5, align=2, colour=GREY), MARGIN, top - 30, INNER)
        self.y = top - 28 - 18

    def _charts(self) -> None:
        height, total = 114.0, float(self.footprint["total"])
        stages = self.public["stages"]
        rows = [
            Bar(both(f"stage.{stage}"), stages.get(stage), STAGE_COLOURS[stage])
            for stage in STAGES
            if stage in covered_stages(self.product) or stage in stages
        ]
        top = self._heading("label.stages", MARGIN, HALF, "kg CO₂e")
        bars(self.canvas, (MARGIN, top - 2, HALF, height - 18), rows, total)
        right = MARGIN + HALF + 18
        self._heading("label.groups", right, HALF, "kg CO₂e")
        bars(self.canvas, (right, top - 2, HALF, height - 18), self._groups(), total)
        self.y -= height + 8

    def _groups(self) -> list[Bar]:
        groups = sorted(self.public["label_groups"].items(), key=lambda item: (-abs(item[1]), item[0]))
        shown = [(name, value) for name, value in groups if name != "other"]
        other = sum(value for name, value in groups if name == "other") + sum(
            value for _, value in shown[MOST_GROUPS - 1 :]
        )
        rows = [
            Bar(f"{named('group', name, 'en')}  {named('group', name, 'zh')}", value)
            for name, value in shown[: MOST_GROUPS - 1]
        ]
        if any(name == "other" for name, _ in groups) or len(shown) >= MOST_GROUPS:
            rows.append(Bar(both("label.other"), other, PALE))
        return rows

    def _tables(self) -> None:
        left = [(both(f"ledger.{name}"), f"{significant(self.footprint[name])}") for name in LEDGERS]
        left.append((both("ledger.total"), significant(self.footprint["total"])))
        carbon = self.footprint.get("biogenic_carbon_content")
        if carbon is not None:
            left.append((both("ledger.biogenic_carbon_content"), significant(carbon)))
        top = self._heading("label.ledgers", MARGIN, HALF, "kg CO₂e")
        low = self._rows(left, MARGIN, top, bold=len(LEDGERS))
        right = MARGIN + HALF + 18
        self._heading("label.quality", right, HALF)
        low = min(low, self._rows(self._quality(), right, top))
        self.y = low - 14

    def _quality(self) -> list[tuple[str, str]]:
        quality = self.public["quality"]
        dqr, cut_off = quality.get("dqr"), quality.get("cut_off_share")
        grade = "" if dqr is None else f"{dqr:.1f}  {dqr_class(dqr, 'en')}  {dqr_class(dqr, 'zh')}"
        electricity, recycling = self.public["electricity"], self.public["recycling"]
        rows = [
            (both("label.dqr"), grade or both("not stated")),
            (both("label.primary"), percent(quality.get("primary_data_share") or 0.0)),
            (both("label.cut-off"), both("not stated") if cut_off is None else percent(cut_off)),
        ]
        for approach in ("location_based", "market_based"):
            value = electricity.get(approach)
            declared = f", {both('declared')}" if approach == f"{electricity['declared']}_based" else ""
            caption = f"{both('label.electricity')}: {words(f'electricity.{approach}', 'en')}{declared}"
            rows.append((caption, f"{significant(value)} kg CO₂e" if value is not None else both("not applicable")))
        chosen = str(recycling["declared"])
        rows.append(
            (both("label.recycling"), f"{named('recycling', chosen, 'en')}  {named('recycling', chosen, 'zh')}")
        )
        return rows

    def _rows(self, rows: list[tuple[str, str]], x: float, top: float, bold: int | None = None) -> float:
        for index, (caption, value) in enumerate(rows):
            y = top - index * 13
            strong = index == bold
            rest = min(stringWidth(fonts.shown(value), fonts.BOLD, 7.4) + 8, HALF * 0.6)
            text = fitted(caption, HALF - rest, 12, 7.4, least=5, bold=strong, ratio=1.22)
            place(self.canvas, text, x, y, HALF - rest)
            number = fitted(value, rest, 12, 7.4, least=5, bold=True, align=2, ratio=1.22)
            place(self.canvas, number, x + HALF - rest, y, rest)
            self.canvas.setStrokeColor(RULE)
            self.canvas.setLineWidth(0.35)
            self.canvas.line(x, y - 11.6, x + HALF, y - 11.6)
        return top - len(rows) * 13

    def _grid(self) -> None:
        facts = self.facts
        version = {"id": facts.report_id, "version": facts.report_version}
        holder = _pair(facts.holder, facts.holder_zh)
        verifier = _pair(facts.verifier_organisation, facts.verifier_organisation_zh)
        assurance = f"{named('assurance', facts.assurance, 'en')}  {named('assurance', facts.assurance, 'zh')}"
        site = site_words(facts.site, self.product)
        cells = [
            ("label.holder", holder),
            ("label.verifier", f"{verifier}; {facts.verifier}" if facts.verifier else verifier),
            ("issued", facts.issued.isoformat()),
            ("label.site", site),
            ("label.assurance", assurance),
            ("valid until", facts.valid_until.isoformat()),
            ("label.criteria", criteria(self.public, facts.criteria)),
            ("label.method", _method(self.public)),
            ("label.report", both("label.report value", **version)),
        ]
        shares = (0.37, 0.37, 0.26)
        row_height = 35.0
        for index, (key, value) in enumerate(cells):
            row, column = divmod(index, 3)
            x = MARGIN + INNER * sum(shares[:column])
            width = INNER * shares[column] - 10
            y = self.y - row * row_height
            text_at(self.canvas, x, y - 6, both(key), 6.3, colour=GREY)
            place(self.canvas, fitted(value or both("not stated"), width, 23, 8, least=5, ratio=1.22), x, y - 8, width)
        self.y -= 3 * row_height + 2
        for key, value in (("label.release", str(self.public["release"])), ("label.snapshot", facts.snapshot)):
            text_at(self.canvas, MARGIN, self.y - 6, both(key), 6.3, colour=GREY)
            text_at(self.canvas, MARGIN + INNER * 0.37, self.y - 6, value, 6.8)
            self.y -= 10
        self.y -= 3

    def _statements(self) -> None:
        text_at(self.canvas, MARGIN, self.y - 7, both("label.statement title"), 7, bold=True, colour=TEAL)
        bottom = 40.0
        height = self.y - 10 - bottom
        for x, language in zip((MARGIN, MARGIN + HALF + 18), LANGUAGES, strict=True):
            separator = ", " if language == "en" else "、"
            lists = {
                name: separator.join(words(f"stage.{stage}", language) for stage in stages) or words("none", language)
                for name, stages in (
                    ("covered", covered_stages(self.product)),
                    ("excluded", excluded_stages(self.product)),
                )
            }
            text = words("label.statement", language, **lists)
            place(self.canvas, fitted(text, HALF, height, 7.5, least=5), x, self.y - 10, HALF)

    def _footer(self) -> None:
        canvas = self.canvas
        canvas.setStrokeColor(RULE)
        canvas.line(MARGIN, 37, WIDTH - MARGIN, 37)
        for line, (key, colour) in enumerate((("label.signed", GREY), ("not national", INK))):
            for x, language in zip((MARGIN, MARGIN + HALF + 18), LANGUAGES, strict=True):
                made = fitted(words(key, language), HALF, 10, 6.5, least=4.5, colour=colour)
                place(canvas, made, x, 35 - line * 10, HALF)


def _pair(name: str, name_zh: str) -> str:
    return name if not name_zh or name_zh == name else f"{name}  {name_zh}"


def _method(public: Mapping[str, Any]) -> str:
    method = public["method"]
    return f"{method['standard']}; {method['characterisation']}, {method['indicator']}"
