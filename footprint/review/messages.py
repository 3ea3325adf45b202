"""The findings of this room."""

from footprint.findings import Messages

MESSAGES = Messages(
    {
        "text": (
            "error",
            "write a reason or a text of 1 to {limit} characters",
            "请填写 1 至 {limit} 个字符的理由或内容",
        ),
        "text-long": ("error", "the text has at most {limit} characters", "内容最多 {limit} 个字符"),
        "assurance": ("error", "choose a level of assurance: {known}", "请选择保证等级：{known}"),
        "certifier": (
            "error",
            "choose an active certification body other than your own organisation",
            "请选择本单位以外且已启用的核查机构",
        ),
        "opinion": ("error", "state the opinion", "请填写核查意见"),
        "work-done": ("error", "say what was checked", "请说明已开展的核查工作"),
        "violation": ("error", "{text} {mend}", "{text_zh}{mend_zh}"),
        "unacknowledged": (
            "error",
            "{text} Mend it, or say why the result is submitted in spite of it.",
            "{text_zh}请予以更正，或说明仍提交的理由。",
        ),
        "reason-long": ("error", "a reason has at most {limit} characters", "理由最多 {limit} 个字符"),
        "line": ("error", "the result has no such line", "结果中没有该行"),
    }
)
