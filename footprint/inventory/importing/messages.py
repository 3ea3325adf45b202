"""What can be wrong with an imported file, in both languages."""

from __future__ import annotations

from typing import Final

from footprint.findings import Messages, Severity

_FILE: Final[dict[str, tuple[Severity, str, str]]] = {
    "import-no-file": ("error", "there is no file or folder {value!r}", "没有文件或文件夹 {value!r}"),
    "import-format-unknown": (
        "error",
        "this is not a format that can be imported ({found}); it must be Brightway Excel, openLCA JSON-LD (zip or "
        "folder), ecoSpold 2 (.spold, folder or zip) or SimaPro CSV",
        "该文件不是可导入的格式（{found}）；须为 Brightway Excel、openLCA JSON-LD（zip 或文件夹）、"
        "ecoSpold 2（.spold、文件夹或 zip）或 SimaPro CSV",
    ),
    "import-wrong-format": (
        "error",
        "the file is {found}, not {wanted}; leave --format at auto",
        "该文件是 {found}，不是 {wanted}；请保留 --format auto",
    ),
    "import-too-large": (
        "error",
        "{what} is {found}, and {limit} is the limit; import a part of it",
        "{what} 为 {found}，超过上限 {limit}；请分批导入",
    ),
    "import-zip-damaged": ("error", "the archive cannot be read: {error}", "无法读取压缩包：{error}"),
    "import-zip-path": (
        "error",
        "the archive holds an unsafe path {value!r}; pack the plain folder again",
        "压缩包含有不安全的路径 {value!r}；请重新打包普通文件夹",
    ),
    "import-zip-ratio": (
        "error",
        "{value!r} unpacks to more than {limit} times its size; pack the plain folder again",
        "{value!r} 解压后超过原大小的 {limit} 倍；请重新打包普通文件夹",
    ),
    "import-zip-encrypted": (
        "error",
        "the archive is encrypted; unpack it and pack it without a password",
        "压缩包已加密；请解压后不加密码重新打包",
    ),
    "import-link": (
        "error",
        "{value!r} is a link; replace it by the file itself",
        "{value!r} 是链接；请替换为文件本身",
    ),
    "import-nothing": ("error", "the file holds no process", "文件中没有任何过程"),
    "import-unreadable": (
        "error",
        "the file cannot be read as {format}: {error}; export it again from the program that made it",
        "无法按 {format} 读取该文件：{error}；请从原软件重新导出",
    ),
    "import-xml": (
        "error",
        "the XML is not accepted: {error}; a data set needs no document type and no entities",
        "不接受该 XML：{error}；数据集不需要文档类型声明和实体",
    ),
    "import-formula": (
        "error",
        "{value!r} has a formula without a stored value; open the workbook, let it calculate and save it again",
        "{value!r} 的公式没有存储结果；请打开工作簿计算后重新保存",
    ),
    "import-not-a-number": (
        "error",
        "the amount of {name!r} in {process!r} is not a finite number",
        "{process!r} 中 {name!r} 的数量不是有限数",
    ),
    "import-time": (
        "error",
        "reading took longer than {limit} s and was stopped; import a part of the file",
        "读取超过 {limit} 秒，已停止；请分批导入",
    ),
    "import-memory": (
        "error",
        "reading needs more than {limit} MiB of memory and was stopped; import a part of the file",
        "读取所需内存超过 {limit} MiB，已停止；请分批导入",
    ),
    "import-not-installed": (
        "error",
        "the import needs bw2io; install it with: pip install 'footprint[import]'",
        "导入需要 bw2io；请安装：pip install 'footprint[import]'",
    ),
}

_NAMES: Final[dict[str, tuple[Severity, str, str]]] = {
    "import-name": (
        "error",
        "{value!r} cannot name a release; use 1 to 60 letters, digits, spaces, dots, hyphens or underscores, and "
        "something that does not read like a hash",
        "{value!r} 不能作为版本名称；请使用 1 至 60 个字母、数字、空格、点、连字符或下划线，且不可形似哈希值",
    ),
}

_CONTENT: Final[dict[str, tuple[Severity, str, str]]] = {
    "import-no-name-zh": (
        "warning",
        "{count} data sets have no Chinese name; the original name stands in both languages",
        "{count} 个数据集没有中文名称；两种语言均使用原名",
    ),
    "import-no-year": (
        "warning",
        "{count} data sets state no year; {year} stands (--year says another)",
        "{count} 个数据集未注明年份；按 {year} 年计（可用 --year 指定）",
    ),
    "import-no-quality": (
        "warning",
        "data quality on this scale is not part of the file: all four indicators count as 5, unknown",
        "文件不含本系统的数据质量评分：四项指标均按 5（未知）计",
    ),
    "import-location": (
        "warning",
        "{count} data sets are located in {value!r}, which has no code here; they count as GLO, "
        "and the name stands in the comment",
        "{count} 个数据集的地区为 {value!r}，此处没有代码；按 GLO 计，原地区写入备注",
    ),
    "import-cut-off": (
        "warning",
        "{count} inputs, gases or processes are cut off: every result of this release is too low by them",
        "已截断 {count} 项投入、气体或过程：此版本的结果因此偏低",
    ),
    "import-origin": (
        "warning",
        "{count} exchanges of {value!r} do not say whether it is fossil; they count as fossil",
        "{count} 条 {value!r} 交换未注明是否为化石源；按化石源计",
    ),
    "import-not-credited": (
        "warning",
        "{count} exchanges of {value!r} carry no factor on purpose: {reason}",
        "{count} 条 {value!r} 交换有意不计因子：{reason}",
    ),
    "import-flow-unit": (
        "warning",
        "{count} exchanges of elementary flows without climate factor are in units outside the table ({value}); "
        "they are left out",
        "{count} 条无气候因子的基本流交换使用了表外单位（{value}）；已略去",
    ),
    "import-unlinked": (
        "error",
        "{count} inputs, gases or processes are missing; see the report, mend the file or say --allow-cut-off",
        "缺少 {count} 项投入、气体或过程；请查看报告并修改文件，或使用 --allow-cut-off",
    ),
    "import-no-shipped": (
        "error",
        "{process!r} links to {value!r} of the shipped packs, and no such data set is there",
        "{process!r} 引用了内置数据包中的 {value!r}，但没有该数据集",
    ),
}

# why an input has no provider, and why a process cannot be taken: short, for lists
REASONS: Final[dict[str, tuple[str, str]]] = {
    "no-provider": ("nothing in the file provides it", "文件中没有提供者"),
    "several-providers": ("several data sets provide it and none is named", "有多个提供者且未指明"),
    "provider-excluded": ("its provider could not be taken", "其提供者未能导入"),
    "unit-does-not-convert": ("its unit does not convert to the provider's", "其单位不能换算为提供者的单位"),
    "several-products": ("it has several products and no allocation that fits", "有多个产品且没有适用的分配"),
    "no-product": ("it has no product", "没有产品"),
    "zero-production": ("it makes nothing of its product", "其产品产量为零"),
    "unit-unknown": ("the unit of its product is not in the unit table", "其产品的单位不在单位表中"),
}

MESSAGES: Final = Messages({**_FILE, **_NAMES, **_CONTENT})
