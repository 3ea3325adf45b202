"""One small background in each format that `footprint import` reads, solved by hand.

1 kWh electricity: 0.5 kg fossil CO2, 1 g fossil CH4 → 0.5 + 0.001 × 29.8 = 0.5298 kg CO2e.
10 kg steel: 20 kWh electricity, 12 kg fossil CO2 → (20 × 0.5298 + 12) / 10 = 2.2596 kg CO2e a kg.
"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl

ELECTRICITY, STEEL = 0.5298, 2.2596
Rows = list[list[object]]

HEADING: list[object] = ["name", "amount", "unit", "location", "type", "categories", "database", "reference product"]
ACTIVITIES: dict[str, tuple[dict[str, object], Rows]] = {
    "electricity, medium voltage": (
        {"reference product": "electricity", "unit": "kilowatt hour", "location": "DE", "year": 2021},
        [
            ["electricity, medium voltage", 1, "kilowatt hour", "DE", "production", "", "own", "electricity"],
            ["Carbon dioxide, fossil", 0.5, "kilogram", "", "biosphere", "air::urban air", "biosphere3", ""],
            ["Methane, fossil", 0.001, "kilogram", "", "biosphere", "air", "biosphere3", ""],
            ["Sulfur dioxide", 0.002, "kilogram", "", "biosphere", "air", "biosphere3", ""],
        ],
    ),
    "steel production": (
        {"reference product": "steel", "unit": "kilogram", "location": "RER", "year": 2020},
        [
            ["steel production", 10, "kilogram", "RER", "production", "", "own", "steel"],
            ["electricity, medium voltage", 72, "megajoule", "DE", "technosphere", "", "own", "electricity"],
            ["Carbon dioxide, fossil", 12, "kilogram", "", "biosphere", "air", "biosphere3", ""],
        ],
    ),
}


def write_excel(path: Path, activities: dict[str, tuple[dict[str, object], Rows]] | None = None) -> Path:
    """A Brightway workbook of these activities."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Database", "own"])
    sheet.append([])
    for name, (fields, rows) in (activities or ACTIVITIES).items():
        sheet.append(["Activity", name])
        for field, value in fields.items():
            sheet.append([field, value])
        sheet.append(["Exchanges"])
        for row in [HEADING, *rows]:
            sheet.append(row)
        sheet.append([])
    book.save(path)
    return path


def _flow(identifier: str, name: str, kind: str, category: str, cas: str | None = None) -> dict[str, Any]:
    flow = {"@type": "Flow", "@id": identifier, "name": name, "flowType": kind, "category": category}
    return {**flow, "cas": cas} if cas else flow


JSONLD_FLOWS = {
    one["@id"]: one
    for one in (
        _flow("f-el", "Electricity", "PRODUCT_FLOW", "Energy"),
        _flow("f-st", "Steel", "PRODUCT_FLOW", "Metals"),
        _flow("f-sl", "Slag", "WASTE_FLOW", "Waste"),
        _flow("f-co2", "Carbon dioxide, fossil", "ELEMENTARY_FLOW", "Elementary flows/Emission to air/unspecified"),
        _flow("f-ch4", "Methane, fossil", "ELEMENTARY_FLOW", "Elementary flows/Emission to air/unspecified"),
        _flow("f-up", "Carbon dioxide, in air", "ELEMENTARY_FLOW", "Elementary flows/Resource/in air"),
    )
}


def row(flow: str, amount: float, unit: str, *, enters: bool = False, **more: object) -> dict[str, Any]:
    """An exchange of schema 2."""
    return {
        "@type": "Exchange",
        "flow": {"@type": "Flow", "@id": flow, "name": JSONLD_FLOWS[flow]["name"]},
        "amount": amount,
        "unit": {"@type": "Unit", "name": unit},
        "isInput": enters,
        **more,
    }


def dataset(identifier: str, name: str, exchanges: list[dict[str, Any]], **more: object) -> dict[str, Any]:
    """A process of schema 2."""
    return {
        "@type": "Process",
        "@id": identifier,
        "name": name,
        "location": {"@type": "Location", "@id": "l-de", "name": "Germany"},
        "processDocumentation": {"validFrom": "2019-01-01", "validUntil": "2022-12-31"},
        "exchanges": exchanges,
        **more,
    }


