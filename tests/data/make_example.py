"""Writes the example result, public view and foreground inventory: `python -m tests.data.make_example`.

The product is invented and stands on hand-made factors; it shows every shape that a result document can have.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from footprint.assessment import assess, document_of
from footprint.bom.values import Bom, Line, Product, TransportLeg
from footprint.engine.values import Choice, Options, Study, SupplierFootprint
from footprint.ledgers import Ledgers
from footprint.results.disclosure import public_view
from footprint.results.inventory_record import inventory_record
from tests.data.background import HandBackground

HERE = Path(__file__).parent
SECRET = bytes(range(32))

BOM = Bom(
    Product(
        name="Electric pump",
        name_zh="电动水泵",
        model="EP-100",
        sector="vehicle",
        declared_unit="piece",
        mass_kg=9.3,
        boundary="cradle-to-grave",
        reference_year=2025,
        site="CN-TJ",
        hs_code="8413.30",
    ),
    (
        Line(
            "1",
            "Housing",
            1,
            "piece",
            name_zh="壳体",
            transport=(TransportLeg("road", 800.0), TransportLeg("sea", 12000.0)),
        ),
        Line("1.1", "Aluminium body", 2.0, "kg", parent="1", name_zh="铝本体", loss=0.2, recycled_content=0.4),
        Line("1.2", "Bolts", 8, "piece", parent="1", name_zh="螺栓"),
        Line("2", "Steel rotor", 5.0, "kg", name_zh="钢转子", transport=(TransportLeg("road", 200.0),)),
        Line("3", "Impeller, ABS", 0.5, "kg", name_zh="ABS 叶轮", loss=0.05),
        Line("4", "Motor controller", 1, "piece", name_zh="电机控制器", transport=(TransportLeg("air", 1500.0),)),
        Line("5", "Assembly electricity", 12, "kWh", stage="production", name_zh="装配用电", data_type="primary"),
        Line("6", "Grid electricity, test bench", 3, "kWh", stage="production", name_zh="试验台用电"),
        Line("7", "Carton", 0.6, "kg", stage="packaging", name_zh="纸箱"),
        Line("8", "Electricity in use", 150, "kWh", stage="use", name_zh="使用阶段用电"),
        Line("9", "Disposal", 9.3, "kg", stage="end_of_life", name_zh="废弃处置"),
    ),
)
CHOICES = {
    "1.1": Choice("aluminium-primary-cn", score=0.96, by="matcher", reason="name and material agree"),
    "1.2": Choice("bolt-cn", score=0.91, by="Li Wei", reason="confirmed"),
    "2": Choice("steel-hot-rolled-cn", reason="named in the BOM"),
    "3": Choice("abs-cn", score=0.88, by="Li Wei", reason="confirmed"),
    "4": Choice(
        supplier=SupplierFootprint(
            id="sf-1",
            organisation="Haihe Electronics",
            version=2,
            source="PACT 3.0.3 exchange",
            product="Controller HC-7",
            unit="piece",
            factor=Ledgers(fossil=6.0, biogenic_emissions=0.2, biogenic_removals=-0.1, land_use_change=0.05),
            mass_kg_per_unit=1.64,
            primary_data_share=0.7,
            dqr=1.8,
            geography="CN",
            reference_period="2025-01-01/2025-12-31",
        ),
        reason="shared by the supplier",
    ),
    "5": Choice("electricity-wind-contract-cn", reason="named in the BOM"),
    "6": Choice("electricity-grid-cn", reason="named in the BOM"),
    "7": Choice("cardboard-cn", score=0.93, by="matcher", reason="name agrees"),
    "8": Choice("electricity-grid-cn", reason="named in the BOM"),
    "9": Choice("shredding-cn", score=0.9, by="matcher", reason="name agrees"),
}


def example(options: Options | None = None) -> tuple[Study, dict[str, Any], dict[str, Any], dict[str, Any]]:
    """The study, its document, its public view and its inventory."""
    background = HandBackground()
    assessment = assess(BOM, CHOICES, background, options or Options(iterations=1000))
    study = assessment.study
    versions = {"footprint": "0.1.0", "bw2calc": "3.1.0", "bw_processing": "1.6", "numpy": "2.4.0"}
    document = document_of(assessment, background, versions=versions)
    return study, document, public_view(document, SECRET), inventory_record(study, background, document, SECRET)


def main() -> None:
    _, document, public, inventory = example()
    for name, value in (("result", document), ("public", public), ("inventory", inventory)):
        text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
        (HERE / f"example_{name}.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
