"""What can be wrong with what an operator sends about the background."""

from __future__ import annotations

from footprint.findings import Messages

MESSAGES = Messages(
    {
        "nothing-changed": (
            "error",
            "every process of the workbook is as it was; change something before you send it",
            "工作簿中的过程均无变化；请修改后再上传",
        ),
        "note": (
            "error",
            "a release needs a note of 3 to 2,000 characters: what changed and why",
            "发布须附说明（3 至 2,000 字）：变更内容与原因",
        ),
    }
)
