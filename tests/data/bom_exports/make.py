"""Makes the export files of this folder (README.md). After a change: `python -m tests.data.bom_exports.make`."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
Rows = Sequence[Sequence[object]]


def text(rows: Rows, delimiter: str, encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    """Delimited text; cells with the delimiter or a line break are quoted."""

    def cell(value: object) -> str:
        shown = "" if value is None else str(value)
        return '"' + shown.replace('"', '""') + '"' if any(sign in shown for sign in (delimiter, '"', "\n")) else shown

    return (end.join(delimiter.join(cell(value) for value in row) for row in rows) + end).encode(encoding)


def book(
    sheets: dict[str, Rows], merged: dict[str, Sequence[str]] | None = None, formats: dict[str, str] | None = None
) -> bytes:
    """A workbook; `merged`: sheet → areas; `formats`: `sheet!C5:C9` → number format."""
    import openpyxl

    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for area in (merged or {}).get(name, ()):
            sheet.merge_cells(area)
    for place, code in (formats or {}).items():
        name, _, area = place.partition("!")
        for row in made[name][area]:
            for cell in row:
                cell.number_format = code
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def sap_cs12() -> bytes:
    """SAP CS12, multilevel, list saved as text: ruled lines, pipes, levels with dots, quantities already multiplied."""
    rule = "-" * 98
    return "\r\n".join(
        [
            "Display multilevel BOM",
            rule,
            "|Material         BRK-4711        Plant/Usage/Alt. 1000 / 1 / 01                                  |",
            "|Description      Door hinge, complete                                                            |",
            rule,
            "|Lv  |Item|Component |Object description        |Comp. Qty (CUn)|Un|ICt|Component scrap in %|",
            rule,
            "|.1  |0010|BRK-4712  |Hinge half, body side     |              2|EA|L  |                    |",
            "|..2 |0010|RM-100234 |Steel sheet DC01 2.0 mm   |          0.840|KG|L  |                  10|",
            "|..2 |0020|RM-200871 |Zinc flake coating        |          0.012|KG|L  |                    |",
            "|.1  |0020|BRK-4713  |Hinge pin 8x60            |              1|EA|L  |                    |",
            "|..2 |0010|RM-100871 |Steel bar C45             |          0.045|KG|L  |                   5|",
            "|.1  |0030|ST-000815 |Grease, lithium           |          2.500|G |L  |                    |",
            rule,
            "",
        ]
    ).encode("utf-8")


def sap_zh() -> bytes:
    """SAP in Chinese, exported to XLSX: base quantity 1,000, thousands as text, per cent without sign."""
    return book(
        {
            "Sheet1": [
                [
                    "展开层次",
                    "项目",
                    "组件编号",
                    "组件描述",
                    "组件数量",
                    "组件计量单位",
                    "基本数量",
                    "组件报废（%）",
                    "工厂",
                    "项目类别",
                ],
                ["1", "0010", "0000104711", "热轧钢板 Q235B 3mm", "2,400", "KG", "1,000", "8", "1010", "L"],
                ["1", "0020", "0000104712", "镀锌螺栓 M8×20", "4,000", "PC", "1,000", None, "1010", "L"],
                ["1", "0030", "0000104713", "橡胶垫 EPDM", "1,000", "PC", "1,000", None, "1010", "L"],
                ["2", "0010", "0000200871", "三元乙丙橡胶", "35.5", "KG", "1,000", "5", "1010", "L"],
            ]
        }
    )


def sap_german() -> bytes:
    """A single-level list of a German plant: semicolons, decimal commas, Windows-1252."""
    return text(
        [
            ["Stückliste", "4711-00 Gehäuse"],
            [],
            ["Position", "Komponente", "Objektkurztext", "Menge", "Mengeneinheit", "Werkstoff", "Ausschuss (%)"],
            ["0010", "GH-100", "Gehäuseoberteil, Druckguß", "1,250", "KG", "AlSi9Cu3", "4,5"],
            ["0020", "GH-200", "Blech 1,5 mm", "0,35", "KG", "DC01", "12"],
            ["0030", "NT-6x20", "Schraube M6x20", "8", "ST", "8.8 verzinkt", "2"],
            ["0040", "DI-33", "Dichtung", "1.200,5", "MM", "NBR", "10"],
        ],
        ";",
        "cp1252",
    )


def kingdee() -> bytes:
    """Kingdee K/3 Cloud: merged group headings, parent and child by material number, quantity as a fraction."""
    return book(
        {
            "物料清单": [
                ["物料清单正查", None, None, None, None, None, None, None, None, None],
                ["父项", None, "子项", None, None, None, "用量", None, "变动损耗率(%)", "备注"],
                ["物料编码", "物料名称", "物料编码", "物料名称", "规格型号", "单位", "分子", "分母", None, None],
                ["CH.01.0001", "减速电机", "BC.02.0007", "定子组件", "D80-4P", "套", 1, 1, 0, None],
                ["CH.01.0001", "减速电机", "BC.02.0011", "端盖", "ADC12 压铸", "件", 2, 1, 0, "前后各一"],
                ["CH.01.0001", "减速电机", "YL.05.0102", "润滑脂", "锂基 2#", "千克", 25, 1000, 0, None],
                ["BC.02.0007", "定子组件", "YL.01.0033", "硅钢片", "50W470", "千克", 2.4, 1, 15, None],
                ["BC.02.0007", "定子组件", "YL.02.0015", "漆包线", "QZ-2/155 Φ0.5", "千克", 0.62, 1, 3, None],
                ["BC.02.0011", "端盖", "YL.03.0008", "铝合金锭", "ADC12", "千克", 850, 1000, 5, None],
            ]
        },
        {"物料清单": ["A1:J1", "A2:B2", "C2:F2", "G2:H2", "I2:I3", "J2:J3"]},
    )


def yonyou() -> bytes:
    """Yonyou U8, BOM by parent: GBK text, titles above, basic quantity and base, scrap added to the net quantity."""
    return text(
        [
            ["物料清单资料表"],
            ["单位：某某汽车零部件有限公司", None, "打印日期：2025-03-18"],
            [
                "母件编码",
                "母件名称",
                "子件行号",
                "子件编码",
                "子件名称",
                "规格型号",
                "计量单位",
                "基本用量",
                "基础数量",
                "子件损耗率(%)",
                "使用数量",
            ],
            ["0101001", "前保险杠总成", "10", "0201001", "保险杠本体", "PP+EPDM-T20", "个", "1", "1", "0", "1"],
            ["0101001", "前保险杠总成", "20", "0301005", "卡扣", "POM", "个", "12", "1", "2", "12.24"],
            ["0201001", "保险杠本体", "10", "0401001", "改性聚丙烯", "PP+EPDM-T20", "千克", "3.6", "1", "3", "3.708"],
            ["0201001", "保险杠本体", "20", "0402003", "水性面漆", "黑", "千克", "180", "1000", "10", "0.198"],
            ["制表：李四", None, None, "审核："],
        ],
        ",",
        "gbk",
    )


def digiwin() -> bytes:
    """Digiwin (鼎捷): traditional heads in simplified script, quantity per base, per cent format of the sheet."""
    return book(
        {
            "BOM": [
                [
                    "主件品号",
                    "主件品名",
                    "序号",
                    "元件品号",
                    "元件品名",
                    "元件规格",
                    "组成用量",
                    "底数",
                    "元件单位",
                    "损耗率",
                ],
                ["A1000", "LED面板灯 600×600", "0010", "B2001", "边框型材", "6063-T5", 1.85, 1, "KG", 0.04],
                ["A1000", "LED面板灯 600×600", "0020", "B2002", "导光板", "PMMA", 1.2, 1, "KG", 0.06],
                ["A1000", "LED面板灯 600×600", "0030", "B2003", "背板", "SECC 0.5", 0.95, 1, "KG", 0.1],
                ["A1000", "LED面板灯 600×600", "0040", "B2004", "驱动电源", "36W", 1, 1, "PCS", 0],
                ["A1000", "LED面板灯 600×600", "0050", "B2005", "螺丝", "M3×8", 1600, 100, "PCS", 0],
            ]
        },
        formats={"BOM!J2:J6": "0.0%"},
    )


def teamcenter() -> bytes:
    """Teamcenter structure: level 0 is the product, a quantity of 1 and the unit of pieces left out, mass in kg."""
    return book(
        {
            "BOM": [
                [
                    "Level",
                    "BOM Line",
                    "Item Id",
                    "Item Revision",
                    "Item Name",
                    "Find No.",
                    "Quantity",
                    "Unit Of Measure",
                    "Material",
                    "Mass (kg)",
                ],
                [0, "000100/A;1-Gearbox", "000100", "A", "Gearbox", None, None, None, None, 14.2],
                [1, "000110/A;1-Housing", "000110", "A", "Housing", 10, None, None, "AlSi9Cu3", 5.6],
                [1, "000120/B;1-Shaft assembly", "000120", "B", "Shaft assembly", 20, 2, None, None, 3.1],
                [2, "000121/A;1-Shaft", "000121", "A", "Shaft", 10, None, None, "42CrMo4", 2.5],
                [2, "000122/A;1-Bearing 6205", "000122", "A", "Bearing 6205", 20, 2, None, "100Cr6", 0.13],
                [1, "000130/A;1-Screw M8x30", "000130", "A", "Screw M8x30", 30, 12, None, "8.8", 0.018],
                [1, "000140/A;1-Gear oil", "000140", "A", "Gear oil", 40, 1.4, "kg", None, None],
            ]
        }
    )


def windchill() -> bytes:
    """Windchill product structure: level 0 on top, line numbers, units in words."""
    return text(
        [
            ["Level", "Number", "Name", "Version", "Quantity", "Unit", "Line Number", "Find Number", "State"],
            ["0", "WC-9000", "Pump P2", "A.3", "1", "each", "", "", "RELEASED"],
            ["1", "WC-9010", "Impeller, PA66-GF30", "A.1", "1", "each", "10", "1", "RELEASED"],
            ["2", "WC-9011", "PA66-GF30 granulate", "A.1", "0.085", "kg", "10", "1", "RELEASED"],
            ["1", "WC-9020", "Motor", "B.2", "1", "each", "20", "2", "RELEASED"],
            ["2", "WC-9021", "Copper winding wire", "A.1", "0.31", "kg", "10", "1", "RELEASED"],
            ["2", "WC-9022", "Electrical steel lamination", "A.2", "1.2", "kg", "20", "2", "RELEASED"],
            ["1", "WC-9030", "Cable, 3-core", "A.1", "1.5", "m", "30", "3", "IN WORK"],
        ],
        ",",
        "utf-8-sig",
    )


def imds_tree() -> bytes:
    """An IMDS-like ingredients tree: part, semi-component, material, substance; weights in g, portions in per cent."""
    return text(
        [
            [
                "Tree Level",
                "Node Type",
                "Name",
                "Part/Item No.",
                "Quantity",
                "Weight",
                "Weight Unit",
                "Portion [%]",
                "CAS No.",
            ],
            ["1", "Component", "Sensor housing", "SH-100", "1", "48", "g", "", ""],
            ["2", "Component", "Cover", "SH-110", "2", "12", "g", "", ""],
            ["3", "Material", "PBT-GF30", "", "", "12", "g", "", ""],
            ["4", "Basic Substance", "Polybutylene terephthalate", "", "", "", "", "68-70", "26062-94-2"],
            ["4", "Basic Substance", "Glass, oxide", "", "", "", "", "30", "65997-17-3"],
            ["4", "Basic Substance", "Carbon black", "", "", "", "", "Rest", "1333-86-4"],
            ["2", "Semi-component", "Brass strip", "SH-120", "", "24", "g", "", ""],
            ["3", "Material", "CuZn37", "", "", "", "", "98", ""],
            ["4", "Basic Substance", "Copper", "", "", "", "", "63", "7440-50-8"],
            ["4", "Basic Substance", "Zinc", "", "", "", "", "37", "7440-66-6"],
            ["3", "Material", "Tin plating", "", "", "", "", "Rest", ""],
        ],
        ";",
        "utf-8-sig",
    )


def oem_materials() -> bytes:
    """A Chinese OEM's material table: part, material and substance in one row, part cells merged downwards."""
    return book(
        {
            "材料数据表": [
                ["零部件材料数据收集表", None, None, None, None, None, None, None, None, None],
                ["零件信息", None, None, None, None, "材料信息", None, "物质信息", None, None],
                [
                    "零件号",
                    "零件名称",
                    "数量",
                    "单位",
                    "单件重量(g)",
                    "材料牌号",
                    "材料重量(g)",
                    "物质名称",
                    "物质CAS号",
                    "物质占比(%)",
                ],
                ["P-1001", "仪表板骨架", 1, "件", 2500, "PP+GF30", 2300, "聚丙烯", "9003-07-0", 70],
                [None, None, None, None, None, None, None, "玻璃纤维", "65997-17-3", 30],
                [None, None, None, None, None, "Q235B", 200, "铁", "7439-89-6", 98.5],
                ["P-1002", "装饰条", 2, "件", 120, "ABS", 110, "ABS树脂", "9003-56-9", 100],
                [None, None, None, None, None, "电镀层 Cu/Ni/Cr", 10, None, None, None],
            ]
        },
        {
            "材料数据表": [
                "A1:J1",
                "A2:E2",
                "F2:G2",
                "H2:J2",
                "A4:A6",
                "B4:B6",
                "C4:C6",
                "D4:D6",
                "E4:E6",
                "F4:F5",
                "G4:G5",
            ]
        },
    )


