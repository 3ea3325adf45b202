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
        "upload-too-large": (
            "error",
            "the file is larger than {limit:,} bytes; leave out what you do not need, or use `footprint import`",
            "文件超过 {limit:,} 字节；请删去不需要的内容，或用命令行导入",
        ),
        "upload-empty": ("error", "the file is empty; choose another", "文件为空；请另选文件"),
        "upload-gone": (
            "error",
            "the uploaded file is not here any more; send it again",
            "上传的文件已不存在；请重新上传",
        ),
        "year": ("error", "the year must lie between 1950 and 2100", "年份须在 1950 至 2100 之间"),
        "note": (
            "error",
            "a release needs a note of 3 to 2,000 characters: what changed and why",
            "发布须附说明（3 至 2,000 字）：变更内容与原因",
        ),
    }
)
