"""A rule set's file: TOML, read strictly. An unknown key is a fault, and every fault is told at once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from types import UnionType
from typing import Any, Literal, cast, get_args, get_origin, get_type_hints

from footprint.bom.values import Boundary as BoundaryName
from footprint.bom.values import Sector
from footprint.findings import InputError
from footprint.inventory.catalogue import GROUPS, SUPPLIER_GROUP
from footprint.rules import kinds
from footprint.rules.following import is_id, is_version
from footprint.rules.kinds import KINDS, Rule
from footprint.rules.messages import MESSAGES
from footprint.rules.objects import Reader
from footprint.rules.statement import FIELDS
from footprint.rules.values import Default, RuleSet, Source
from footprint.units import UnitError, parse_unit

MAX_BYTES = 200_000
KEYS = ("id", "version", "title", "title_zh", "issued", "summary", "summary_zh", "extends", "default", "source", "rule")
# fields of rules that are shares of one
SHARES = frozenset({"each", "total", "mass", "primary_data_share", "change", "reduction", "green_power"})


def read_rule_set(
    data: bytes, extended: Callable[[str], RuleSet | None] = lambda _name: None, *, shipped: bool = False
) -> RuleSet:
    """The rule set of a file; InputError with every fault.

    `extended` finds the one that it builds on by `id@version`.
    """
    reader = Reader(_toml(data), "rule-set")
    reader.known(KEYS)
    name, version = reader.text("id", required=True, limit=60), reader.text("version", required=True, limit=14)
    if name and not is_id(name):
        reader.say("id-expected", "id")
    if version and not is_version(version):
        reader.say("version-expected", "version")
    issued = reader.content.get("issued")
    if type(issued) is not date:
        reader.say("day-expected" if issued is not None else "missing", "issued")
    above = reader.text("extends", limit=80)
    parent = extended(above) if above else None
    if above and parent is None:
        reader.say("extends-unknown", "extends", name=above)
    own = _rules(reader)
    if not own and parent is None:
        reader.say("rules-missing", "rule")
    made = RuleSet(
        id=name,
        version=version,
        title=reader.text("title", required=True, limit=200),
        title_zh=reader.text("title_zh", required=True, limit=200),
        issued=issued if type(issued) is date else date.min,
        summary=reader.text("summary", required=True),
        summary_zh=reader.text("summary_zh", required=True),
        sources=tuple(_source(one) for one in reader.objects("source") or ()),
        rules=_merged(parent.rules if parent else (), own),
        extends=above or None,
        defaults=tuple(_default(one) for one in reader.objects("default") or ()),
        own=frozenset(rule.key for rule in own),
        shipped=shipped,
    )
    if not made.sources:
        reader.say("missing", "source")
    reader.end()
    return made


def _toml(data: bytes) -> dict[str, Any]:
    if len(data) > MAX_BYTES:
        raise InputError([MESSAGES.finding("file-large", size=len(data), limit=MAX_BYTES)])
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError([MESSAGES.finding("toml-encoding")]) from None
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:  # ValueError: integers of too many digits
        raise InputError([MESSAGES.finding("toml-unreadable", why=str(error)[:200])]) from None


def _merged(above: Iterable[Rule], own: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules of the extended set, each replaced by one of the same key, then the new ones."""
    rules = {rule.key: rule for rule in above}
    rules |= {rule.key: rule for rule in own}
    return tuple(rules.values())


def _source(reader: Reader) -> Source:
    reader.known(("title", "title_zh", "url", "mark"))
    mark = reader.one_of("mark", ("F", "R", "I")) or "R"
    return Source(
        reader.text("title", required=True, limit=300),
        reader.text("title_zh", limit=300),
        reader.text("url", limit=300),
        cast(Literal["F", "R", "I"], mark),
    )


def _default(reader: Reader) -> Default:
    reader.known(("sector", "units", "boundary"))
    units = _Value(reader, "units").of(tuple[str, ...]) if "units" in reader.content else ()
    _check_units(reader, "units", cast(tuple[str, ...], units or ()))
    return Default(
        reader.one_of("sector", get_args(Sector), required=True) or "other",
        cast(tuple[str, ...], units or ()),
        reader.one_of("boundary", get_args(BoundaryName)),
    )


