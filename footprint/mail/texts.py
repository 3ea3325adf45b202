"""The letters: name → (subject, 主题, body, 正文), with `{name}` fields."""

LETTERS: dict[str, tuple[str, str, str, str]] = {
    "invitation": (
        "You are invited to Footprint",
        "邀请您使用产品碳足迹平台",
        "{inviter} invites you to join {organisation}.\nSet your name and password here, once, until {until}:\n{link}",
        "{inviter} 邀请您加入 {organisation}。\n请在 {until} 前通过以下链接设置姓名和密码（仅可使用一次）：\n{link}",
    ),
    "reset": (
        "Set a new password",
        "重设密码",
        "Somebody, we hope you, asked to set a new password for this address.\nThe link works once, until {until}:\n"
        "{link}\nIf it was not you, nothing needs to be done.",
        "有人（希望是您本人）请求为该邮箱重设密码。\n"
        "以下链接仅可使用一次，有效期至 {until}：\n{link}\n如非本人操作，请忽略本邮件。",
    ),
    "registered": (
        "A registration waits for approval: {organisation}",
        "新的注册申请待审批：{organisation}",
        "{name} ({email}) of {organisation} asks for access.\n{link}",
        "{organisation} 的 {name}（{email}）申请使用平台。\n{link}",
    ),
    "approved": (
        "Your account is ready",
        "您的账号已启用",
        "The park operator approved the registration of {organisation}. You can log in:\n{link}",
        "园区运营方已批准 {organisation} 的注册申请，您可以登录：\n{link}",
    ),
    "refused": (
        "Your registration was not approved",
        "您的注册申请未获批准",
        "The park operator did not approve the registration. Reason: {reason}",
        "园区运营方未批准您的注册申请。原因：{reason}",
    ),
    "review": (
        "{study}: {event}",
        "{study}：{event_zh}",
        "{organisation}: {event}.\nRead it after signing in:\n{link}",
        "{organisation}：{event_zh}。\n请登录后查看：\n{link}",
    ),
    "label": (
        "Label {number}: {status}",
        "标签 {number}：{status_zh}",
        "The label {number} of {product}: {status}. {reason}\n{link}",
        "{product} 的标签 {number}：{status_zh}。{reason}\n{link}",
    ),
    "share": (
        "{supplier} shares a product footprint with you",
        "{supplier} 与贵单位共享产品碳足迹",
        "{supplier} shares the footprint of {product} with {customer}.\n"
        "Accept it to use it in your bill of materials:\n{link}",
        "{supplier} 与 {customer} 共享了 {product} 的碳足迹。接受后即可在物料清单中使用：\n{link}",
    ),
}
