"""Countries and Chinese provinces by ISO 3166 code, and the names under which firms write them."""

from __future__ import annotations

import re
import unicodedata

# ISO 3166-1 alpha-2, officially assigned
COUNTRIES = frozenset(
    re.findall(
        "[A-Z]{2}",
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW "
        "BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI "
        "FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN "
        "IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME "
        "MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF "
        "PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV "
        "SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE "
        "YT ZA ZM ZW ",
    )
)

# ISO 3166-2:CN
PROVINCES_CN = {
    "北京": "BJ",
    "天津": "TJ",
    "河北": "HE",
    "山西": "SX",
    "内蒙古": "NM",
    "辽宁": "LN",
    "吉林": "JL",
    "黑龙江": "HL",
    "上海": "SH",
    "江苏": "JS",
    "浙江": "ZJ",
    "安徽": "AH",
    "福建": "FJ",
    "江西": "JX",
    "山东": "SD",
    "河南": "HA",
    "湖北": "HB",
    "湖南": "HN",
    "广东": "GD",
    "广西": "GX",
    "海南": "HI",
    "重庆": "CQ",
    "四川": "SC",
    "贵州": "GZ",
    "云南": "YN",
    "西藏": "XZ",
    "陕西": "SN",
    "甘肃": "GS",
    "青海": "QH",
    "宁夏": "NX",
    "新疆": "XJ",
}
PLACE_NAMES = {
    "中国": "CN",
    "china": "CN",
    "德国": "DE",
    "germany": "DE",
    "日本": "JP",
    "japan": "JP",
    "韩国": "KR",
    "south korea": "KR",
    "republic of korea": "KR",
    "美国": "US",
    "usa": "US",
    "united states": "US",
    "英国": "GB",
    "uk": "GB",
    "united kingdom": "GB",
    "法国": "FR",
    "france": "FR",
    "意大利": "IT",
    "italy": "IT",
    "西班牙": "ES",
    "spain": "ES",
    "澳大利亚": "AU",
    "australia": "AU",
    "巴西": "BR",
    "brazil": "BR",
    "印度": "IN",
    "india": "IN",
    "印度尼西亚": "ID",
    "印尼": "ID",
    "indonesia": "ID",
    "马来西亚": "MY",
    "malaysia": "MY",
    "泰国": "TH",
    "thailand": "TH",
    "越南": "VN",
    "vietnam": "VN",
    "viet nam": "VN",
    "俄罗斯": "RU",
    "russia": "RU",
    "沙特阿拉伯": "SA",
    "saudi arabia": "SA",
    "智利": "CL",
    "chile": "CL",
    "加拿大": "CA",
    "canada": "CA",
    "墨西哥": "MX",
    "mexico": "MX",
    "匈牙利": "HU",
    "hungary": "HU",
    "南非": "ZA",
    "south africa": "ZA",
    "中国香港": "HK",
    "中国澳门": "MO",
    "中国台湾": "TW",
    **{name: f"CN-{code}" for name, code in PROVINCES_CN.items()},
}
_SUBDIVISIONS_CN = frozenset(PROVINCES_CN.values()) | {"HK", "MO", "TW"}
_CODE = re.compile(r"([A-Z]{2})(?:-([A-Z0-9]{1,3}))?")


def place_code(text: str) -> str | None:
    """The ISO 3166-1 or 3166-2 code that this text means (`cn-tj`, `天津市`, `Germany`), or None."""
    name = unicodedata.normalize("NFKC", text).strip().casefold()
    bare = re.sub(r"(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$", "", name)
    if name in PLACE_NAMES or bare in PLACE_NAMES:
        return PLACE_NAMES.get(name) or PLACE_NAMES[bare]
    code = _CODE.fullmatch(name.upper())
    if not code or code[1] not in COUNTRIES:
        return None
    if code[1] == "CN" and code[2] and code[2] not in _SUBDIVISIONS_CN:
        return None
    return name.upper()
