"""The rule sets that an instance knows: those that come with it, and those that its operator added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from footprint.rules.reading import read_rule_set
from footprint.rules.values import RuleSet

FALLBACK = "iso-14067"


def version_key(version: str) -> tuple[int, ...]:
    """Versions in their order: 1.10 is newer than 1.9."""
    return tuple(int(part) for part in version.split("."))


@dataclass(frozen=True)
class Library:
    """Rule sets by `id@version`."""

    sets: Mapping[str, RuleSet]

    def __iter__(self) -> Iterator[RuleSet]:
        return iter(self.ordered)

    @cached_property
    def ordered(self) -> tuple[RuleSet, ...]:
        """By id, the newest version first."""
        newest = sorted(self.sets.values(), key=lambda one: version_key(one.version), reverse=True)
        return tuple(sorted(newest, key=lambda one: one.id))

    @cached_property
    def newest(self) -> tuple[RuleSet, ...]:
        """The newest version of each id, by id."""
        found: dict[str, RuleSet] = {}
        for one in self.ordered:
            found.setdefault(one.id, one)
        return tuple(found.values())

    def find(self, name: str) -> RuleSet | None:
        """The rule set `id@version`, or None."""
        return self.sets.get(name)

    def get(self, rule_set: str, version: str = "") -> RuleSet | None:
        """The rule set of this id, in its newest version when none is named; None when there is none."""
        if version:
            return self.find(f"{rule_set}@{version}")
        return next((one for one in self.newest if one.id == rule_set), None)

    def default(self, sector: str, unit: str, boundary: str) -> RuleSet:
        """What a study follows that names no rule set: the most particular default, else the general one."""
        best: tuple[int, RuleSet] | None = None
        for one in self.newest:
            for default in one.defaults:
                fits = (
                    default.sector == sector
                    and (not default.units or unit in default.units)
                    and default.boundary in (None, boundary)
                )
                particular = bool(default.units) + (default.boundary is not None)
                if fits and (best is None or particular > best[0]):
                    best = particular, one
        found = best[1] if best else self.get(FALLBACK)
        if found is None:
            raise LookupError(f"no rule set {FALLBACK}")
        return found

    def added(self, texts: Iterable[bytes]) -> Library:
        """This library with the rule sets of further files, in the order in which they were added."""
        sets = dict(self.sets)
        for data in texts:
            one = read_rule_set(data, sets.get)
            sets.setdefault(one.name, one)
        return Library(sets)


@cache
def shipped_files() -> Mapping[str, bytes]:
    """`id@version` → the file of each rule set that comes with the service."""
    folder = files("footprint.rules") / "data"
    found: dict[str, bytes] = {}
    for name, data in sorted((item.name, item.read_bytes()) for item in folder.iterdir()):
        if name.endswith(".toml"):
            found[name.removesuffix(".toml")] = data
    return found


@cache
def shipped() -> Library:
    """The rule sets that come with the service. Files are named `id@version.toml`; the extended ones are read first."""
    sets: dict[str, RuleSet] = {}

    def extended(name: str) -> RuleSet | None:
        if name not in sets and name in shipped_files():
            sets[name] = read_rule_set(shipped_files()[name], extended, shipped=True)
        return sets.get(name)

    for name in shipped_files():
        extended(name)
    return Library(sets)