def full_width() -> bytes:
    """Typed by hand in a Chinese input method: full-width digits, signs and brackets, GBK."""
    return text(
        [
            ["产品名称：铝合金轮毂", "声明单位：１件", None, None, None],
            ["序号", "物料名称", "材质", "用量（ｋｇ）", "损耗率（％）"],
            ["１", "铝合金锭", "Ａ３５６．２", "１２．５", "６"],
            ["２", "变质剂", "Ａｌ－１０Ｓｒ", "０．０２５", "２"],
            ["３", "粉末涂料", "聚酯", "０．１８", "３０"],
        ],
        ",",
        "gbk",
    )


def drawing_list() -> bytes:
    """The parts list of a Chinese drawing (明细栏, after GB/T 10609.2): mass of one and of all under one heading."""
    return book(
        {
            "明细表": [
                ["图样名称", "焊接支架", None, "图样代号", "ZJ-25-00", None, None, None],
                ["序号", "代号", "名称", "数量", "材料", "重量(kg)", None, "备注"],
                [None, None, None, None, None, "单重", "总重", None],
                [1, "ZJ-25-01", "底板", 1, "Q355B", 8.6, 8.6, None],
                [2, "ZJ-25-02", "立板", 2, "Q355B", 3.25, 6.5, None],
                [3, "GB/T 5783", "螺栓 M12×40", 8, "8.8级", 0.055, 0.44, "镀锌"],
                [4, "ZJ-25-03", "筋板", 4, "Q235B", 0.42, 1.68, None],
                ["合计", None, None, None, None, None, 17.22, None],
            ]
        },
        {"明细表": ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:G2", "H2:H3"]},
    )


def dotted() -> bytes:
    """Numbers 1, 1.1 … 1.10 typed into a sheet, where 1.10 became the number 1.1; unit in the heading."""
    rows: list[list[object]] = [["No.", "Part name", "Qty [pcs]", "Grade", "Remark"]]
    rows.append([1, "Door module", 1, None, None])
    rows += [[round(1 + place / 10, 1), f"Bracket {place}", place, "DC04", None] for place in range(1, 10)]
    rows.append([1.1, "Bracket 10", 10, "DC04", "the tenth"])
    rows.append([2, "Cable clip", 6, "PA66", None])
    return book({"Tabelle1": rows})


def several_sheets() -> bytes:
    """A workbook with a cover, a list of changes, the list of lines, and prices with formula errors nobody reads."""
    return book(
        {
            "Cover": [["Bill of materials"], ["Customer", "ACME"], ["Rev", "C"]],
            "Revisions": [["Rev", "Date", "Change"], ["A", "2024-01-02", "first"], ["C", "2025-02-03", "seal"]],
            "EBOM": [
                ["Product:", "Water valve DN50", None, None, None, None],
                [],
                ["Item", "Part Number", "Description", "Qty per", "UoM", "HS code"],
                [10, "V-1", "Valve body, ductile iron", 4.2, "kg", "848180"],
                [20, "V-2", "Disc, stainless steel 316L", 0.9, "kg", "848190"],
                [30, "V-3", "Seal EPDM", 0.06, "kg", "401693"],
            ],
            "Prices": [["Part Number", "Price"], ["V-1", 12.5], ["V-2", 30.0]],
        }
    )


def printed_pages() -> bytes:
    """A printed list: headings repeated on each page, page titles, subtotals, signatures."""
    head = ["序号", "物料编码", "物料名称", "规格", "单位", "数量", "单价", "金额"]
    title = ["产品物料清单", None, None, None, None, None, None, None]
    return text(
        [
            title,
            ["产品名称：", "储能电池柜", None, "型号：", "ESS-100", None, None, None],
            head,
            ["1", "10001", "磷酸铁锂电芯", "280Ah", "只", "112", "300", "33600"],
            ["2", "10002", "铜排", "T2 30×5", "千克", "18.6", "70", "1302"],
            ["第1页 共2页"],
            title,
            head,
            ["3", "10003", "冷轧钢板柜体", "SPCC 1.5mm", "千克", "1,260", "6", "7560"],
            ["4", "10004", "线束", "—", "套", "1", "850", "850"],
            ["合计", None, None, None, None, None, None, "43312"],
            ["编制：王五", None, "审核：赵六", None, None, "2025年3月", None, None],
        ],
        ",",
        "utf-8-sig",
    )


def per_thousand() -> bytes:
    """Quantities per 1,000 pieces, tabs, UTF-16 as older programs save it, thousands separated."""
    return text(
        [
            ["Line", "Material description", "Material grade", "Qty per 1000 pcs", "UoM", "CAS No."],
            ["1", "Polycarbonate granulate", "PC", "4,250", "g", "25037-45-0"],
            ["2", "Master batch, black", "PC+CB", "85.5", "g", "1333-86-4"],
            ["3", "Polybag", "LDPE", "1,000", "pcs", ""],
            ["4", "Injection moulding electricity", "", "12.75", "kWh", ""],
        ],
        "\t",
        "utf-16",
    )


def recipe() -> bytes:
    """A chemical recipe: shares of one kilogram, CAS and HS codes, the rest as water."""
    return text(
        [
            ["产品名称：水性丙烯酸乳液", None, None, None, None],
            ["声明单位：1 kg", None, None, None, None],
            ["原料名称", "CAS号", "HS编码", "配比(%)", "产地"],
            ["丙烯酸丁酯", "141-32-2", "291612", "22", "中国"],
            ["苯乙烯", "100-42-5", "290250", "20.5", "中国"],
            ["丙烯酸", "79-10-7", "291611", "1.5", "江苏"],
            ["乳化剂", "", "340239", "1", "中国"],
            ["去离子水", "7732-18-5", "", "余量", "中国"],
        ],
        ",",
    )


def two_languages() -> bytes:
    """A joint venture's list: Chinese headings with English below them, levels in words, origin and transport."""
    return book(
        {
            "BOM清单": [
                ["层级", "零件号", "零件名称", None, "数量", "单位", "材质", "原产国", "运输方式"],
                ["Level", "Part No.", "Part Name", "Chinese name", "Qty", "Unit", "Material", "Origin", "Transport"],
                ["1级", "S100", "Seat frame", "座椅骨架", 1, "EA", None, None, None],
                ["2级", "S110", "Side member", "侧板", 1.8, "KG", "HC420LA", "中国", "公路 350 km"],
                ["2级", "S120", "Tube", "钢管", 0.95, "KG", "E235", "德国", "海运 19000 km；公路 200 km"],
                ["1级", "S200", "Foam pad", "发泡垫", 1.1, "KG", "PUR", "中国", "公路 120 km"],
            ]
        }
    )


def units_to_ask() -> bytes:
    """Units that mean several things: a ton, a roll, capital letters."""
    return text(
        [
            ["Line No.", "Description", "Quantity", "UoM", "Part No."],
            ["1", "Limestone", "0.002", "ton", "L-1"],
            ["2", "Adhesive tape", "0.5", "roll", "L-2"],
            ["3", "Copper cable", "3", "M", "L-3"],
            ["4", "Solder paste", "15", "G", "L-4"],
            ["5", "Screws", "1", "pack", "L-5"],
            ["6", "Label", "2", "两", "L-6"],
        ],
        ",",
    )


FILES = {
    "sap_cs12.txt": sap_cs12,
    "sap_zh.xlsx": sap_zh,
    "sap_german.csv": sap_german,
    "kingdee_k3cloud.xlsx": kingdee,
    "yonyou_u8.csv": yonyou,
    "digiwin.xlsx": digiwin,
    "teamcenter.xlsx": teamcenter,
    "windchill.csv": windchill,
    "imds_tree.csv": imds_tree,
    "oem_materials.xlsx": oem_materials,
    "full_width_gbk.csv": full_width,
    "drawing_parts_list.xlsx": drawing_list,
    "dotted_numbers.xlsx": dotted,
    "several_sheets.xlsx": several_sheets,
    "printed_pages.csv": printed_pages,
    "per_thousand_utf16.txt": per_thousand,
    "recipe.csv": recipe,
    "two_languages.xlsx": two_languages,
    "units_to_ask.csv": units_to_ask,
}


def main() -> None:
    """Writes every file beside this module."""
    for name, make in FILES.items():
        (HERE / name).write_bytes(make())


if __name__ == "__main__":
    main()
