"""What the result document computes by itself, told in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import fsum

from footprint.bom.values import STAGES
from footprint.ledgers import LEDGERS
from footprint.rules import kinds
from footprint.rules.case import Case
from footprint.rules.evaluation.stated import said
from footprint.rules.evaluation.texts import checked
from footprint.rules.values import Checked
from footprint.rules.words import (
    BOUNDARIES_ZH,
    ELECTRICITY_ZH,
    RECYCLING_ZH,
    STAGES_EN,
    STAGES_ZH,
    figure,
    listed,
    listed_zh,
)


def computed(rule: kinds.Computed, case: Case) -> Checked:
    """The result document holds it."""
    place, facts, mend, mend_zh = COMPUTED[rule.of]
    found = facts(case)
    if found is None:
        name = {"text": f"{rule.title}: not in the result.", "text_zh": f"{rule.title_zh}：结果中没有。"}
        return checked("computed-missing", "open", place, **name, mend=mend, mend_zh=mend_zh)
    return checked("computed", "computed", place, text=found[0], text_zh=found[1])


def _unit(case: Case) -> tuple[str, str]:
    declared, mass = case.document["declared_unit"], case.document["product"]["mass_kg"]
    weighs, weighs_zh = (f", {mass:g} kg", f"，{mass:g} 千克") if mass else ("", "")
    words, words_zh = said(case.statement, "functional_unit")
    return (
        f"{declared['text']}{weighs}" + (f": {words}" if words else ""),
        f"{declared['text_zh']}{weighs_zh}" + (f"：{words_zh}" if words_zh else ""),
    )


def _boundary(case: Case) -> tuple[str, str]:
    there = [stage for stage in STAGES if stage in case.document["stages"]]
    return (
        f"{case.boundary}: {listed(STAGES_EN[stage] for stage in there)}",
        f"{BOUNDARIES_ZH[case.boundary]}：{listed_zh(there, STAGES_ZH)}",
    )


def _processes(case: Case) -> tuple[str, str]:
    count = len(case.rows)
    return f"{count} lines, each with its amount and factor", f"{count} 行，各有数量与因子"


def _sources(case: Case) -> tuple[str, str] | None:
    named = [row for row in case.rows if row["dataset"] and row["dataset"]["source"]]
    supplied = sum(row["supplier_footprint"] is not None for row in case.rows)
    if len(named) + supplied < len(case.rows):
        return None
    return (
        f"{len(named)} lines name a data set with its source, {supplied} a supplier's footprint",
        f"{len(named)} 行注明数据集及来源，{supplied} 行采用供应商碳足迹",
    )


def _gases(_case: Case) -> tuple[str, str]:
    return (
        "Every gas that the release characterises: CO2, CH4, N2O, SF6, NF3, PFCs, HFCs and others of IPCC AR6",
        "背景版本所特征化的全部气体：CO2、CH4、N2O、SF6、NF3、PFCs、HFCs 及 IPCC AR6 其他气体",
    )


def _characterisation(case: Case) -> tuple[str, str]:
    method = case.document["method"]
    text = f"{method['indicator']}, {method['characterisation']}"
    return text, text


def _quality(case: Case) -> tuple[str, str] | None:
    found = case.document["quality"]
    if found["dqr"] is None:
        return None
    share = float(found["primary_data_share"])
    return (
        f"Data quality rating {found['dqr']:.2f}, primary data share {share:.1%}",
        f"数据质量评分 {found['dqr']:.2f}，初级数据占比 {share:.1%}",
    )


def _uncertainty(case: Case) -> tuple[str, str] | None:
    found = case.document["uncertainty"]
    if found is None:
        return None
    figures = f"P5 {figure(found['p5'])}, P50 {figure(found['p50'])}, P95 {figure(found['p95'])} kg CO2e"
    return f"{figures} ({found['iterations']} iterations)", f"{figures}（{found['iterations']} 次迭代）"


def _electricity(case: Case) -> tuple[str, str]:
    totals = case.document["electricity"]
    declared = str(totals["declared"])
    other = totals["market_based"] if declared == "location" else totals["location_based"]
    beside = "no contractual electricity is used" if other is None else f"the other view {figure(other, 6)} kg CO2e"
    beside_zh = "未使用合同电力" if other is None else f"另一视图 {figure(other, 6)} kg CO2e"
    return f"{declared}-based; {beside}", f"{ELECTRICITY_ZH[declared]}；{beside_zh}"


def _recycling(case: Case) -> tuple[str, str]:
    totals = case.document["recycling"]
    others = [name for name in RECYCLING_ZH if name != totals["declared"] and totals.get(name) is not None]
    declared = str(totals["declared"])
    beside, beside_zh = listed(others) or "none applies", listed_zh(others, RECYCLING_ZH) or "均不适用"
    return f"{declared}; beside it: {beside}", f"{RECYCLING_ZH[declared]}；并列：{beside_zh}"


def _values(case: Case) -> tuple[str, str]:
    one, other = _electricity(case), _recycling(case)
    return f"electricity {one[0]}; recycling {other[0]}", f"电力：{one[1]}；再生：{other[1]}"


def _stages(case: Case) -> tuple[str, str]:
    there = {stage: case.document["stages"][stage] for stage in STAGES if stage in case.document["stages"]}
    return (
        listed(f"{STAGES_EN[stage]} {figure(kg)}" for stage, kg in there.items()) + " kg CO2e",
        "、".join(f"{STAGES_ZH[stage]} {figure(kg)}" for stage, kg in there.items()) + " kg CO2e",
    )


def _ledgers(case: Case) -> tuple[str, str]:
    found = {name: figure(case.document["footprint"][name]) for name in LEDGERS}
    return (
        f"fossil {found['fossil']}, biogenic emissions {found['biogenic_emissions']}, biogenic removals "
        f"{found['biogenic_removals']}, land-use change {found['land_use_change']}, aircraft "
        f"{found['aircraft']} kg CO2e",
        f"化石 {found['fossil']}、生物排放 {found['biogenic_emissions']}、生物吸收 {found['biogenic_removals']}、"
        f"土地利用变化 {found['land_use_change']}、航空 {found['aircraft']} kg CO2e",
    )


def _carbon(case: Case) -> tuple[str, str]:
    carbon = case.document["footprint"]["biogenic_carbon_content"]
    return f"{figure(carbon)} kg of biogenic carbon in the product", f"产品中生物碳 {figure(carbon)} 千克"


def _sensitivity(case: Case) -> tuple[str, str] | None:
    """The totals under the other approaches to electricity and recycling, or what the analysis says beyond them."""
    document = case.document
    if document.get("analysis", {}).get("sensitivity"):
        return "one-at-a-time sensitivity of the value choices", "价值选择的单因素敏感性"
    totals = [document["electricity"][f"{name}_based"] for name in ("location", "market")]
    totals += [document["recycling"].get(name) for name in RECYCLING_ZH]
    others = [total for total in totals if total is not None]
    if max(others) <= min(others):
        return (
            "no other electricity or recycling approach changes the result",
            "其他电力或再生方法不改变结果",
        )
    spread = fsum((max(others), -min(others)))
    return (
        f"other electricity and recycling approaches give {figure(min(others))} to {figure(max(others))} kg CO2e "
        f"(spread {figure(spread)})",
        f"其他电力与再生方法的结果为 {figure(min(others))} 至 {figure(max(others))} kg CO2e（差 {figure(spread)}）",
    )


def _rules(case: Case) -> tuple[str, str]:
    said_so = bool(case.following.id)
    return (
        "named by the study" if said_so else "taken by default for the sector and unit",
        "由研究指定" if said_so else "按行业与单位默认采用",
    )


# what → where it stands in the document, its facts (None when it is missing), and the mend
COMPUTED: Mapping[str, tuple[str, Callable[[Case], tuple[str, str] | None], str, str]] = {
    "unit": ("section:declared_unit", _unit, "", ""),
    "boundary": ("section:stages", _boundary, "", ""),
    "processes": ("section:lines", _processes, "", ""),
    "sources": (
        "section:lines",
        _sources,
        "Choose data sets that name their source.",
        "请选用注明来源的数据集。",
    ),
    "gases": ("section:method", _gases, "", ""),
    "characterisation": ("section:method", _characterisation, "", ""),
    "quality": (
        "section:quality",
        _quality,
        "Choose data sets with a quality rating.",
        "请选用带质量评分的数据集。",
    ),
    "uncertainty": (
        "section:uncertainty",
        _uncertainty,
        "Set the Monte Carlo iterations in the options of the calculation and calculate again.",
        "请在计算选项中设置蒙特卡洛迭代次数并重新计算。",
    ),
    "electricity": ("section:electricity", _electricity, "", ""),
    "recycling": ("section:recycling", _recycling, "", ""),
    "values": ("section:method", _values, "", ""),
    "stages": ("section:stages", _stages, "", ""),
    "ledgers": ("section:footprint", _ledgers, "", ""),
    "carbon": ("section:footprint", _carbon, "", ""),
    "sensitivity": ("section:recycling", _sensitivity, "", ""),
    "rules": ("section:rules", _rules, "", ""),
}
