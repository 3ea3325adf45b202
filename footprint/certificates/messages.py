"""The findings of this room."""

from __future__ import annotations

from footprint.findings import Messages

MESSAGES = Messages(
    {
        "numbers-none": ("error", "list the numbers of the certificates", "请列出证书编号"),
        "numbers-many": (
            "error",
            "at most {limit} certificates are entered at once; divide the list",
            "一次最多登记 {limit} 张证书，请分批登记",
        ),
        "number-shape": (
            "error",
            "{text!r} is no certificate number: letters and digits, at most {limit}",
            "“{text}”不是证书编号：应为字母与数字，最多 {limit} 个字符",
        ),
        "range-shape": (
            "error",
            "{text!r} is no range; write it as first..last, equal but for the digits at the end",
            "“{text}”不是编号范围；请写成 首号..末号，二者仅末尾数字不同",
        ),
        "number-twice": ("error", "{number} is listed twice; each counts once", "{number} 重复列出，每张只计一次"),
        "number-taken": (
            "error",
            "{count} of these certificates are in the ledger already, the first is {number}; each can be used once. If "
            "yours are right, ask the operator of this service",
            "其中 {count} 张证书已在台账中，第一张为 {number}；每张只能使用一次。如确认无误，请联系运营方",
        ),
        "technology": ("error", "choose a technology of the list", "请从列表中选择发电技术"),
        "scheme": ("error", "choose a scheme of the list", "请从列表中选择证书类型"),
        "plant": ("error", "name the plant, at most 200 characters", "请填写电站名称，最多 200 个字符"),
        "market": (
            "error",
            "give the country of the grid, such as CN",
            "请填写电网所属国家代码，例如 CN",
        ),
        "period": ("error", "the generation ends before it begins", "发电期间的结束早于开始"),
        "future": ("error", "the date lies in the future", "日期不得晚于今天"),
        "holder": (
            "error",
            "name who holds the certificates, as the proof says",
            "请按证明填写证书持有人名称",
        ),
        "proof-kind": (
            "error",
            "the proof of cancellation is a PDF or a picture (PNG, JPEG)",
            "核销证明应为 PDF 或图片（PNG、JPEG）",
        ),
        "proof-size": (
            "error",
            "the file has {size} bytes; it must have some and at most {limit}",
            "文件大小为 {size} 字节，须大于零且不超过 {limit} 字节",
        ),
        "kwh": ("error", "allocate a whole number of kWh above zero", "分配电量应为大于零的整数 kWh"),
        "balance": (
            "error",
            "{kwh} kWh are more than the {balance} kWh that are left of these certificates",
            "{kwh} kWh 超过该批证书的剩余 {balance} kWh",
        ),
        "site": (
            "error",
            "the study declares no site {site!r}; declare its production first",
            "该研究未声明站点“{site}”，请先声明现场生产",
        ),
    }
)