def _rules(reader: Reader) -> list[Rule]:
    rules: dict[str, Rule] = {}
    for one in reader.objects("rule") or ():
        rule = _rule(one)
        if rule is None:
            continue
        if rule.key in rules:
            one.say("rule-key-twice", "key")
        rules[rule.key] = rule
    return list(rules.values())


def _rule(reader: Reader) -> Rule | None:
    kind = KINDS.get(str(reader.content.get("kind")))
    if kind is None:
        reader.say("kind-unknown", "kind", value=str(reader.content.get("kind"))[:60], known=", ".join(KINDS))
        return None
    hints = _hints(kind)
    reader.known(("kind", *hints))
    before = len(reader.findings)
    values: dict[str, Any] = {}
    for item in fields(kind):
        if item.name in reader.content:
            values[item.name] = _Value(reader, item.name).of(hints[item.name])
        elif item.default is MISSING:
            reader.say("missing", item.name)
    if len(reader.findings) > before:
        return None
    rule = kind(**values)
    if not is_id(rule.key):
        reader.say("id-expected", "key")
    _check(reader, rule)
    return rule


def _hints(kind: type[Rule]) -> Mapping[str, Any]:
    hints = get_type_hints(kind)
    return {item.name: hints[item.name] for item in fields(kind)}


class _Value:
    """One value of a table, as the type of its field wants it."""

    def __init__(self, reader: Reader, key: str) -> None:
        self.reader, self.key, self.value = reader, key, reader.content[key]

    def of(self, hint: Any) -> Any:
        """The value; None with a finding when it is of another type."""
        if get_origin(hint) is UnionType:
            return self.of(next(part for part in get_args(hint) if part is not type(None)))
        if get_origin(hint) is Literal:
            return self.reader.one_of(self.key, get_args(hint), required=True)
        if get_origin(hint) is tuple:
            return self._list(get_args(hint)[0])
        if hint is bool:
            if not isinstance(self.value, bool):
                self.reader.say("choice-unknown", self.key, value=str(self.value)[:60], known="true, false")
            return self.value
        if hint in (int, float):
            high = 1.0 if self.key in SHARES else 1e9
            number = self.reader.number(self.key, 0.0, high, required=True)
            if hint is int and number is not None and number != int(number):
                self.reader.say("number-expected", self.key)
            return int(number) if hint is int and number is not None else number
        return self.reader.text(self.key, required=self.key in ("key", "title", "title_zh", "source"))

    def _list(self, hint: Any) -> tuple[Any, ...]:
        if not isinstance(self.value, list):
            self.reader.say("objects-expected", self.key)
            return ()
        within = {f"{self.key}[{number}]": item for number, item in enumerate(self.value[:200], start=1)}
        reader = Reader(within, self.reader.place, self.reader.findings)
        return tuple(_Value(reader, key).of(hint) for key in within)


def _check_units(reader: Reader, key: str, units: Iterable[str]) -> None:
    for unit in units:
        try:
            parse_unit(unit)
        except UnitError:
            reader.say("unit-unknown", key, value=unit[:60])


def _check(reader: Reader, rule: Rule) -> None:
    """What the types of a rule's fields do not say."""
    demands: tuple[str, ...] = ()
    match rule:
        case kinds.Unit():
            _check_units(reader, "units", rule.units)
        case kinds.Stated():
            demands = ("fields",)
            for name in rule.fields:
                if name not in FIELDS:
                    reader.say("field-unknown", "fields", value=name[:60], known=", ".join(FIELDS))
        case kinds.Lines():
            demands = ("stages", "groups", "datasets", "words")
            for group in rule.groups:
                if group not in (*GROUPS, SUPPLIER_GROUP):
                    reader.say("choice-unknown", "groups", value=group[:60], known=", ".join((*GROUPS, SUPPLIER_GROUP)))
        case kinds.Stages():
            demands = ("required", "excluded")
        case kinds.Quality():
            demands = ("dqr", "primary_data_share")
        case kinds.Level():
            demands = ("reduction", "green_power", "intensity")
            _check_units(reader, "unit", [rule.unit] if rule.unit else [])
            if rule.intensity is not None and not rule.unit:
                reader.say("missing", "unit")
        case kinds.Question(answer="choice"):
            demands = ("choices",)
            if len(rule.choices_zh) != len(rule.choices):
                reader.say("missing", "choices_zh")
    if demands and not any(getattr(rule, name) not in (None, (), "") for name in demands):
        reader.say("nothing-demanded", demands[0], known=", ".join(demands))
