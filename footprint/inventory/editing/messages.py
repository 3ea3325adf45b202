"""What can be wrong with a workbook of processes, before the packs' validators see its rows."""

from __future__ import annotations

from footprint.findings import Messages

MESSAGES = Messages(
    {
        "workbook-no-sheet": (
            "error",
            "the workbook has no sheet {sheet!r}; start from the template",
            "工作簿中没有“{sheet_zh}”工作表；请使用模板",
        ),
        "workbook-no-process": (
            "error",
            "the sheet holds no process; write one a row below the heading",
            "工作表中没有过程；请在表头下方每行填写一个过程",
        ),
        "workbook-empty": (
            "error",
            "no sheet of the workbook holds anything; start from the template",
            "工作簿的各工作表均为空；请使用模板",
        ),
        "workbook-unknown-heading": (
            "error",
            "the heading {heading!r} is not known; remove the column or take the heading from the template",
            "未知的表头 {heading!r}；请删除该列或使用模板中的表头",
        ),
        "workbook-heading-twice": (
            "error",
            "the heading {heading!r} stands twice; remove one of the columns",
            "表头 {heading!r} 重复；请删除其中一列",
        ),
        "workbook-missing-heading": (
            "error",
            "the heading {heading!r} ({heading_zh}) is missing; add it",
            "缺少表头“{heading_zh}”（{heading}）；请补上",
        ),
        "workbook-date": (
            "error",
            "the cell holds a date; format it as text and type {heading} again",
            "单元格是日期；请设为文本格式并重新输入“{heading_zh}”",
        ),
        "workbook-formula": (
            "error",
            "the formula has no stored value; let the spreadsheet program calculate it and save, or type the value",
            "公式没有已保存的结果；请用电子表格软件计算后保存，或直接输入数值",
        ),
        "workbook-formula-failed": (
            "error",
            "the formula gives an error; mend it or type the value",
            "公式结果为错误；请修正或直接输入数值",
        ),
        "workbook-process-twice": (
            "error",
            "process {value!r} stands twice; one row a process",
            "过程 {value!r} 重复；每个过程只占一行",
        ),
        "workbook-too-many": (
            "error",
            "more than {limit} processes in one workbook; split it",
            "一个工作簿中超过 {limit} 个过程；请拆分",
        ),
    }
)