# slag goes to its treatment: 2 kg for 10 kg steel, 0.1 kg CO2 a kg → steel 2.2596 + 0.02
JSONLD_STEEL = STEEL + 0.02
JSONLD = [
    dataset(
        "p-el",
        "Electricity, grid",
        [
            row("f-el", 3.6, "MJ", isQuantitativeReference=True),
            row("f-co2", 500, "g"),
            row("f-ch4", 0.001, "kg"),
        ],
    ),
    dataset("p-el2", "Electricity, other grid", [row("f-el", 1, "kWh", isQuantitativeReference=True)]),
    dataset(
        "p-st",
        "Steel, at plant",
        [
            row("f-st", 10, "kg", isQuantitativeReference=True),
            row("f-el", 20, "kWh", enters=True, defaultProvider={"@type": "Process", "@id": "p-el"}),
            row("f-co2", 12, "kg"),
            row("f-sl", 2, "kg"),
        ],
    ),
    dataset(
        "p-sl",
        "Slag, to landfill",
        [row("f-sl", 1, "kg", enters=True, isQuantitativeReference=True), row("f-co2", 0.1, "kg")],
    ),
]


def jsonld_files(processes: list[dict[str, Any]] | None = None) -> dict[str, bytes]:
    """Name → bytes of a JSON-LD package of schema 2."""
    files = {"openlca.json": {"schemaVersion": 2}}
    files |= {f"processes/{one['@id']}.json": one for one in processes or JSONLD}
    files |= {f"flows/{one['@id']}.json": one for one in JSONLD_FLOWS.values()}
    files["locations/l-de.json"] = {"@type": "Location", "@id": "l-de", "name": "Germany", "code": "DE"}
    return {name: json.dumps(value).encode() for name, value in files.items()}


def write_zip(path: Path, files: dict[str, bytes]) -> Path:
    """An archive of these files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def write_folder(path: Path, files: dict[str, bytes]) -> Path:
    """A folder of these files."""
    for name, data in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)
    return path


def spold(
    activity: str, name: str, flow: str, product: str, amount: float, unit: str, exchanges: str, location: str = "DE"
) -> bytes:
    """An ecoSpold 2 data set with what the schema requires of the parts that are read."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<ecoSpold xmlns="http://www.EcoInvent.org/EcoSpold02"><activityDataset>
<activityDescription>
 <activity id="{activity}" specialActivityType="0"><activityName xml:lang="en">{name}</activityName>
  <generalComment><text xml:lang="en" index="1">made for a test</text></generalComment></activity>
 <geography geographyId="g"><shortname xml:lang="en">{location}</shortname></geography>
 <technology technologyLevel="3"></technology>
 <timePeriod startDate="2018-01-01" endDate="2023-12-31" isDataValidForEntirePeriod="true"></timePeriod>
</activityDescription>
<flowData>
 <intermediateExchange id="r" intermediateExchangeId="{flow}" amount="{amount}" productionVolumeAmount="1">
  <name xml:lang="en">{product}</name><unitName xml:lang="en">{unit}</unitName><outputGroup>0</outputGroup>
 </intermediateExchange>
 {exchanges}
