"""The people of the demonstration. Their organisations are marked, so that whatever they make says SAMPLE / 样例."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass

from sqlalchemy.orm import Session

from footprint.accounts import operations, queries
from footprint.accounts.models import Role, User
from footprint.settings import Settings

PARK = "Tianjin Economic-Technological Development Area"
PEOPLE: tuple[tuple[Role, str, str, str], ...] = (
    ("manufacturer", "Demo Manufacturer 示例制造", "Demo Manufacturing Co.", "示例制造有限公司"),
    ("certifier", "Demo Certifier 示例审核", "Demo Certification Body", "示例认证机构"),
    ("supplier", "Demo Supplier 示例供应", "Demo Battery Supplier Co.", "示例电池供应有限公司"),
    ("operator", "Demo Operator 示例运营", "Demo Park Operator", "示例园区运营中心"),
)


@dataclass(frozen=True)
class Cast:
    """The four demonstration users and the password that all of them have."""

    manufacturer: User
    certifier: User
    supplier: User
    operator: User
    password: str


def address(role: Role) -> str:
    """The e-mail address of the demonstration user of this role."""
    return f"{role}@demo.example"


def password(settings: Settings) -> str:
    """The demonstration password of this instance: random, made once, readable by the instance's owner alone."""
    path = settings.home / "demo-password"
    settings.home.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write("-".join(secrets.token_hex(2) for _ in range(4)))
    return path.read_text("ascii").strip()


def ensure_cast(session: Session, settings: Settings) -> Cast:
    """The demonstration users, made where they do not exist yet."""
    word = password(settings)
    users: dict[str, User] = {}
    for role, name, organisation, organisation_zh in PEOPLE:
        users[role] = queries.by_email(session, address(role)) or operations.add_user(
            session,
            settings,
            operations.NewUser(
                email=address(role),
                name=name,
                role=role,
                organisation=organisation,
                organisation_zh=organisation_zh,
                password=word,
                park=PARK,
                accreditation="none: demonstration only",
                language="en",
                demo=True,
            ),
        )
    return Cast(password=word, **users)
