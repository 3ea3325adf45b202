"""The findings of this room's operations."""

from footprint.findings import Messages

MESSAGES = Messages(
    {
        "product": ("error", "give the product a name of 1 to 200 characters", "请填写 1 至 200 个字符的产品名称"),
        "product-ids": (
            "error",
            "name at most {most} part numbers of at most {longest} characters",
            "物料编码最多 {most} 个，每个不超过 {longest} 个字符",
        ),
        "unit": ("error", "{why}", "{why}"),
        "number": ("error", "a finite number is expected", "应为有限数值"),
        "negative": (
            "error",
            "emissions are not negative; write removals in their own field",
            "排放量不能为负；移除量请填写在专门的字段",
        ),
        "positive": ("error", "removals are zero or negative", "移除量应为零或负值"),
        "share": ("error", "a share lies between 0 and 1", "比例应在 0 至 1 之间"),
        "dqr": ("error", "data quality lies between 1 and 5", "数据质量评分应在 1 至 5 之间"),
        "mass": ("error", "a mass is positive", "质量应为正数"),
        "period": ("error", "the period ends before it begins", "期间结束早于开始"),
        "validity": (
            "error",
            "the validity begins at or after the end of the reference period and lasts three years at most",
            "有效期应在基准期结束后开始，且最长三年",
        ),
        "source": (
            "error",
            "say in at most 500 characters where the figures come from",
            "请在 500 个字符内说明数据来源",
        ),
        "customer": (
            "error",
            "there is no active organisation named exactly {name!r} other than your own",
            "没有名称为“{name}”的其他已启用单位",
        ),
    }
)
