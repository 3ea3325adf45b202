"""A text → ranked data sets, each with the reason in both languages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter

from rapidfuzz import fuzz, process

from footprint.inventory.catalogue import Catalogue, Dataset
from footprint.matching.comparing import NOTHING, likeness, unexplained
from footprint.matching.entries import Entry, make_entry, own_heads, share_labels
from footprint.matching.facets import Clash, clashes
from footprint.matching.index import Index
from footprint.matching.locations import Fit, location_fit
from footprint.matching.reasons import Evidence, reason
from footprint.matching.texts import Prepared, prepare
from footprint.matching.values import Candidate, Query
from footprint.units import Properties, UnitError, conversion_factor

ACCEPT_SCORE = 0.9
ACCEPT_MARGIN = 0.04
LEAST_SCORE = 0.3
_SURE_GRADE = 0.96
_HINTED = 0.8
_HARD = 0.3
_ONLY_CAS = 0.98
_SHARED_CAS = 0.7
_LISTED = 0.1
_SOFT = 0.04
_LOOK_FURTHER = 0.75
_RESPELT = 0.05
_SPELT_ALIKE = 82.0
_TEXT = 400
_LEAST_FUEL = 5.0  # MJ/kg: steam and heat carry less, every fuel more


@dataclass(frozen=True, slots=True)
class _Scored:
    entry: Entry
    score: float
    sure: bool
    evidence: Evidence


class Matcher:
    """Ranks the data sets of one catalogue. Immutable after it is made; safe to share between threads.

    `home`: where a line without origin is taken to come from (ISO 3166-1).
    """

    def __init__(self, catalogue: Catalogue, home: str = "CN") -> None:
        self.catalogue = catalogue
        self.home = home
        self._entries = own_heads(share_labels([make_entry(dataset) for dataset in catalogue]))
        self._index = Index(self._entries)
        self._by_label: dict[str, list[int]] = {}
        self._by_cas: dict[str, list[int]] = {}
        for number, entry in enumerate(self._entries):
            for label in entry.labels:
                self._by_label.setdefault(label.text, []).append(number)
            if entry.dataset.cas:
                self._by_cas.setdefault(entry.dataset.cas, []).append(number)
        self._labels = tuple(self._by_label)
        known = (word for label in self._labels for word in label.split(" "))
        self._words = tuple(
            dict.fromkeys(word for word in known if len(word) > 5 and word.isascii() and word.isalpha())
        )
        self._fitting: dict[str, frozenset[int]] = {}

    def rank(self, query: Query, limit: int = 8) -> tuple[Candidate, ...]:
        """The best data sets, best first; only the first may be accepted. UnitError when `unit` is not known."""
        texts = [prepare(text[:_TEXT]) for text in dict.fromkeys((query.text.strip(), query.text_zh.strip())) if text]
        scored = self._scored(texts, query)
        if not scored or scored[0].score < _LOOK_FURTHER:
            respelt = [prepare(self._respelt(text)) for text in texts]
            if respelt != texts:
                again = [
                    replace(found, score=found.score - _RESPELT, sure=False) for found in self._scored(respelt, query)
                ]
                scored = again if again and (not scored or again[0].score > scored[0].score) else scored
        accepted = bool(scored) and self._accepts(scored)
        return tuple(
            Candidate(
                found.entry.dataset,
                round(found.score, 4),
                *reason(found.evidence),
                accepted=accepted and place == 0,
            )
            for place, found in enumerate(scored[:limit])
        )

    def _scored(self, texts: list[Prepared], query: Query) -> list[_Scored]:
        """Everything worth showing, best first."""
        fitting = self._fits(query.unit) if query.unit else None
        scored = [
            found
            for number in self._find(texts, query)
            if (fitting is None or number in fitting)
            and (found := self._score(self._entries[number], texts, query)).score >= LEAST_SCORE
        ]
        return sorted(scored, key=lambda found: (-found.score, found.entry.dataset.id))

    def _respelt(self, text: Prepared) -> str:
        """The text with each long unknown word replaced by the catalogue's word that is spelt most like it."""
        words = []
        for word in text.variants[0].whole.split(" "):
            near = None
            if len(word) > 5 and word.isascii() and word.isalpha() and word not in self._words:
                near = process.extractOne(word, self._words, scorer=fuzz.ratio, score_cutoff=_SPELT_ALIKE)
            words.append(near[0] if near else word)
        return " ".join(words)

    def converts(self, unit: str, dataset: Dataset) -> bool:
        """Whether an amount in `unit` can be stated in the data set's unit. UnitError when `unit` is not known."""
        return dataset.id in {self._entries[number].dataset.id for number in self._fits(unit)}

    def _fits(self, unit: str) -> frozenset[int]:
        known = self._fitting.get(unit)
        if known is None:
            conversion_factor(unit, unit)
            known = frozenset(n for n, entry in enumerate(self._entries) if _converts(unit, entry.dataset))
            self._fitting[unit] = known
        return known

    def _find(self, texts: list[Prepared], query: Query) -> list[int]:
        """Positions worth a closer look: equal labels, CAS, grade, shared words; by likeness when nothing is close."""
        found: dict[int, None] = {}
        for text in texts:
            for variant in text.variants:
                for spelling in (variant.whole, variant.cjk, variant.latin):
                    found.update(dict.fromkeys(self._by_label.get(spelling, ())))
            if text.grade:
                hints = text.grade.grade.hints
                found.update({n: None for n, entry in enumerate(self._entries) if entry.product in hints})
            found.update(dict.fromkeys(self._index.find(text.words)))
        found.update(dict.fromkeys(self._by_cas.get(query.code.strip(), ())))
        close = (likeness(text, self._entries[n]).score for text in texts for n in list(found)[:6])
        if not any(score >= _LOOK_FURTHER for score in close):
            for text in texts:
                for label, _, _ in process.extract(
                    text.variants[-1].whole, self._labels, scorer=fuzz.ratio, limit=8, score_cutoff=70
                ):
                    found.update(dict.fromkeys(self._by_label[label]))
        return list(found)

    def _score(self, entry: Entry, texts: list[Prepared], query: Query) -> _Scored:
        found = [likeness(text, entry) for text in texts]
        best = max(found, key=attrgetter("score"), default=NOTHING)
        base, sure = best.score, bool(best.label) and not best.rest
        sure = sure and all(other.score >= 0.6 and not other.rest for other in found)
        cas = bool(entry.dataset.cas) and query.code.strip() == entry.dataset.cas
        if cas and len({self._entries[n].product for n in self._by_cas[query.code.strip()]}) == 1:
            base, sure = max(base, _ONLY_CAS), True
        elif cas:  # routes to one substance share its number; the words decide between them
            base = max(base, _SHARED_CAS)
        grade = next((text.grade for text in texts if text.grade), None)
        hinted = bool(grade) and grade is not None and entry.product in grade.grade.hints
        if grade and hinted:
            rank = grade.grade.hints.index(entry.product)
            base = max(base, (_SURE_GRADE if grade.grade.sure else _HINTED) - 0.05 * rank)
            told = grade.grade.sure and not any(unexplained(text.variants[0].whole, text, entry) for text in texts)
            sure = sure or told
        hs = _same_heading(query.code, entry.hs)
        against = _against(texts, entry)
        fit = self._fit(entry, texts, query)
        unpartnered = query.recycled is not None and entry.dataset.secondary is None
        unburned = query.stage in ("production", "use") and _is_fuel(entry)
        hard = [clash for clash in against if clash.hard]
        # Where the data set's makers list the very words, a contradiction is theirs to have judged: ask, do not bury
        weight = _LISTED if best.how in ("equal", "words") and best.label and best.label.kind != "head" else _HARD
        silent = _SOFT / 2 if best.how in ("equal", "words", "explained") else _SOFT
        score = base + (0.01 if hs else 0.0) - weight * min(len(hard), 2) - silent * min(len(against) - len(hard), 3)
        score -= fit.penalty + (0.1 if unpartnered else 0.0)
        evidence = Evidence(
            entry.dataset,
            best,
            cas,
            hs,
            grade if hinted else None,
            against,
            fit if base >= LEAST_SCORE else None,
            unpartnered,
            unburned,
        )
        sure = sure and not hard and fit.sure and not unpartnered and not unburned and best.how != "typo"
        return _Scored(entry, min(max(score, 0.0), 1.0), sure, evidence)

    def _fit(self, entry: Entry, texts: list[Prepared], query: Query) -> Fit:
        origin = query.origin or next((text.origin for text in texts if text.origin), None)
        return location_fit(entry.dataset.location, origin, self.home)

    def _accepts(self, scored: list[_Scored]) -> bool:
        first = scored[0]
        if first.score < ACCEPT_SCORE or not first.sure:
            return False
        others = (found.score for found in scored[1:] if found.entry.thing != first.entry.thing)
        return first.score - max(others, default=0.0) >= ACCEPT_MARGIN


