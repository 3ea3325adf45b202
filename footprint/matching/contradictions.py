"""Where a line and a data set disagree: traits, plastics, and the stage that the line stands in."""

from __future__ import annotations

from collections.abc import Sequence

from footprint.bom.values import Stage
from footprint.matching.entries import Entry
from footprint.matching.facets import SHAPES, Clash, Traits, clashes
from footprint.matching.plastics import Plastic
from footprint.matching.texts import Prepared

# A name without number or density stands for its kin: PE film is of some polyethylene
_KIN = {"pe": {"hdpe", "ldpe", "lldpe"}, "pa": {"pa6", "pa66"}, "ppe": {"ppo"}}
# What a specification says is done to a part (10 mm, welded) makes no service of it
_DONE_TO = {"processing", "consumable"}
# Sectors whose goods are sold as powders, said or not
_POWDERS = frozenset({"chemicals", "minerals", "battery"})
# Facets whose values may be a part of a trade name: galvanised pipe is sold as steel pipe, a big bag is a woven bag
_OF_A_NAME = frozenset({"form", "container", "coating"})
# Sectors whose data sets make a material, and treat none
_MADE = frozenset({"metals", "plastics", "minerals", "vehicle", "battery"})


def contradictions(
    names: Sequence[Prepared],
    material: Prepared | None,
    specification: Prepared | None,
    entry: Entry,
    stage: Stage | None,
    *,
    of_material: bool = False,
) -> tuple[Clash, ...]:
    """What the texts contradict (hard), and what none of them says that the data set is (soft).

    `of_material`: the data set is of what the part is made of; then the part's own form is none of the material's.
    """
    told = [text for text in (*names, material) if text]
    shown = [_shown(text, entry) for text in told]
    if of_material and "form" not in entry.traits:
        shown[: len(names)] = [_without_form(traits) for traits in shown[: len(names)]]
    if specification:
        known = {facet for traits in shown for facet in traits}
        known |= _DONE_TO
        shown.append({facet: values for facet, values in specification.traits.items() if facet not in known})
    hard = [clash for traits in shown for clash in clashes(traits, entry.traits, entry.listed) if clash.hard]
    if entry.component:  # a screw is galvanised, and still that screw
        hard = [clash for clash in hard if clash.facet != "coating"]
    if any(named.trade.sure and entry.product in named.trade.hints for text in told for named in text.names):
        hard = [clash for clash in hard if clash.facet != "scrap" or clash.wanted]  # 铜屑 is scrap without the word
    if entry.dataset.sector in _POWDERS:
        hard = [clash for clash in hard if clash.facet != "form" or clash.wanted != "powder"]
    if "scrap" in entry.traits and any("scrap" in traits for traits in shown):  # scrap of wire is scrap
        hard = [clash for clash in hard if clash.facet not in ("form", "steel-kind")]
    together: dict[str, frozenset[str]] = {}
    for text in (*told, *([specification] if specification else ())):
        for facet, values in text.graded.items():
            together[facet] = together.get(facet, frozenset()) | values
    soft = [clash for clash in clashes(together, entry.traits, entry.listed) if not clash.hard]
    plastics = [text.plastic for text in (*told, *([specification] if specification else ())) if text.plastic]
    hard += [clash for plastic in plastics for clash in _plastic(plastic, entry)]
    if entry.plastic and entry.plastic.fillers and entry.plastic in plastics:  # PA66-GF30 says it all
        soft = [clash for clash in soft if clash.facet not in ("filled", "form")]
    if stage == "end_of_life":  # what is waste there is treated, said or not
        hard = [clash for clash in hard if clash.facet != "treatment" or clash.wanted]
    if stage == "end_of_life" and _makes(entry):
        hard.append(Clash("treatment", "treatment", "", True))
    return tuple(dict.fromkeys([*hard, *soft]))


def _shown(text: Prepared, entry: Entry) -> Traits:
    """A text's traits; those of its grade too, unless the grade leads to this data set anyway.

    A form or coat that is part of a trade name which leads here (brass sheet) is none that speaks against it.
    """
    shown = text.traits if text.grade and entry.product in text.grade.grade.hints else text.graded
    done = [sign.text for sign in text.signs if sign.facet == "processing"]
    if "processing" not in entry.traits and all(word in text.attributes for word in done):  # 再生PP 注塑
        shown = {facet: values for facet, values in shown.items() if facet != "processing"}
    named = [one.text for one in text.names if entry.product in one.trade.hints]
    if not named:
        return shown
    spoken: dict[str, bool] = {}
    for sign in text.signs:
        if sign.facet in _OF_A_NAME and sign.facet not in entry.traits:
            spoken[sign.facet] = spoken.get(sign.facet, True) and any(sign.text in name for name in named)
    return {facet: values for facet, values in shown.items() if not spoken.get(facet, False)}


def _without_form(shown: Traits) -> Traits:
    kept = shown.get("form", frozenset()) & (SHAPES | {"tube"})
    rest = {facet: values for facet, values in shown.items() if facet != "form"}
    return {**rest, "form": kept} if kept else rest


def _plastic(asked: Plastic, entry: Entry) -> list[Clash]:
    """Another polymer, another blend, or another filling. A label that spells the very same may be a stand-in."""
    own = entry.plastic
    if own is None:
        return []
    found = []
    kin = {code for polymer in own.polymers for code in _KIN.get(polymer, {polymer})} | own.polymers
    if not asked.polymers <= kin and not own.polymers <= {k for p in asked.polymers for k in _KIN.get(p, {p})}:
        found.append(Clash("polymer", _shout(asked.polymers), _shout(own.polymers), True))
    if asked.fillers != own.fillers:
        found.append(Clash("filled", _shout(asked.fillers), _shout(own.fillers), True))
    return found


def _shout(codes: frozenset[str]) -> str:
    return "/".join(sorted(codes)).upper()


def _makes(entry: Entry) -> bool:
    """A data set that makes something of new materials: nothing is treated in it at the end of life."""
    return entry.dataset.sector in _MADE and not {"treatment", "scrap", "processing"} & entry.traits.keys()
