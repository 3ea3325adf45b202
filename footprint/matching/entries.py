"""A data set as the matcher compares it: its labels, traits, vocabulary and product."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from footprint.inventory.catalogue import Dataset
from footprint.matching.facets import Traits, traits
from footprint.matching.locations import PLACE_WORDS
from footprint.matching.plastics import Plastic, plastic_words, read_plastic
from footprint.matching.texts import without_places
from footprint.matching.words import fold, loosely, parts, plain, same_words, tokens

Kind = Literal["name", "head", "synonym"]
Script = Literal["cjk", "latin", "mixed"]


@dataclass(frozen=True, slots=True)
class Label:
    """One spelling of a data set. `sorted_words` is for Latin text only."""

    text: str
    shown: str
    kind: Kind
    script: Script
    tokens: frozenset[str]
    sorted_words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """`product` is the id without its location, `thing` the name without it: what one thing in two places shares.

    `traits` are those of its names, `listed` those of any of its labels; `plastic` is what its names say, and `resin`
    whether a label says nothing else. `component`: a thing put together, not a material. `digits`: its labels tell
    apart by numbers, so that a number counts. `primaries`: the products that name this one as their secondary partner.
    `specific`: its labels that are no part of another thing's. `short` and `bearing`: positions of the labels of one
    character, and of those that have a word.
    """

    dataset: Dataset
    product: str
    thing: str
    labels: tuple[Label, ...]
    traits: Traits
    listed: Traits
    vocabulary: frozenset[str]
    cjk_labels: tuple[str, ...]
    hs: str
    plastic: Plastic | None
    resin: bool
    component: bool
    digits: bool
    primaries: frozenset[str] = frozenset()
    specific: frozenset[str] = frozenset()
    short: tuple[int, ...] = ()
    bearing: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def labels_with(self, words: Iterable[str]) -> Iterable[Label]:
        """The labels that have one of the words, and those of a single character, in order."""
        numbers = set(self.short)
        for word in words:
            numbers.update(self.bearing.get(word, ()))
        return (self.labels[number] for number in sorted(numbers))


# Sectors whose data sets are materials, energy or services; what is in none of them is put together from materials
_MATERIALS = frozenset({"energy", "transport", "metals", "chemicals", "plastics", "services", "recycling", "minerals"})


def make_entry(dataset: Dataset) -> Entry:
    """The entry of a data set."""
    labels: dict[str, Label] = {}
    heads: list[tuple[str, str]] = []
    for name in (dataset.name, dataset.name_zh):
        segments = _without_place(fold(name))
        _add(labels, " ".join(segments), name, "name")
        _add(labels, " ".join(reversed(segments)), name, "name")
        heads.append((segments[0].partition("(")[0] if segments else "", name))
    for synonym in (*dataset.synonyms, *dataset.synonyms_zh):
        _add(labels, fold(synonym), synonym, "synonym")
    for head, name in heads:
        _add(labels, head, name, "head")
        known = labels.get(plain(head))
        if known is not None and known.kind == "synonym":  # a head that the makers also list stands for the name
            labels[known.text] = replace(known, kind="name")
    names = fold(f"{dataset.name} ; {dataset.name_zh} ; {dataset.id.replace('-', ' ')}")
    written = (plain(loosely(text)) for text in (names_of(dataset)))
    vocabulary = frozenset(token for label in labels.values() for token in label.tokens)
    vocabulary = vocabulary.union(*(tokens(text) for text in written))
    cjk = [label.text for label in labels.values() if label.script == "cjk" and len(label.text) > 1]
    return Entry(
        dataset,
        _product(dataset),
        _thing(dataset),
        tuple(labels.values()),
        _traits(dataset, names),
        _listed(labels),
        vocabulary,
        tuple(sorted(cjk, key=len, reverse=True)),
        dataset.hs or "",
        read_plastic(names),
        any(_only_plastic(label.text) for label in labels.values()),
        dataset.sector not in _MATERIALS and (dataset.group != "battery" or dataset.unit != "kg"),
        any(character.isdigit() for label in labels.values() for character in label.text),
    )


def names_of(dataset: Dataset) -> tuple[str, ...]:
    """Its names and synonyms of both languages."""
    return dataset.name, dataset.name_zh, *dataset.synonyms, *dataset.synonyms_zh


def with_primaries(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, each knowing whose secondary partner it is."""
    primaries: dict[str, set[str]] = {}
    for entry in entries:
        if entry.dataset.secondary:
            primaries.setdefault(entry.dataset.secondary, set()).add(entry.product)
    return [replace(entry, primaries=frozenset(primaries.get(entry.dataset.id, ()))) for entry in entries]


