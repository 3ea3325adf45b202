"""Random bills of materials that every format can hold."""

from __future__ import annotations

from hypothesis import strategies as st

from footprint.bom.texts import clean, half_width
from footprint.bom.values import STAGES, Bom, Line, Product, TransportLeg

texts = st.text(max_size=30).map(lambda text: clean(text, from_sheet=False))
codes = texts.map(half_width)
names = texts.filter(bool)
ids = codes.filter(lambda text: bool(text.strip()) and "#" not in text)
# Spreadsheet programs keep 15 significant digits
positive = st.floats(min_value=1e-300, max_value=1e300).map(lambda value: float(f"{value:.15g}"))
shares = st.floats(0, 0.999).map(lambda value: float(f"{value:.15g}"))
units = st.sampled_from(["kg", "g", "t", "piece", "kWh", "MJ", "m3", "L", "m", "m2", "t*km", "h"])
places = st.none() | st.sampled_from(["CN", "CN-TJ", "DE", "US-CA"])
legs = st.lists(
    st.builds(TransportLeg, st.sampled_from(["road", "rail", "inland", "sea", "air"]), positive), max_size=3
).map(tuple)

products = st.builds(
    Product,
    name=names,
    name_zh=texts,
    model=texts,
    sector=st.sampled_from(["vehicle", "chemical", "recycled_metal", "material", "other"]),
    declared_amount=positive,
    declared_unit=units,
    mass_kg=st.none() | positive,
    boundary=st.just("cradle-to-grave"),
    reference_year=st.none() | st.integers(1990, 2100),
    site=places,
    hs_code=st.none() | st.from_regex(r"[0-9]{4,13}", fullmatch=True),
)


@st.composite
def boms(draw: st.DrawFn) -> Bom:
    """Up to six lines; each may hang under an earlier one."""
    count = draw(st.integers(1, 6))
    keys = draw(st.lists(ids, min_size=count, max_size=count, unique=True))
    parents = [draw(st.none() | st.sampled_from(keys[:place])) if place else None for place in range(count)]
    lines = []
    for place, key in enumerate(keys):
        leaf = key not in parents
        dataset = draw(st.none() | names) if leaf else None
        supplier = draw(st.none() | names) if leaf and dataset is None else None
        recycled = draw(st.none() | shares) if leaf and supplier is None else None
        lines.append(
            Line(
                id=key,
                name=draw(names),
                quantity=draw(positive),
                unit=draw(units),
                stage=draw(st.sampled_from(STAGES)),
                parent=parents[place],
                name_zh=draw(texts),
                code=draw(codes),
                material=draw(codes),
                specification=draw(codes),
                part_number=draw(codes),
                dataset=dataset,
                supplier_footprint=supplier,
                origin=draw(places),
                loss=draw(shares),
                recycled_content=recycled,
                transport=draw(legs),
                data_type=draw(st.none() | st.sampled_from(["primary", "secondary"])),
                evidence=draw(texts),
                note=draw(texts),
            )
        )
    return Bom(draw(products), tuple(lines))
