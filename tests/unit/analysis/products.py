"""Products on the background of tests/data/background.py that the tests of an analysis share."""

from __future__ import annotations

from collections.abc import Mapping

from footprint.analysis.model import Model, Prepared
from footprint.bom.values import Bom, Line, Product, TransportLeg
from footprint.declarations import NOTHING, Declarations
from footprint.engine.study import calculate
from footprint.engine.values import Choice, Options, Study, SupplierFootprint
from footprint.ledgers import Ledgers
from tests.data.background import HandBackground

SUPPLIER = SupplierFootprint("s", "Supplier", 2, "form", "Controller", "piece", Ledgers(fossil=6.0), dqr=2.0)

# steel 10 kg × 2 = 20, on the road 10 kg × 100 km = 1 t·km × 0.1 = 0.1; sensors 2 × 3 = 6; power 5 kWh × 0.6 = 3;
# board 2 kg: 2 fossil, 0.6 biogenic, −3 uptake, 0.2 land use = −0.2; controller 6. Together 34.9
LINES: tuple[tuple[Line, str | SupplierFootprint], ...] = (
    (Line("1", "Steel", 10, "kg", name_zh="钢", transport=(TransportLeg("road", 100.0),)), "steel-hot-rolled-cn"),
    (Line("2", "Sensor", 2, "piece"), "sensor-cn"),
    (Line("3", "Power", 5, "kWh", stage="production", data_type="primary", evidence="meter"), "electricity-grid-cn"),
    (Line("4", "Board", 2, "kg", stage="packaging"), "cardboard-cn"),
    (Line("5", "Controller", 1, "piece", origin="CN-TJ"), SUPPLIER),
)
TOTAL = 34.9


def bom_of(*lines: tuple[Line, object], **product: object) -> Bom:
    return Bom(Product("Thing", **product), tuple(line for line, _ in lines))  # type: ignore[arg-type]


def choices_of(*lines: tuple[Line, str | SupplierFootprint | None]) -> dict[str, Choice]:
    return {
        line.id: Choice(dataset=data) if isinstance(data, str) else Choice(supplier=data)
        for line, data in lines
        if data is not None
    }


def study_of(*lines: tuple[Line, str | SupplierFootprint | None], **product: object) -> Study:
    return calculate(bom_of(*lines, **product), choices_of(*lines), HandBackground(), Options())


def model_of(
    *lines: tuple[Line, str | SupplierFootprint | None],
    declarations: Declarations = NOTHING,
    options: Options | None = None,
    suppliers: Mapping[str, SupplierFootprint] | None = None,
    **product: object,
) -> Model:
    """These lines with their choices on the hand-made background; declared profiles become lines as in the service."""

    def prepared(declared: Declarations) -> Prepared:
        from footprint.assessment import prepare

        return prepare(bom_of(*lines, **product), choices_of(*lines), HandBackground().catalogue, declared)

    return Model(prepared, declarations, options or Options(), HandBackground(), suppliers or {})
