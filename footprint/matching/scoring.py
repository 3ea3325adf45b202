"""How well one data set fits one query: a score, whether it is sure, and everything that went into it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from footprint.bom.values import Stage
from footprint.matching.codes import Codes, shared_digits
from footprint.matching.comparing import NOTHING, Likeness, Weights, likeness
from footprint.matching.contradictions import contradictions
from footprint.matching.entries import Entry
from footprint.matching.facets import SHAPES
from footprint.matching.hints import NO_HINT, Hint, hint_of
from footprint.matching.locations import location_fit
from footprint.matching.part_forms import part_forms
from footprint.matching.reasons import Evidence
from footprint.matching.texts import Prepared, names_a_part

_ONLY_CAS = 0.98
_SHARED_CAS = 0.7
_HS = {6: 0.66, 4: 0.55, 0: 0.0}
_TOGETHER = 0.2  # of the weaker of words and HS number, when both speak for it
_HARD = 0.3
_LISTED = 0.1
_OF_FORM = 0.24  # another form of it is nearer than another thing
_SOFT = 0.04
_NAMED = 0.85
_MATERIAL = 0.95  # a material's data set for a part: forming is left out
_AGGREGATE = 0.15
_LEAST_FUEL = 5.0  # MJ/kg: steam and heat carry less, every fuel more
LEAST_SCORE = 0.3
_FULL = ("equal", "words", "explained")


@dataclass(frozen=True, slots=True)
class Asked:
    """A query made ready.

    `only`: the CAS numbers that one product alone bears; `coded`: the products that bear one of the line's own;
    `chapters` and `subheadings`: of its HS numbers, where data sets know them. `aggregate`: put together of several
    materials.
    """

    names: tuple[Prepared, ...]
    material: Prepared | None
    specification: Prepared | None
    codes: Codes
    only: frozenset[str]
    coded: frozenset[str]
    chapters: frozenset[str]
    subheadings: frozenset[str]
    origin: str | None
    home: str
    stage: Stage | None
    recycled: float | None
    aggregate: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """One data set's score. `named`: the line's names alone lead to it; `sure`: nothing is left to ask."""

    entry: Entry
    score: float
    sure: bool
    named: bool
    evidence: Evidence


_CODE = re.compile(r"[a-z]{1,6}[- ]?\d{2,}[a-z0-9-]*")
# Traits that make another product of it: who does not say them may not mean them
_TO_BE_SAID = {
    "form": frozenset({"foam", "film", "fibre", "powder"}),
    "route": frozenset({"recycled"}),
    "supply": frozenset({"contract", "own"}),
    "feedstock": frozenset({"bio", "electrolysis", "dri"}),
    "haul": frozenset({"domestic"}),
    "treatment": frozenset({"treatment"}),
}


def score(entry: Entry, asked: Asked, weights: Weights, *, typos: bool = False) -> Scored | None:
    """How well one data set fits; None when it is not worth showing."""
    found = [likeness(text, entry, weights, typos=typos) for text in asked.names]
    best = max(found, key=attrgetter("score"), default=NOTHING)
    hints = [hint_of(text, entry) for text in asked.names]
    hint = max(hints, key=attrgetter("score"), default=NO_HINT)
    # a line's two names are of one thing: one that leads elsewhere speaks against the other
    agree = all(
        (other.score >= 0.6 and not other.rest) or leads.told or (leads.score > 0 and not other.rest)
        for other, leads in zip(found, hints, strict=True)
    )
    fits = bool(best.label) and not best.rest and agree
    base, sure, shown = best.score, fits, best
    named = fits and best.score >= _NAMED
    if hint.score > base or hint.told:
        base, sure = max(base, hint.score), sure or (hint.told and agree)
        named = named or (hint.told and agree)
    base, sure, shown, hint, of_material = _with_material(entry, asked, weights, (base, sure, named, shown, hint))
    if asked.specification and not asked.material and not of_material:
        base, sure = _with_specification(entry, asked.specification, asked.names, found, weights, base, sure)
    cas = bool(entry.dataset.cas) and entry.dataset.cas in asked.codes.cas
    if cas and entry.dataset.cas in asked.only:
        base, sure = max(base, _ONLY_CAS), True
    elif cas:  # routes to one substance share its number; the words decide between them
        base = max(base, _SHARED_CAS)
    digits = max((shared_digits(code, entry.hs) for code in asked.codes.hs), default=0)
    heading = _HS[digits]
    if heading:
        more, less = max(base, heading), min(base, heading)
        base = more + _TOGETHER * less * (1 - more)
        sure = sure or (digits == 6 and best.how in ("contained", *_FULL) and base >= 0.75 and not asked.aggregate)
    if base < LEAST_SCORE:
        return None
    judged = _judged(entry, asked, base, sure, named, (shown, hint, cas, digits, of_material))
    return judged if judged.score >= LEAST_SCORE else None


def _with_material(
    entry: Entry, asked: Asked, weights: Weights, so_far: tuple[float, bool, bool, Likeness, Hint]
) -> tuple[float, bool, Likeness, Hint, bool]:
    """What the material column adds: a part is matched with what it is made of, unless its name is a product."""
    base, sure, named, shown, hint = so_far
    if asked.material is None:
        return base, sure, shown, hint, False
    made = likeness(asked.material, entry, weights)
    shown_forms = frozenset(form for text in asked.names for form in text.traits.get("form", ()))
    if not shown_forms and "steel" in entry.traits.get("family", ()):
        shown_forms = frozenset(form for text in asked.names for form in part_forms(text.folded))
    graded = hint_of(asked.material, entry, shown_forms)
    strength = max(made.score if made.how in _FULL else 0.85 * made.score, graded.score) * _MATERIAL
    forms = {product for text in asked.names for named in text.names for product in named.trade.hints}
    forms.update(product for text in asked.names if text.grade for product in text.grade.grade.hints)
    if forms and entry.product not in forms:  # the name tells the form: another form of the material is not meant
        strength -= _HARD
    explained = graded.told or (made.how in _FULL and not made.rest)
    if named and not explained and _unknown_grade(asked.material):
        return base, False, shown, hint, False
    if named:
        return max(base, min(1.0, base + 0.02)) if explained else base, sure, shown, hint, False
    if strength <= base:
        return base, sure or (explained and base >= 0.9), shown, hint, False
    how = made if made.score >= graded.score else shown
    return strength, explained, how, graded if graded.score else hint, True


def _unknown_grade(material: Prepared) -> bool:
    """Whether a material column holds a code that no table knows: a wheel of RCL420 need not be of aluminium."""
    return not (material.grade or material.plastic or material.names) and bool(_CODE.fullmatch(material.folded))


def _with_specification(
    entry: Entry,
    text: Prepared,
    names: Sequence[Prepared],
    found: Sequence[Likeness],
    weights: Weights,
    base: float,
    sure: bool,
) -> tuple[float, bool]:
    """What a specification adds: it may say more exactly what the name says in general (resin: epoxy resin 1 kg)."""
    more, hint = likeness(text, entry, weights), hint_of(text, entry)
    strength = max(more.score, hint.score) - 0.02
    told = hint.told or (more.how in _FULL and not more.rest)
    names_fit = all(not other.rest and other.label for other in found)
    # a part whose specification says what it is cut from: frame | welded steel tube
    names_fit = names_fit or all(
        not other.label and _only_a_part(name) for name, other in zip(names, found, strict=True)
    )
    if strength <= base:
        return base, sure
    return strength, told and names_fit


def _only_a_part(name: Prepared) -> bool:
    """Whether a name is that of a part and of no product, grade or plastic."""
    return names_a_part(name) and not (name.grade or name.plastic or name.names)


def _judged(
    entry: Entry,
    asked: Asked,
    base: float,
    sure: bool,
    named: bool,
    grounds: tuple[Likeness, Hint, bool, int, bool],
) -> Scored:
    """The score after what contradicts it, and whether it may be taken without asking."""
    shown, hint, cas, digits, of_material = grounds
    against = contradictions(
        asked.names, asked.material, asked.specification, entry, asked.stage, of_material=of_material
    )
    fit = location_fit(entry.dataset.location, asked.origin, asked.home)
    unpartnered = asked.recycled is not None and entry.dataset.secondary is None
    unburned = asked.stage in ("production", "use") and _is_fuel(entry)
    hard = [clash for clash in against if clash.hard]
    equal = (
        shown.how in ("equal", "words") and bool(shown.label) and shown.label is not None and shown.label.kind != "head"
    )
    # Where the data set's makers list the very words, a contradiction is theirs to have judged: ask, do not bury
    weight = _LISTED if equal else _HARD
    hardest = [min(weight, _OF_FORM) if clash.facet in ("form", "use") else weight for clash in hard]
    silent = 0.0 if hint.told else _SOFT / 2 if shown.how in _FULL else _SOFT
    if shown.label is not None and shown.label.kind == "synonym":  # its makers list the bare word: the usual route
        silent /= 4
    points = base - sum(sorted(hardest, reverse=True)[:2]) - silent * min(len(against) - len(hard), 3)
    points -= fit.penalty + (0.1 if unpartnered else 0.0)
    shaped = {form for text in asked.names for form in text.traits.get("form", ())} & SHAPES
    if shaped and not shaped & entry.traits.get("form", frozenset()):  # also where the makers list it as a synonym
        points -= _SOFT
    apart = asked.aggregate and not entry.component and not named
    points -= _AGGREGATE if apart else 0.0
    miscoded = bool(asked.coded) and entry.product not in asked.coded
    miscoded |= _another_subheading(entry.hs, asked.subheadings)
    miscoded |= bool(asked.chapters and entry.hs and not of_material) and entry.hs[:2] not in asked.chapters
    shaped_of = entry.resin or (hint.grade is not None and not entry.component)
    of_material = of_material or (shaped_of and (hint.part or any(names_a_part(text) for text in asked.names)))
    evidence = Evidence(
        entry.dataset,
        shown,
        cas,
        digits,
        hint.grade,
        hint.trade,
        hint.plastic,
        against,
        fit,
        unpartnered,
        unburned,
        of_material,
        miscoded,
    )
    unsaid = any(
        given in _TO_BE_SAID.get(clash.facet, ())
        for clash in against
        for given in clash.given.split("/")
        if clash.facet != "supply" or entry.dataset.electricity
    )
    told = (equal and shown.label and shown.label.kind == "name") or (hint.told and hint.trade)
    sure = sure and (not unsaid or bool(told))
    # of things put together a synonym may stand for many: a motor is listed under the traction motor
    sure = sure and not (asked.aggregate and shown.label is not None and shown.label.kind == "synonym")
    sure = (
        sure
        and not hard
        and fit.sure
        and not unpartnered
        and not unburned
        and not miscoded
        and shown.how != "typo"
        and not apart
    )
    return Scored(entry, min(max(points, 0.0), 1.0), sure, named, evidence)


def _another_subheading(own: str, asked: frozenset[str]) -> bool:
    """Whether the line's number is of a sibling under the same heading: solid caustic soda, not its solution."""
    return len(own) >= 6 and own[:6] not in asked and any(code[:4] == own[:4] for code in asked)


def _is_fuel(entry: Entry) -> bool:
    """A fuel's supply: what burning it lets off is a data set of its own."""
    heating_value = entry.dataset.heating_value_mj_per_kg or 0.0
    return entry.dataset.group == "energy" and heating_value > _LEAST_FUEL and "use" not in entry.traits
