"""A short memory of values that follow from their key."""

from __future__ import annotations

from footprint.recent import Recent


def test_a_value_is_made_once_and_the_oldest_is_forgotten() -> None:
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    recent: Recent[str] = Recent(2)
    for key in ("a", "b", "a", "c", "a", "b"):
        assert recent.get(key, lambda key=key: make(key)) == key.upper()  # type: ignore[misc]
    assert made == ["a", "b", "c", "b"]  # b was asked for longest ago when c came


def test_what_fails_is_not_kept() -> None:
    recent: Recent[int] = Recent(2)
    for _ in range(2):
        try:
            recent.get("x", lambda: 1 // 0)
        except ZeroDivisionError:
            continue
    assert recent.get("x", lambda: 3) == 3