def _against(texts: list[Prepared], entry: Entry) -> tuple[Clash, ...]:
    """What each text contradicts, and what none of them says that the data set is."""
    shown = [text.traits if text.grade and entry.product in text.grade.grade.hints else text.graded for text in texts]
    hard = [clash for traits in shown for clash in clashes(traits, entry.traits, entry.listed) if clash.hard]
    together: dict[str, frozenset[str]] = {}
    for text in texts:
        for facet, values in text.graded.items():
            together[facet] = together.get(facet, frozenset()) | values
    soft = [clash for clash in clashes(together, entry.traits, entry.listed) if not clash.hard]
    return tuple(dict.fromkeys([*hard, *soft]))


def _is_fuel(entry: Entry) -> bool:
    """A fuel's supply: what burning it lets off is a data set of its own."""
    heating_value = entry.dataset.heating_value_mj_per_kg or 0.0
    return entry.dataset.group == "energy" and heating_value > _LEAST_FUEL and "use" not in entry.traits


def _converts(unit: str, dataset: Dataset) -> bool:
    properties = Properties(dataset.density_kg_per_m3, dataset.heating_value_mj_per_kg, dataset.mass_kg_per_piece)
    try:
        conversion_factor(unit, dataset.unit, properties)
    except UnitError:
        return False
    return True


def _same_heading(code: str, hs: str) -> bool:
    """Whether two HS codes share their heading (four digits or all that both have)."""
    digits = "".join(code.replace(".", "").split())
    return bool(hs) and digits.isdigit() and len(digits) >= 4 and (digits.startswith(hs) or hs.startswith(digits))