def own_heads(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries, where some heads count as full names: those that no other product has, and those of defaults.

    `Diesel, China` is the only diesel. `Electricity, grid` is what contractual electricity is compared with, and one
    road freight is the default of its mode: of many with that head these are meant when nothing more is said.
    """
    partners = {entry.dataset.grid_partner for entry in entries}
    grids = {entry.thing for entry in entries if entry.dataset.id in partners}
    products: dict[str, set[str]] = {}
    for entry in entries:
        for label in entry.labels:
            products.setdefault(label.text, set()).add(entry.thing)
    return tuple(
        replace(
            entry,
            labels=tuple(
                replace(label, kind="name")
                if label.kind == "head"
                and not _of_scrap(entry)
                and (len(products[label.text]) == 1 or entry.thing in grids or entry.dataset.transport_mode)
                else label
                for label in entry.labels
            ),
        )
        for entry in entries
    )


def _of_scrap(entry: Entry) -> bool:
    """Whether its route has to be said: a bare name means the usual one."""
    return "recycled" in entry.traits.get("route", ()) or "eaf" in entry.traits.get("furnace", ())


def by_word(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries, each knowing which of its labels have which word."""
    found = []
    for entry in entries:
        bearing: dict[str, tuple[int, ...]] = {}
        for number, label in enumerate(entry.labels):
            for word in label.tokens:
                bearing[word] = (*bearing.get(word, ()), number)
        short = tuple(number for number, label in enumerate(entry.labels) if len(label.text) == 1)
        found.append(replace(entry, short=short, bearing=bearing))
    return tuple(found)


def _only_plastic(text: str) -> bool:
    """Whether a label is a designation of a plastic and nothing else."""
    for word in plastic_words(text):
        text = text.replace(word, " ", 1)
    return not text.strip(" -+/()")


def _product(dataset: Dataset) -> str:
    return dataset.id.removesuffix(f"-{dataset.location.lower()}")


def share_labels(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, where one thing in several places goes by all its names, except names that say a place."""
    known: dict[str, dict[str, Label]] = {}
    for entry in entries:
        for label in entry.labels:
            if label.kind == "synonym" and without_places(label.text)[1] is None:
                known.setdefault(entry.thing, {}).setdefault(label.text, label)
    shared = []
    for entry in entries:
        own = {label.text for label in entry.labels}
        more = [label for text, label in known.get(entry.thing, {}).items() if text not in own]
        words = entry.vocabulary.union(*(label.tokens for label in more))
        cjk = {label.text for label in more if label.script == "cjk" and len(label.text) > 1}
        shared.append(
            replace(
                entry,
                labels=(*entry.labels, *more),
                vocabulary=words,
                cjk_labels=tuple(sorted({*entry.cjk_labels, *cjk}, key=lambda text: (-len(text), text))),
            )
        )
    return shared


def _thing(dataset: Dataset) -> str:
    return " ".join(_without_place(fold(dataset.name)))


def _without_place(folded: str) -> list[str]:
    """The comma-separated segments of a name, without a last one that names a place."""
    segments = [segment.strip() for segment in folded.replace("，", ",").split(",") if segment.strip()]
    while len(segments) > 1 and segments[-1].partition("(")[0].strip() in PLACE_WORDS:
        segments.pop()
    return segments


def _add(labels: dict[str, Label], folded: str, shown: str, kind: Kind) -> None:
    text = plain(folded)
    if not text or text in labels or (kind == "head" and text.isdigit()):  # the 1 of 1,3-butadiene
        return
    cjk, other = parts(text)
    script: Script = "mixed" if cjk and other else "cjk" if cjk else "latin"
    labels[text] = Label(text, shown, kind, script, frozenset(tokens(text)), "" if cjk else same_words(text))


def _listed(labels: Mapping[str, Label]) -> Traits:
    """Traits that any label shows: what the data set's makers say it may be called."""
    found: dict[str, frozenset[str]] = {}
    for label in labels.values():
        for facet, values in traits(fold(label.shown)).items():
            found[facet] = found.get(facet, frozenset()) | values
    return found


def _traits(dataset: Dataset, names: str) -> Traits:
    """Traits of the names. Scrap and treatment only of what the thing is: a salt from spent cells is no treatment.

    The family is also told by synonyms.
    """
    found: dict[str, frozenset[str]] = dict(traits(names))
    heads = " ; ".join(_without_place(fold(name))[0] for name in (dataset.name, dataset.name_zh) if name.strip())
    told = {"scrap": traits(heads), "treatment": traits(re.sub(r"\(.*?\)|\bfrom\b[^;]*", " ", names))}
    for facet, shown in told.items():
        found.pop(facet, None)
        if facet in shown:
            found[facet] = shown[facet]
    if "family" not in found:
        families: Mapping[str, frozenset[str]] = traits(fold(" ; ".join((*dataset.synonyms, *dataset.synonyms_zh))))
        if "family" in families:
            found["family"] = families["family"]
    return found
