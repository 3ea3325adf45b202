"""A query → ranked data sets, each with the reason in both languages."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz import fuzz, process

from footprint.engine.leaves import convert, properties_of
from footprint.inventory.catalogue import Catalogue, Dataset
from footprint.matching.attributes import specific
from footprint.matching.codes import read_codes
from footprint.matching.comparing import Weights
from footprint.matching.compositions import find_composition
from footprint.matching.entries import Entry, by_word, make_entry, own_heads, share_labels, with_primaries
from footprint.matching.index import Index
from footprint.matching.naming import Names
from footprint.matching.reasons import reason
from footprint.matching.respelling import Respelling
from footprint.matching.scoring import Asked, Scored, score
from footprint.matching.texts import Prepared, prepare
from footprint.matching.values import Candidate, Query
from footprint.units import conversion_factor

ACCEPT_SCORE = 0.78
ACCEPT_MARGIN = 0.04
_LOOK_FURTHER = 0.6
_LOOK_EVERYWHERE = 0.5
_RESPELT = 0.85
_SLIP = 0.9
_TEXT = 400


class Matcher:
    """Ranks the data sets of one catalogue. Immutable after it is made; safe to share between threads.

    `home`: where a line without origin is taken to come from (ISO 3166-1).
    """

    def __init__(self, catalogue: Catalogue, home: str = "CN") -> None:
        self.catalogue = catalogue
        self.home = home
        entries = by_word(own_heads(with_primaries(share_labels([make_entry(each) for each in catalogue]))))
        told = specific([(label.text, entry.thing) for entry in entries for label in entry.labels])
        self._entries = tuple(
            replace(entry, specific=frozenset(label.text for label in entry.labels if label.text in told))
            for entry in entries
        )
        self._index = Index(self._entries)
        self._by_label: dict[str, list[int]] = {}
        self._by_cas: dict[str, list[int]] = {}
        self._by_heading: dict[str, list[int]] = {}
        self._by_product: dict[str, list[int]] = {}
        for number, entry in enumerate(self._entries):
            for label in entry.labels:
                self._by_label.setdefault(label.text, []).append(number)
            if entry.dataset.cas:
                self._by_cas.setdefault(entry.dataset.cas, []).append(number)
            if len(entry.hs) >= 4:
                self._by_heading.setdefault(entry.hs[:4], []).append(number)
            for product in (entry.product, *entry.primaries):
                self._by_product.setdefault(product, []).append(number)
        self._subheadings = frozenset(entry.hs[:6] for entry in self._entries if len(entry.hs) >= 6)
        self._only = frozenset(
            cas for cas, numbers in self._by_cas.items() if len({self._entries[n].product for n in numbers}) == 1
        )
        self._labels = tuple(self._by_label)
        self._names = Names(self._by_label)
        self._respelling = Respelling(catalogue)
        self._weights = _weights(self._entries)
        self._fitting: dict[str, frozenset[int]] = {}

    def rank(self, query: Query, limit: int = 8) -> tuple[Candidate, ...]:
        """The best data sets, best first; only the first may be accepted. UnitError when `unit` is not known."""
        asked = self._asked(query)
        scored = self._scored(asked, query.unit, self._find(asked))
        if not scored or scored[0].score < _LOOK_FURTHER:
            scored = self._misspelt(asked, query.unit, scored)
        accepted = bool(scored) and _accepts(scored)
        return tuple(
            Candidate(
                found.entry.dataset,
                round(found.score, 4),
                *reason(found.evidence),
                accepted=accepted and place == 0,
                unburned=found.evidence.unburned,
            )
            for place, found in enumerate(scored[:limit])
        )

    def converts(self, unit: str, dataset: Dataset) -> bool:
        """Whether an amount in `unit` can be stated in the data set's unit. UnitError when `unit` is not known."""
        return dataset.id in {self._entries[number].dataset.id for number in self._fits(unit)}

    def _asked(self, query: Query) -> Asked:
        texts = dict.fromkeys(text for text in (query.text.strip(), query.text_zh.strip()) if text)
        names = tuple(self._names.read(prepare(text[:_TEXT])) for text in texts)
        material = prepare(query.material[:_TEXT]) if query.material.strip() else None
        specification = prepare(query.specification[:_TEXT]) if query.specification.strip() else None
        told = (text.origin for text in (*names, specification) if text and text.origin)
        codes = read_codes(query.code)
        return Asked(
            names=names,
            material=material,
            specification=specification,
            codes=codes,
            only=self._only,
            coded=frozenset(self._entries[n].product for cas in codes.cas for n in self._by_cas.get(cas, ())),
            subheadings=frozenset(code[:6] for code in codes.hs if code[:6] in self._subheadings),
            chapters=frozenset(code[:2] for code in codes.hs if code[:4] in self._by_heading),
            origin=query.origin or next(told, None),
            home=self.home,
            stage=query.stage,
            recycled=query.recycled,
            aggregate=any(find_composition(text.folded) for text in names),
        )

    def _scored(self, asked: Asked, unit: str | None, numbers: Iterable[int], *, typos: bool = False) -> list[Scored]:
        """What of these is worth showing, best first."""
        fitting = self._fits(unit) if unit else None
        scored = [
            found
            for number in numbers
            if (fitting is None or number in fitting)
            and (found := score(self._entries[number], asked, self._weights, typos=typos))
        ]
        return _sorted(scored)

    def _misspelt(self, asked: Asked, unit: str | None, scored: list[Scored]) -> list[Scored]:
        """The list, with what is spelt almost alike; only a slip of one letter can be sure."""
        also: list[Scored] = []
        for place, text in enumerate(asked.names):
            for right, slip in self._respelling.respelt(text.written):
                again = replace(asked, names=(*asked.names[:place], prepare(right), *asked.names[place + 1 :]))
                also += [
                    replace(
                        found,
                        score=found.score * (_SLIP if slip else _RESPELT),
                        sure=slip and found.sure,
                        evidence=found.evidence.read_as(right),
                    )
                    for found in self._scored(again, unit, self._find(again))
                ]
        if max((found.score for found in (*scored[:1], *also)), default=0.0) < _LOOK_EVERYWHERE:
            near = dict.fromkeys(n for text in asked.names for n in self._spelt_like(text.variants[-1].whole))
            also += self._scored(asked, unit, near, typos=True)
        best: dict[str, Scored] = {}
        for found in (*scored, *also):
            known = best.get(found.entry.dataset.id)
            if known is None or found.score > known.score:
                best[found.entry.dataset.id] = found
        return _sorted(best.values())

    def _fits(self, unit: str) -> frozenset[int]:
        known = self._fitting.get(unit)
        if known is None:
            conversion_factor(unit, unit)
            known = frozenset(n for n, entry in enumerate(self._entries) if _converts(unit, entry.dataset))
            self._fitting[unit] = known
        return known

    def _find(self, asked: Asked) -> list[int]:
        """Positions worth a closer look: equal labels, codes, hints, shared words."""
        found: dict[int, None] = {}
        texts = [text for text in (*asked.names, asked.material, asked.specification) if text]
        for text in texts:
            for variant in text.variants:
                for spelling in (variant.whole, variant.cjk, variant.latin):
                    found.update(dict.fromkeys(self._by_label.get(spelling, ())))
            for product in _hints(text):
                found.update(dict.fromkeys(self._by_product.get(product, ())))
            found.update(dict.fromkeys(self._index.find(text.words)))
        for cas in asked.codes.cas:
            found.update(dict.fromkeys(self._by_cas.get(cas, ())))
        for code in asked.codes.hs:
            found.update(dict.fromkeys(self._by_heading.get(code[:4], ())))
        return list(found)

    def _spelt_like(self, text: str) -> Iterable[int]:
        """Positions of the labels that differ in a few letters."""
        for label, _, _ in process.extract(text, self._labels, scorer=fuzz.ratio, limit=8, score_cutoff=66):
            yield from self._by_label[label]


