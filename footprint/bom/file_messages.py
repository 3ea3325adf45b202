"""What reading a bill of materials can find in the file itself and in its tables, in both languages."""

from __future__ import annotations

from footprint.findings import Severity

FILE: dict[str, tuple[Severity, str, str]] = {
    "file-empty": (
        "error",
        "the file is empty; fill in the template and upload it again",
        "文件为空；请填写模板后重新上传",
    ),
    "file-too-large": (
        "error",
        "the file has {size} bytes, more than the {limit} that are read; split it or remove pictures",
        "文件有 {size} 字节，超过上限 {limit}；请拆分文件或删除图片",
    ),
    "file-type": (
        "error",
        "this is {kind}, not a bill of materials; give a CSV, XLSX or JSON file",
        "这是{kind_zh}，不是物料清单；请提供 CSV、XLSX 或 JSON 文件",
    ),
    "file-macros": (
        "error",
        "workbooks with macros (.xlsm) are not read; save the file as .xlsx",
        "不读取含宏的工作簿（.xlsm）；请另存为 .xlsx",
    ),
    "file-old-excel": (
        "error",
        "the old Excel format (.xls) is not read; save the file as .xlsx",
        "不读取旧版 Excel 格式（.xls）；请另存为 .xlsx",
    ),
    "file-encrypted": (
        "error",
        "the file is protected with a password; remove the password and upload it again",
        "文件设有密码；请取消密码后重新上传",
    ),
    "file-damaged": (
        "error",
        "the file is damaged or cut off and cannot be opened; save or export it again",
        "文件损坏或不完整，无法打开；请重新保存或导出",
    ),
    "file-unpacks-too-large": (
        "error",
        "the workbook unpacks to more than is read ({limit} bytes, {ratio} times its size); "
        "remove what is not the bill of materials",
        "工作簿解压后超过上限（{limit} 字节或 {ratio} 倍）；请删除与物料清单无关的内容",
    ),
    "file-entities": (
        "error",
        "the workbook declares a document type or entities, which no spreadsheet program writes; "
        "save it again as .xlsx",
        "工作簿内含文档类型或实体声明，电子表格软件不会写入此类内容；请重新另存为 .xlsx",
    ),
    "file-only-pictures": (
        "error",
        "the sheet holds pictures and no cells; type the lines in or use the template",
        "工作表只有图片而没有单元格；请录入各行或使用模板",
    ),
    "file-encoding": (
        "error",
        "the text is neither UTF-8, UTF-16 nor GB18030; save the file as CSV UTF-8",
        "文本编码不是 UTF-8、UTF-16 或 GB18030；请另存为 CSV UTF-8",
    ),
    "encoding-gb18030": (
        "note",
        "the text was read as GB18030; look whether the names are right, or save as CSV UTF-8",
        "文本按 GB18030 读取；请核对名称，或另存为 CSV UTF-8",
    ),
    "encoding-cp1252": (
        "note",
        "the text was read as Windows-1252; look whether the names are right, or save as CSV UTF-8",
        "文本按 Windows-1252 读取；请核对名称，或另存为 CSV UTF-8",
    ),
    "csv-quote": (
        "error",
        "quotation marks are not closed or stand inside a value; double them or remove them",
        "引号未闭合或位于值的中间；请成对书写或删除",
    ),
    "json-unreadable": (
        "error",
        "this is not JSON: line {row}, column {column}; export the file again",
        "不是有效的 JSON：第 {row} 行第 {column} 列；请重新导出",
    ),
    "json-not-finite": (
        "error",
        "JSON has no {word}; write a number or leave the field out",
        "JSON 不允许 {word}；请填写数字或省略该字段",
    ),
    "json-key-twice": ("error", "the key {key!r} stands twice; keep one", "键 {key!r} 出现两次；请只保留一个"),
    "json-too-deep": (
        "error",
        "the JSON is nested too deeply; a bill of materials has product and lines, each a flat object",
        "JSON 嵌套过深；物料清单只有 product 与 lines，各为一层对象",
    ),
    "json-too-many": (
        "error",
        "the JSON has more values than are read; split it",
        "JSON 中的值超过读取上限；请拆分文件",
    ),
    "json-shape": (
        "error",
        '{what} must be {wanted}, as in {{"product": {{...}}, "lines": [{{...}}]}}',
        '{what} 应为{wanted_zh}，形如 {{"product": {{...}}, "lines": [{{...}}]}}',
    ),
}

