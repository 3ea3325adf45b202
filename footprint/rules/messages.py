"""What is wrong with a rule set's file, a statement or the declaration of the rules, in both languages."""

from __future__ import annotations

from footprint.findings import Messages

MESSAGES = Messages(
    {
        # objects
        "key-unknown": ("error", "this key is not known; use one of {known}", "该键无法识别，可用：{known}"),
        "text-expected": ("error", "this must be a text", "此处应为文本"),
        "text-long": (
            "error",
            "the text has at most {limit} characters; shorten it",
            "文本最多 {limit} 个字符，请缩短",
        ),
        "missing": ("error", "this is missing; fill it in", "缺少该项，请填写"),
        "number-expected": ("error", "this must be a finite number", "此处应为有限数"),
        "number-range": ("error", "this must lie from {low} to {high}", "该值应在 {low} 至 {high} 之间"),
        "choice-unknown": ("error", "{value!r} is not one of {known}", "“{value}”不在可选项 {known} 之内"),
        "day-expected": ("error", "write a day such as 2025-01-31", "请按 2025-01-31 的格式填写日期"),
        "objects-expected": ("error", "this must be a list of objects", "此处应为对象列表"),
        "object-expected": ("error", "this must be an object", "此处应为对象"),
        "list-long": ("error", "at most {limit} entries are read; shorten the list", "最多读取 {limit} 项，请缩短列表"),
        "period-upside-down": ("error", "the period ends before it begins", "期间的结束早于开始"),
        "id-expected": (
            "error",
            "an id is lower-case letters, digits and hyphens, such as recycled-metal",
            "标识只能由小写字母、数字与连字符组成，如 recycled-metal",
        ),
        "version-expected": (
            "error",
            "a version is one to three numbers with points, such as 1 or 1.2",
            "版本由一至三个以点分隔的数字组成，如 1 或 1.2",
        ),
        # what a study declares, held against its rule set
        "rule-set-unknown": (
            "error",
            "there is no rule set {name}; choose one of {known}",
            "没有规则集 {name}，可选：{known}",
        ),
        "question-unknown": (
            "error",
            "rule set {name} asks no such question; remove the answer",
            "规则集 {name} 没有该问题，请删除该回答",
        ),
        "item-unknown": (
            "error",
            "rule set {name} has no such item; remove the reason",
            "规则集 {name} 没有该条目，请删除该理由",
        ),
        "not-excusable": (
            "error",
            "this item always applies; meet it, no reason takes its place",
            "该条目始终适用，须予以满足，不能以理由代替",
        ),
        # a rule set's file
        "toml-unreadable": ("error", "this is no TOML file: {why}", "该文件不是有效的 TOML：{why}"),
        "toml-encoding": (
            "error",
            "the file is not UTF-8 text; save it as UTF-8",
            "文件不是 UTF-8 文本，请以 UTF-8 保存",
        ),
        "file-large": (
            "error",
            "the file has {size} bytes; at most {limit} are read",
            "文件为 {size} 字节，上限为 {limit} 字节",
        ),
        "kind-unknown": (
            "error",
            "{value!r} is no kind of rule; use one of {known}",
            "“{value}”不是规则种类，可用：{known}",
        ),
        "rule-key-twice": ("error", "two rules have this key; give each its own", "两条规则使用同一键，请分别命名"),
        "rules-missing": ("error", "the rule set states no rule", "规则集没有任何规则"),
        "extends-unknown": (
            "error",
            "it extends {name}, which is not here; add that first",
            "它扩展的 {name} 不存在，请先添加",
        ),
        "field-unknown": (
            "error",
            "{value!r} is no field of the statement; use one of {known}",
            "“{value}”不是研究说明的字段，可用：{known}",
        ),
        "unit-unknown": ("error", "{value!r} is not a unit that is known", "“{value}”不是可识别的单位"),
        "nothing-demanded": (
            "error",
            "the rule demands nothing: state at least one of {known}",
            "该规则没有任何要求，请至少给出 {known} 之一",
        ),
        "rule-set-shipped": (
            "error",
            "{name} comes with the service and is never replaced; choose another id or version",
            "{name} 随系统提供，不会被替换，请另选标识或版本",
        ),
        "rule-set-there": (
            "error",
            "{name} is there already; a changed rule set needs a new version",
            "{name} 已存在，修改后的规则集须使用新版本",
        ),
    }
)
