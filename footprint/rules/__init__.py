"""Rule sets (PCR) as data: what a study must show, evaluated on its result document. Pure.

A rule set is a TOML file with an id and a version. Each of its rules is a frozen value of one kind (`kinds`), evaluated
by one small function of that kind (`evaluation`). Versions coexist; a study states which one it follows.
"""

from footprint.rules.library import Library, shipped
from footprint.rules.reading import read_rule_set
from footprint.rules.values import Checked, RuleFinding, RuleSet

__all__ = ["Checked", "Library", "RuleFinding", "RuleSet", "read_rule_set", "shipped"]