</flowData>
<modellingAndValidation></modellingAndValidation>
<administrativeInformation><dataEntryBy personName="a" personEmail="b"/>
<dataGeneratorAndPublication personName="a" personEmail="b"/></administrativeInformation>
</activityDataset></ecoSpold>""".encode()


def spold_input(flow: str, name: str, amount: float, unit: str, link: str = "") -> str:
    """An input of ecoSpold 2."""
    linked = f' activityLinkId="{link}"' if link else ""
    return (
        f'<intermediateExchange id="i{flow}" intermediateExchangeId="{flow}" amount="{amount}"{linked}>'
        f"<name>{name}</name><unitName>{unit}</unitName><inputGroup>5</inputGroup></intermediateExchange>"
    )


def spold_emission(flow: str, name: str, amount: float, sub: str = "urban air close to ground", more: str = "") -> str:
    """An emission to air of ecoSpold 2."""
    return (
        f'<elementaryExchange id="e{flow}" elementaryExchangeId="{flow}" amount="{amount}"><name>{name}</name>'
        f"<unitName>kg</unitName>{more}<compartment subcompartmentId='c'><compartment>air</compartment>"
        f"<subcompartment>{sub}</subcompartment></compartment><outputGroup>4</outputGroup></elementaryExchange>"
    )


LOGNORMAL = (
    '<uncertainty><lognormal meanValue="0.5" mu="-0.693" variance="0.01" '
    'varianceWithPedigreeUncertainty="0.04"/></uncertainty>'
)
# treatment makes −1 kg of its waste; steel gives it 2 kg, which the file writes as an input of −2
ECOSPOLD_STEEL = STEEL + 0.02
ECOSPOLD = {
    "a-el_f-el.spold": spold(
        "a-el",
        "electricity production",
        "f-el",
        "electricity",
        1,
        "kWh",
        spold_emission("e1", "Carbon dioxide, fossil", 0.5, more=LOGNORMAL)
        + spold_emission("e2", "Methane, fossil", 0.001),
    ),
    "a-st_f-st.spold": spold(
        "a-st",
        "steel production",
        "f-st",
        "steel",
        10,
        "kg",
        spold_input("f-el", "electricity", 20, "kWh", "a-el")
        + spold_input("f-sl", "slag", -2, "kg", "a-sl")
        + spold_emission("e1", "Carbon dioxide, fossil", 12),
        location="RoW",
    ),
    "a-sl_f-sl.spold": spold(
        "a-sl", "treatment of slag", "f-sl", "slag", -1, "kg", spold_emission("e1", "Carbon dioxide, fossil", 0.1)
    ),
}

SIMAPRO = """{SimaPro 9.4.0.2}
{processes}
{Date: 02/03/2021}
{Time: 15:13:17}
{Project: Own data}
{CSV Format version: 9.0.0}
{CSV separator: Semicolon}
{Decimal separator: .}
{Date separator: /}
{Short date format: dd/MM/yyyy}

Process

Category type
energy

Process identifier
Own000001

Type
Unit process

Process name
Grid

Time period
2021

Products
Electricity grid/DE;kWh;1;100;not defined;Energy;

Emissions to air
Carbon dioxide, fossil;high. pop.;kg;0.5;Undefined;0;0;0;
Methane, fossil;;g;1;Undefined;0;0;0;

End

Process

Category type
material

Process identifier
Own000002

Type
Unit process

Process name
Mill

Time period
2020

Products
Steel/RER;kg;10;75;not defined;Metals;
Slag for cement/RER;kg;5;25;not defined;Metals;

Materials/fuels

Electricity/heat
Electricity grid/DE;kWh;power * 10;Undefined;0;0;0;

Emissions to air
Carbon dioxide, fossil;;kg;12;Undefined;0;0;0;

Input parameters
power;2;Undefined;0;0;0;No;

End

"""
# three quarters of the mill for 10 kg steel, one quarter for 5 kg slag
SIMAPRO_STEEL, SIMAPRO_SLAG = STEEL * 0.75, STEEL * 10 * 0.25 / 5

# the other layout that is met: saved from a spreadsheet, no braces, amount before unit
SIMAPRO_SHEET = """SimaPro 8.0.4.30;process;Date:;26.08.2016;Time:;15:28;;;
Project;Own data;;;;;;;
;;;;;;;;
Process;;;;;;;;
;;;;;;;;
Category type;energy;;;;;;;
Process identifier;own2;;;;;;;
Time period;Unspecified;;;;;;;
Geography;Unspecified;;;;;;;
Date;14.04.2010;;;;;;;
;;;;;;;;
Products;;;;;;;;
Lime {CH}| production | Alloc Rec, U;1;kg;100;not defined;Minerals;;;
;;;;;;;;
Avoided products;;;;;;;;
;;;;;;;;
Materials/fuels;;;;;;;;
Transport, freight, rail/RER U;0.00473;tkm;Undefined;;;;;
;;;;;;;;
Emissions to air;;;;;;;;
Carbon dioxide, fossil;low. pop.;0,75;kg;Undefined;;;;stack
;;;;;;;;
Final waste flows;;;;;;;;
Dust;;0.1;kg;Undefined;;;;
;;;;;;;;
End;;;;;;;;
"""
