"""The findings of this room's operations."""

from footprint.findings import Messages

MESSAGES = Messages(
    {"reason": ("error", "give a reason of 1 to 2000 characters", "请填写 1 至 2000 个字符的理由")},
)
