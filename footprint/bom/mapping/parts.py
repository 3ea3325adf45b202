"""Lists that say in one row what a part is, which material it is made of and which substances that holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from footprint.bom.tables import Row
from footprint.bom.texts import clean

MATERIAL_ROLES = frozenset({"material", "material_mass", "share", "recycled_content", "data_type"})
SUBSTANCE_ROLES = frozenset({"substance", "substance_code", "substance_share"})
_FURTHER = MATERIAL_ROLES | SUBSTANCE_ROLES
_LISTED = 12  # substances of a material that its note names
_NOTE = 1_000


def parts_and_materials(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows of parts, each followed by the rows (depth 1) of its materials.

    A row whose part is empty or the same as in the row before continues that part; the same for its material. A part
    of one material, of which neither mass nor share is told, stays one row. Substances become the material's note.
    """
    for part, group in _parts(rows):
        materials = list(_materials(group))
        if not materials:
            yield part
        elif len(materials) == 1 and not materials[0].values.keys() & {"material_mass", "share"}:
            yield Row(part.number, {**part.values, **materials[0].values})
        else:
            yield part
            yield from materials


def _parts(rows: Iterable[Row]) -> Iterator[tuple[Row, list[Row]]]:
    part: Row | None = None
    group: list[Row] = []
    for row in rows:
        own = {role: value for role, value in row.values.items() if role not in _FURTHER}
        if part is not None and (not own or own == part.values):
            group.append(row)
            continue
        if part is not None:
            yield part, group
        part, group = Row(row.number, own), [row]
    if part is not None:
        yield part, group


def _materials(group: Iterable[Row]) -> Iterator[Row]:
    """The materials of one part."""
    material: Row | None = None
    substances: list[Mapping[str, object]] = []
    for row in group:
        own = {role: value for role, value in row.values.items() if role in MATERIAL_ROLES}
        if own and (material is None or own != material.values):
            if material is not None:
                yield _with_substances(material, substances)
            material, substances = Row(row.number, own, depth=1), []
        if row.values.keys() & SUBSTANCE_ROLES:
            substances.append(row.values)
    if material is not None:
        yield _with_substances(material, substances)


def _with_substances(material: Row, substances: list[Mapping[str, object]]) -> Row:
    if not substances:
        return material
    texts = [
        substance_text(found.get("substance"), found.get("substance_code"), found.get("substance_share"))
        for found in substances
    ]
    return Row(material.number, {**material.values, "note": composition(texts)}, material.depth)


def substance_text(name: object, code: object, share: object) -> str:
    """`iron (7439-89-6) 98.5`: what a list says of one substance, as it says it."""
    parts = (name, None if code is None else f"({clean(code)})", share)
    texts = [clean(part) for part in parts if part is not None]
    return " ".join(text for text in texts if text)


def composition(substances: list[str]) -> str:
    """The note of a material that names what it holds."""
    shown = [text for text in substances if text][:_LISTED]
    more = f"; … (+{len(substances) - len(shown)})" if len(substances) > len(shown) else ""
    return f"composition / 成分: {'; '.join(shown)}{more}"[:_NOTE]
