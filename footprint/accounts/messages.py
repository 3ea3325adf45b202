"""The findings of this room."""

from footprint.findings import Messages

MESSAGES = Messages(
    {
        "email": ("error", "{value!r} is not an e-mail address", "“{value}”不是有效的邮箱地址"),
        "email-taken": ("error", "this e-mail address has an account already", "该邮箱已有账号"),
        "name": ("error", "give a name of 1 to {limit} characters", "请填写 1 至 {limit} 个字符的名称"),
        "organisation-taken": (
            "error",
            "an organisation of this name is registered; ask its people for an invitation",
            "该单位已注册，请联系本单位人员发送邀请",
        ),
        "credit-code": (
            "error",
            "the unified social credit code has 18 characters and its check character does not fit",
            "统一社会信用代码应为 18 位且校验位正确",
        ),
        "role": ("error", "choose manufacturer, certifier or supplier", "请选择制造商、核查机构或供应商"),
        "language": ("error", "choose en or zh", "请选择 en 或 zh"),
        "password-short": ("error", "the password needs at least {length} characters", "密码至少需要 {length} 个字符"),
        "password-long": ("error", "the password has at most 256 characters", "密码最多 256 个字符"),
        "password-plain": ("error", "this password is too easy to guess", "该密码过于简单"),
        "clients": (
            "error",
            "at most {limit} API clients at a time; revoke one that is not used any more",
            "最多同时保留 {limit} 个 API 客户端，请先撤销不再使用的客户端",
        ),
        "password-wrong": ("error", "the present password is not right", "当前密码不正确"),
    }
)
