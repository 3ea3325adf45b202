"""Passwords: argon2id hashes, and which passwords are taken."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from footprint.accounts.messages import MESSAGES
from footprint.findings import Finding
from footprint.settings import Settings


@lru_cache(maxsize=4)
def _hasher(time: int, memory: int, lanes: int) -> PasswordHasher:
    return PasswordHasher(time_cost=time, memory_cost=memory, parallelism=lanes)


@lru_cache(maxsize=4)
def _decoy(time: int, memory: int, lanes: int) -> str:
    return _hasher(time, memory, lanes).hash("nobody has this password")


def hash_password(settings: Settings, password: str) -> str:
    """The argon2id hash with the costs of the settings."""
    return _hasher(settings.argon2_time, settings.argon2_memory, settings.argon2_lanes).hash(password)


def verify_password(settings: Settings, stored: str, password: str) -> bool:
    """Whether it fits. Without a stored hash as much time passes, so that nobody learns which accounts exist."""
    costs = (settings.argon2_time, settings.argon2_memory, settings.argon2_lanes)
    try:
        return _hasher(*costs).verify(stored or _decoy(*costs), password[:256]) and bool(stored)
    except (VerificationError, InvalidHashError):
        return False


def needs_rehash(settings: Settings, stored: str) -> bool:
    """Whether the hash was made with other costs than the settings ask for today."""
    costs = (settings.argon2_time, settings.argon2_memory, settings.argon2_lanes)
    return _hasher(*costs).check_needs_rehash(stored)


def check_password(settings: Settings, password: str, email: str = "") -> list[Finding]:
    """Long enough, not one repeated character or run, not the address itself."""
    if len(password) < settings.password_length:
        return [MESSAGES.finding("password-short", cell="password", length=settings.password_length)]
    if len(password) > 256:
        return [MESSAGES.finding("password-long", cell="password")]
    low = password.lower()
    steps = {ord(b) - ord(a) for a, b in pairwise(low)}
    if len(set(low)) < 5 or steps <= {0, 1} or low == email or low.startswith(("password", "12345678", "qwertyui")):
        return [MESSAGES.finding("password-plain", cell="password")]
    return []
