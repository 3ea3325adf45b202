"""Units and texts that PACT v3 shares with this service."""

from __future__ import annotations

from footprint.findings import Messages
from footprint.units import UnitError, conversion_factor

SPEC_VERSION = "3.0.3"
# PACT's unit → ours
UNITS: dict[str, str] = {
    "kilogram": "kg",
    "liter": "L",
    "cubic meter": "m3",
    "kilowatt hour": "kWh",
    "megajoule": "MJ",
    "ton kilometer": "t*km",
    "square meter": "m2",
    "piece": "piece",
    "hour": "h",
}

# UN M49 regions and sub-regions, as the specification lists them
REGIONS = frozenset(
    {
        "Africa",
        "Americas",
        "Asia",
        "Europe",
        "Oceania",
        "Australia and New Zealand",
        "Central Asia",
        "Eastern Asia",
        "Eastern Europe",
        "Latin America and the Caribbean",
        "Melanesia",
        "Micronesia",
        "Northern Africa",
        "Northern America",
        "Northern Europe",
        "Polynesia",
        "South-eastern Asia",
        "Southern Asia",
        "Southern Europe",
        "Sub-Saharan Africa",
        "Western Asia",
        "Western Europe",
    }
)


def pact_unit(unit: str) -> tuple[str, float] | None:
    """PACT's unit for one of ours and how many of it one is; None for what PACT has no unit for, such as km."""
    for name, ours in UNITS.items():
        if ours == unit:
            return name, 1.0
    for name, ours in UNITS.items():
        try:
            return name, conversion_factor(unit, ours)
        except UnitError:
            continue
    return None


MESSAGES = Messages(
    {
        "pact-json": ("error", "this is not a JSON document: {error}", "不是有效的 JSON 文件：{error}"),
        "pact-large": ("error", "the file has more than {limit} bytes", "文件超过 {limit} 字节"),
        "pact-object": ("error", "a JSON object is expected here", "此处应为 JSON 对象"),
        "pact-missing": ("error", "this field is missing or empty", "该字段缺失或为空"),
        "pact-text": ("error", "a text of 1 to {limit} characters is expected", "应为 1 至 {limit} 个字符的文本"),
        "pact-version": (
            "error",
            "version {value} of the specification is not read; send 3.x",
            "不支持规范版本 {value}，请使用 3.x",
        ),
        "pact-status": ("error", "a deprecated footprint cannot be published", "已弃用的碳足迹不能发布"),
        "pact-uuid": ("error", "{value!r} is not a UUID", "“{value}”不是有效的 UUID"),
        "pact-urn": ("error", "a list of URNs is expected", "应为 URN 列表"),
        "pact-decimal": (
            "error",
            '{value!r} is not a decimal; decimals are JSON strings such as "1.25"',
            '“{value}”不是十进制数；应写为字符串，例如 "1.25"',
        ),
        "pact-sign": ("error", "{value} has the wrong sign: it must be {rule}", "{value} 的符号不正确，应{rule_zh}"),
        "pact-date": (
            "error",
            "{value!r} is not a moment in UTC such as 2026-01-01T00:00:00Z",
            "“{value}”不是 UTC 时间，例如 2026-01-01T00:00:00Z",
        ),
        "pact-period": ("error", "the reference period ends before it begins", "基准期结束时间早于开始时间"),
        "pact-validity-start": (
            "error",
            "the validity begins before the end of the reference period",
            "有效期开始时间早于基准期结束时间",
        ),
        "pact-validity-end": (
            "error",
            "the validity has to end after its beginning and at most three years later",
            "有效期应在开始之后结束，且不超过三年",
        ),
        "pact-unit": ("error", "the unit {value!r} is not one of {known}", "单位“{value}”不在 {known} 之内"),
        "pact-identity": (
            "error",
            "it states {stated} but its parts add up to {sum}",
            "声明值为 {stated}，但各组成部分之和为 {sum}",
        ),
        "pact-geography": (
            "error",
            "give at most one of region, country and subdivision",
            "区域、国家和地区代码最多填写一项",
        ),
        "pact-ar": (
            "warning",
            "the footprint was calculated with {value}, results here use AR6",
            "该碳足迹采用 {value}，本平台采用 AR6",
        ),
        "pact-share": ("error", "a share lies between 0 and 100 per cent", "比例应在 0 至 100 之间"),
        "pact-share-fraction": (
            "warning",
            "{value} looks like a fraction; PACT shares are per cent, so it is read as {value} %",
            "{value} 疑似小数；PACT 比例以百分数表示，按 {value}% 读取",
        ),
        "pact-dqr": ("error", "data quality lies between 1 and 5", "数据质量评分应在 1 至 5 之间"),
        "pact-removals": (
            "warning",
            "captured or technologically removed CO2 ({value} kg) is counted in the fossil ledger",
            "捕集或技术性移除的 CO2（{value} kg）计入化石分类",
        ),
    }
)