def _sorted(scored: Iterable[Scored]) -> list[Scored]:
    """Best first; of equals the one whose label accounts for more of the text."""

    def rank(found: Scored) -> tuple[float, int, str]:
        label = found.evidence.likeness.label
        return -found.score, -len(label.text) if label else 0, found.entry.dataset.id

    return sorted(scored, key=rank)


def _hints(text: Prepared) -> Iterable[str]:
    if text.grade:
        yield from text.grade.grade.hints
    for named in text.names:
        yield from named.trade.hints


def _accepts(scored: list[Scored]) -> bool:
    """Sure, and well ahead of every other product; a part's material is not taken where its name is a product."""
    first = scored[0]
    if first.score < ACCEPT_SCORE or not first.sure:
        return False
    others = [found for found in scored[1:] if found.entry.thing != first.entry.thing]
    if first.named:  # the name says which product it is: what it is made of is no rival
        others = [found for found in others if not found.evidence.of_material]
    others = [found for found in others if not _says_less(found, first)]
    if first.evidence.of_material and any(found.named and found.score >= 0.6 for found in others):
        return False
    return first.score - max((found.score for found in others), default=0.0) >= ACCEPT_MARGIN


def _says_less(rival: Scored, first: Scored) -> bool:
    """Whether the rival's label is a part of the first one's, which accounts for all of the text: 电力 in 浙江电力."""
    more, less = first.evidence.likeness, rival.evidence.likeness
    if (
        more.label is None
        or less.label is None
        or more.how not in ("equal", "words", "explained")
        or first.evidence.of_material
    ):
        return False
    return less.label.tokens < more.label.tokens


def _weights(entries: Iterable[Entry]) -> Weights:
    """How much a word tells: the logarithm of one over the share of things that bear it, 1 for the average word."""
    things: dict[str, set[str]] = {}
    count = 0
    for entry in entries:
        count += 1
        for word in entry.vocabulary:
            things.setdefault(word, set()).add(entry.thing)
    raw = {word: math.log(1 + count / len(bearers)) for word, bearers in things.items()}
    mean = sum(raw.values()) / max(len(raw), 1)
    return Weights({word: weight / mean for word, weight in raw.items()})


def _converts(unit: str, dataset: Dataset) -> bool:
    return convert(unit, dataset.unit, properties_of(dataset)) is not None
