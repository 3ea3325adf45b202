"""The words of a verdict: code → (English, Chinese)."""

from __future__ import annotations

STATUS_NOT_CHECKED = (
    "Status not checked offline: scan the QR code to see whether the label is still valid.",
    "离线验证未查询状态：请扫描二维码确认标签是否仍然有效。",
)

REASONS: dict[str, tuple[str, str]] = {
    "valid": (
        "The file is authentic and its number follows from the data that it carries.",
        "文件真实，且其数值可由所附数据重新计算得出。",
    ),
    "too-large": ("The file is larger than any file of this service.", "文件大于本服务签发的任何文件。"),
    "not-a-pdf": ("This is not a PDF file.", "这不是 PDF 文件。"),
    "encrypted": ("The PDF is encrypted; labels never are.", "该 PDF 已加密；标签从不加密。"),
    "unsigned": ("The PDF carries no signature.", "该 PDF 没有签名。"),
    "signature-malformed": (
        "The signature is not in the form in which this service signs.",
        "签名形式与本服务的签名形式不符。",
    ),
    "changed-after-signing": (
        "Something was added after the file was signed.",
        "文件签名后被追加了内容。",
    ),
    "altered": (
        "The content is not what was signed: at least one byte was changed.",
        "内容与签名时不一致：至少一个字节被更改。",
    ),
    "signature-invalid": ("The signature itself is not genuine.", "签名本身不成立。"),
    "unknown-issuer": (
        "The signer's certificate was not issued by the trusted CA.",
        "签名证书不是由受信任的 CA 签发的。",
    ),
    "signer-expired": ("The signer's certificate has expired.", "签名证书已过期。"),
    "signer-not-yet-valid": ("The signer's certificate is not valid yet.", "签名证书尚未生效。"),
    "signer-not-allowed": (
        "The signer's certificate is not one for signing documents.",
        "签名证书不得用于签署文件。",
    ),
    "changes-allowed": (
        "The signature does not forbid later changes, as every signature of this service does.",
        "该签名没有禁止后续修改，而本服务的签名均禁止修改。",
    ),
    "structure": ("The PDF's structure is damaged or foreign.", "PDF 结构损坏或非本服务生成。"),
    "attachment-missing": ("A file that must be attached is missing.", "缺少必须附带的文件。"),
    "attachment-duplicate": ("Two attachments have the same name.", "有两个同名附件。"),
    "attachment-unexpected": ("A file is attached that does not belong here.", "附有不应存在的文件。"),
    "attachment-too-large": ("An attachment unpacks to more than is allowed.", "附件解压后超过允许的大小。"),
    "attachment-malformed": (
        "An attachment is not the canonical JSON that this service writes.",
        "附件不是本服务写出的规范 JSON。",
    ),
    "metadata-missing": (
        "The PDF does not say of itself which label it is.",
        "PDF 元数据未说明其为哪一个标签。",
    ),
    "snapshot-mismatch": (
        "The attached data belongs to another result than the PDF.",
        "所附数据与该 PDF 不属于同一结果。",
    ),
    "result-hash": (
        "The attached result does not have the hash that it states.",
        "所附结果与其声明的哈希不符。",
    ),
    "public-mismatch": (
        "The attached public view does not follow from the attached result.",
        "所附公开视图与所附结果不一致。",
    ),
    "printed-mismatch": (
        "The PDF states another product, number or unit than the attached data.",
        "PDF 所述产品、数值或单位与所附数据不同。",
    ),
    "incomplete": (
        "The result is incomplete; an incomplete result gets no label.",
        "结果不完整；不完整的结果不能获得标签。",
    ),
    "total-mismatch": (
        "The stated total does not follow from the groups, stages, ledgers or lines attached.",
        "声明的总量与所附类别、阶段、分类账或清单行不符。",
    ),
    "inventory-mismatch": (
        "The lines do not follow from the attached inventory.",
        "清单行与所附前景清单不符。",
    ),
    "factor-forged": (
        "A factor does not belong to the background release that the result names.",
        "某因子不属于结果所述的背景数据版本。",
    ),
    "commitment-mismatch": (
        "A line does not belong to the public view's commitment.",
        "某清单行与公开视图的承诺不符。",
    ),
    "unknown-release": (
        "The background release is not one that the verifier knows.",
        "验证方不认识该背景数据版本。",
    ),
    "sample-key": (
        "The key for samples signed a file that does not say SAMPLE.",
        "样例密钥签署了未标明“样例”的文件。",
    ),
    "label-key-on-sample": (
        "The key for real labels signed a file that says SAMPLE.",
        "正式标签密钥签署了标明“样例”的文件。",
    ),
}

CHECKS: dict[str, tuple[str, str]] = {
    "file": ("It is a PDF of acceptable size, not encrypted", "是大小合适且未加密的 PDF"),
    "coverage": ("One signature covers the whole file; nothing follows it", "唯一的签名覆盖整个文件，其后无内容"),
    "integrity": ("No byte was changed since it was signed", "签名后未更改任何字节"),
    "trust": ("Signed by {signer}, issued by the trusted CA", "由 {signer} 签名，证书由受信任的 CA 签发"),
    "changes": ("The signature forbids any later change", "签名禁止任何后续修改"),
    "attachments": ("Attached: {names}", "附件：{names}"),
    "sample": ("The key fits what the file says: {kind}", "密钥与文件性质相符：{kind}"),
    "hashes": (
        "The hash chain holds: PDF, public view{result} carry snapshot {snapshot}",
        "哈希链成立：PDF、公开视图{result_zh}均为快照 {snapshot}",
    ),
    "printed": ("The PDF states the attached product, total and unit", "PDF 所述产品、总量和单位与附件一致"),
    "total": ("The total was recomputed from {level}", "总量已按{level_zh}重新计算"),
    "factors": (
        "{count} factors are proven to belong to release {release}",
        "{count} 个因子经证明属于背景数据版本 {release}",
    ),
    "commitments": (
        "All {count} lines belong to the public view's commitment",
        "全部 {count} 行均属于公开视图的承诺",
    ),
    "release": ("The background release is known here", "背景数据版本在此已知"),
}

LEVELS: dict[str, tuple[str, str]] = {
    "groups": ("groups, stages and ledgers", "材料类别、阶段与分类账"),
    "lines": ("lines", "清单各行"),
    "inventory": ("inventory: net quantities, losses and factors", "前景清单：净用量、损耗和因子"),
}