TABLE: dict[str, tuple[Severity, str, str]] = {
    "rows-too-many": (
        "error",
        "there are more than {limit} rows; split the bill of materials",
        "行数超过 {limit}；请拆分物料清单",
    ),
    "columns-too-many": (
        "error",
        "there are more than {limit} columns; remove what is not the bill of materials",
        "列数超过 {limit}；请删除与物料清单无关的列",
    ),
    "grid-too-large": (
        "error",
        "the used area has more than {limit} cells; delete cells far away from the table",
        "使用区域超过 {limit} 个单元格；请删除远离表格的单元格",
    ),
    "text-too-much": (
        "error",
        "the texts of the sheet come to more than {limit} bytes; remove what is not the bill of materials",
        "工作表文字合计超过 {limit} 字节；请删除与物料清单无关的内容",
    ),
    "text-too-long": (
        "error",
        "the text has more than {limit} characters; shorten it",
        "文本超过 {limit} 个字符；请缩短",
    ),
    "lines-missing": (
        "error",
        "no lines were found; give a sheet `lines` (清单) with a heading row (name, quantity, unit …) and a row a line",
        "没有找到清单行；请提供工作表“清单”（lines），含标题行（名称、数量、单位……）并每行一项",
    ),
    "mapping-heading": (
        "error",
        "the columns were chosen for the heading {heading!r}; here stands {found!r}; choose the columns of this file",
        "列的对应关系是针对标题“{heading}”的，此处为“{found}”；请为本文件重新选择",
    ),
    "mapping-shape": (
        "error",
        "the mapping of columns is not as it should be: {what} must be {wanted}",
        "列的对应关系有误：{what} 应为{wanted_zh}",
    ),
    "mapping-sheet": (
        "error",
        "the file has no sheet {sheet!r}; it has {sheets}",
        "文件中没有工作表“{sheet}”；现有 {sheets}",
    ),
    "rows-passed-over": (
        "note",
        "{cells} are no lines and were passed over: {texts}",
        "{cells} 不是清单行，未读取：{texts}",
    ),
    "column-unknown": (
        "warning",
        "the column {heading!r} is not known and was not read; see the template for the headings",
        "列“{heading}”未知，未读取；标题见模板",
    ),
    "product-unknown": (
        "warning",
        "the product field {heading!r} is not known and was not read; see the template for the names",
        "产品字段“{heading}”未知，未读取；名称见模板",
    ),
    "product-twice": (
        "error",
        "the product field {field!r} is given twice; keep one",
        "产品字段 {field} 出现两次；请只保留一个",
    ),
    "product-many": (
        "error",
        "the product sheet holds more than one product; give one file a product",
        "产品表中有多个产品；请每个产品提供一个文件",
    ),
    "sheet-ignored": ("warning", "the sheet {sheet!r} was not read", "工作表“{sheet}”未读取"),
    "formula-not-calculated": (
        "error",
        "the formulas in {cells} were never calculated, so they have no value; "
        "open the file in a spreadsheet program and save it, or type the values",
        "{cells} 的公式未经计算，没有值；请用电子表格软件打开并保存，或直接填写数值",
    ),
    "formula-failed": (
        "error",
        "{cells} hold an error such as #REF! or #DIV/0!; correct the formula or type the value",
        "{cells} 为错误值（如 #REF!、#DIV/0!）；请更正公式或直接填写数值",
    ),
    "rows-hidden": (
        "warning",
        "{cells} are hidden in the workbook and read all the same; delete what is no part of the product",
        "{cells} 在工作簿中被隐藏，但仍会读取；请删除不属于该产品的行",
    ),
    "zeros-lost": (
        "warning",
        "{cells} are numbers shown with leading zeros, which are not part of the number; "
        "format the cells as text and type the zeros",
        "{cells} 是以前导零显示的数字，前导零不属于数值；请将单元格设为文本并键入零",
    ),
    "code-was-number": (
        "note",
        "{cells} were stored as numbers; if a code begins with 0 or has more than 15 digits, format the cells as text",
        "{cells} 以数字存储；若编码以 0 开头或超过 15 位，请将单元格设为文本",
    ),
    "more-findings": (
        "error",
        "and {count} findings more; mend these first",
        "另有 {count} 个问题；请先更正以上各项",
    ),
}
