"""The verbs of accounts."""

from footprint.accounts.operations.clients import check_secret, create_client, keep_token, revoke_client
from footprint.accounts.operations.login import (
    ask_reset,
    change_password,
    log_in,
    log_out,
    reset_password,
    set_language,
)
from footprint.accounts.operations.members import approve, disable, enable, refuse
from footprint.accounts.operations.registering import (
    NewUser,
    Registration,
    accept_invitation,
    add_user,
    invite,
    register,
)

__all__ = [
    "NewUser",
    "Registration",
    "accept_invitation",
    "add_user",
    "approve",
    "ask_reset",
    "change_password",
    "check_secret",
    "create_client",
    "disable",
    "enable",
    "invite",
    "keep_token",
    "log_in",
    "log_out",
    "refuse",
    "register",
    "reset_password",
    "revoke_client",
    "set_language",
]
