"""The examples that templates begin with: one small product of each sector, in either language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from footprint.bom.values import Bom, Line, Product, Sector, TransportLeg
from footprint.findings import Language

_Either = Callable[[str, str], str]


def example(language: Language, sector: Sector = "vehicle") -> Bom:
    """A made-up product of the sector whose file reads without a remark, and each of whose lines is matched."""

    def either(english: str, chinese: str) -> str:
        return chinese if language == "zh" else english

    made = _EXAMPLES[sector](either)
    return Bom(replace(made.product, sector=sector), made.lines)


def _bracket(either: _Either) -> Bom:
    """A sub-assembly, a loss, transport, electricity and packaging."""
    road = (TransportLeg("road", 120.0),)
    piece = either("piece", "件")
    return Bom(
        _product(either("Example bracket", "示例支架"), "示例支架", piece, mass_kg=1.31, hs_code="870829"),
        (
            Line("1", either("welded frame", "焊接框架"), 1.0, piece, part_number="EX-0100"),
            Line(
                "1.1",
                either("cold-rolled steel sheet", "冷轧钢板"),
                1.05,
                "kg",
                parent="1",
                material="DC01",
                specification=either("1.5 mm", "1.5 mm"),
                part_number="EX-0101",
                origin="CN",
                loss=0.12,
                transport=road,
                data_type="primary",
                evidence=either("delivery notes 2025", "2025 年送货单"),
            ),
            Line(
                "1.2",
                either("steel fastener M8", "螺栓 M8"),
                150.0,
                "g",
                parent="1",
                transport=(*road, TransportLeg("rail", 900.0)),
            ),
            Line("2", either("electricity", "电力"), 0.9, "kWh", stage="production", origin="CN-TJ"),
            Line("3", either("corrugated board box", "瓦楞纸箱"), 0.08, "kg", stage="packaging"),
        ),
    )


def _polymer(either: _Either) -> Bom:
    """A recipe per kilogram: feeds with their codes, utilities, a bag."""
    return Bom(
        _product(either("Example polyethylene", "示例聚乙烯"), "示例聚乙烯", "kg", mass_kg=1.0, hs_code="390120"),
        (
            Line(
                "1",
                either("ethylene", "乙烯"),
                1.02,
                "kg",
                code="CAS 74-85-1",
                origin="CN",
                data_type="primary",
                evidence=either("meter FT-101, 2025", "2025 年流量计 FT-101"),
            ),
            Line("2", either("nitrogen", "氮气"), 0.04, "kg"),
            Line("3", either("electricity", "电力"), 0.42, "kWh", stage="production", origin="CN-TJ"),
            Line("4", either("steam", "蒸汽"), 0.5, "MJ", stage="production"),
            Line(
                "5",
                either("polypropylene woven bag", "聚丙烯编织袋"),
                4.0,
                "g",
                stage="packaging",
                transport=(TransportLeg("road", 60.0),),
            ),
        ),
    )


def _ingot(either: _Either) -> Bom:
    """Scrap and alloying metal into an ingot: a melting loss, fuel and electricity."""
    return Bom(
        _product(either("Example aluminium ingot", "示例铝锭"), "示例铝锭", "t", mass_kg=1000.0, hs_code="760120"),
        (
            Line(
                "1",
                either("aluminium scrap", "废铝"),
                890.0,
                "kg",
                origin="CN",
                loss=0.06,
                transport=(TransportLeg("road", 350.0),),
                data_type="primary",
                evidence=either("weighbridge records 2025", "2025 年磅单"),
            ),
            Line("2", either("silicon metal", "工业硅"), 95.0, "kg", specification="441", origin="CN"),
            Line("3", either("copper cathode", "阴极铜"), 15.0, "kg"),
            Line("4", either("heat, natural gas", "热，工业炉燃天然气"), 2800.0, "MJ", stage="production"),
            Line("5", either("electricity", "电力"), 130.0, "kWh", stage="production", origin="CN-TJ"),
        ),
    )


def _compound(either: _Either) -> Bom:
    """A filled plastic: resin, fibre, electricity, packaging."""
    return Bom(
        _product(either("Example PA66 compound", "示例 PA66 改性料"), "示例 PA66 改性料", "kg", mass_kg=1.0),
        (
            Line("1", "PA66", 0.7, "kg", code="CAS 32131-17-2", loss=0.01, origin="CN"),
            Line(
                "2",
                either("glass fibre", "玻璃纤维"),
                0.3,
                "kg",
                loss=0.01,
                transport=(TransportLeg("road", 400.0), TransportLeg("sea", 1200.0)),
            ),
            Line("3", either("electricity", "电力"), 0.45, "kWh", stage="production", origin="CN-TJ"),
            Line("4", either("polyethylene packaging film", "聚乙烯包装膜"), 6.0, "g", stage="packaging"),
        ),
    )


def _product(name: str, name_zh: str, unit: str, *, mass_kg: float, hs_code: str | None = None) -> Product:
    return Product(
        name=name,
        name_zh=name_zh,
        model="EX-1",
        declared_unit=unit,
        mass_kg=mass_kg,
        reference_year=2025,
        site="CN-TJ",
        hs_code=hs_code,
    )


_EXAMPLES: dict[Sector, Callable[[_Either], Bom]] = {
    "vehicle": _bracket,
    "chemical": _polymer,
    "recycled_metal": _ingot,
    "material": _compound,
}
SECTORS: tuple[Sector, ...] = tuple(_EXAMPLES)
