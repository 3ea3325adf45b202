"""The findings of this room."""

from footprint.findings import Messages

MESSAGES = Messages(
    {
        "name": ("error", "give the product a name of 1 to 200 characters", "请填写 1 至 200 个字符的产品名称"),
        "file-too-large": (
            "error",
            "the file has {size} bytes; at most {limit} are read",
            "文件大小为 {size} 字节，上限为 {limit} 字节",
        ),
        "no-line": ("error", "there is no such line in the bill of materials", "物料清单中没有该行"),
        "parent-line": (
            "error",
            "a sub-assembly takes no data set; choose for the lines below it",
            "组件行不能选择数据集，请为其下级各行选择",
        ),
        "one-choice": (
            "error",
            "choose either a data set or a supplier's footprint",
            "请在数据集与供应商碳足迹中选择其一",
        ),
        "no-dataset": (
            "error",
            "the catalogue has no data set {dataset!r}",
            "目录中没有数据集“{dataset}”",
        ),
        "no-supplier": (
            "error",
            "no supplier footprint {supplier!r} in force is shared with your organisation",
            "没有与贵单位共享且有效的供应商碳足迹“{supplier}”",
        ),
        "unit": (
            "error",
            "{unit} of the line does not convert to {other} of the data: {why}",
            "该行单位 {unit} 无法换算为数据单位 {other}：数据未给出密度、热值或单件质量；请另选数据或改单位",
        ),
        "option": ("error", "{value!r} is not one of {known}", "“{value}”不在可选项 {known} 之内"),
        "iterations": ("error", "choose 0 to {limit} iterations", "迭代次数应为 0 至 {limit}"),
        "declaration-too-large": (
            "error",
            "this declaration is larger than {limit} bytes; shorten or split it",
            "该声明超过 {limit} 字节，请精简或拆分",
        ),
        "no-lines": ("error", "choose at least one line", "请至少选择一行"),
        "note": ("error", "a note has 1 to {limit} characters", "备注应为 1 至 {limit} 个字符"),
        "evidence-kind": (
            "error",
            "evidence is a file of one of these kinds: {known}",
            "证据文件应为以下类型之一：{known}",
        ),
        "evidence-size": (
            "error",
            "the file has {size} bytes; give one of 1 to {limit}",
            "文件大小为 {size} 字节，应为 1 至 {limit} 字节",
        ),
        "evidence-content": (
            "error",
            "what is in the file is no {suffix}; save it anew in the program that made it, or give its true ending",
            "文件内容不是 {suffix} 格式；请用原程序重新保存或更正扩展名",
        ),
        "evidence-many": (
            "error",
            "a line keeps at most {limit} files; put several pages into one PDF",
            "每行最多保留 {limit} 个文件，请将多页合并为一个 PDF",
        ),
        "declaration-text": (
            "error",
            "this declaration holds characters or numbers that cannot be kept; write it anew as plain text",
            "该声明含有无法保存的字符或数值，请以纯文本重新填写",
        ),
        "no-bom": ("error", "upload a bill of materials first", "请先上传物料清单"),
        "columns-remembered": (
            "note",
            "the columns were read as {by} said for files with these headings; read the file again to change that",
            "列的含义按 {by} 此前对同样标题的设定读取；如需更改，请重新读取文件",
        ),
        "no-columns": (
            "error",
            "this file has no columns to choose; upload a spreadsheet or text file",
            "该文件没有可选择的列；请上传电子表格或文本文件",
        ),
        "no-composition": (
            "error",
            "no typical composition is known of this line; say its parts in the file",
            "该行没有已知的典型组成；请在文件中列出其组成",
        ),
        "shares-sum": (
            "error",
            "the shares come to {sum} % of the mass; they must come to 100 %",
            "各比例合计为质量的 {sum} %，应为 100 %",
        ),
        "weight-of-one": (
            "error",
            "say what one {unit} weighs in kg, as a number above 0",
            "请填写一个“{unit}”的质量（千克），须大于 0",
        ),
        "composed": (
            "note",
            "line {composed} was made an assembly of {count} materials by {by}",
            "{by} 已将行 {composed} 拆为 {count} 种材料",
        ),
        "carried": (
            "note",
            "{count} choices were carried over from the version before",
            "已沿用上一版本的 {count} 项选择",
        ),
        "supplier-gone": (
            "warning",
            "the supplier footprint chosen for this line is no longer shared with you or no longer in force",
            "该行所选的供应商碳足迹已不再共享或已失效",
        ),
    }
)
