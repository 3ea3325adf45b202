"""Which data sets share a word with a text: SQLite FTS5 over words and CJK bigrams of our own cutting.

SQLite's trigram tokenizer finds no word of two characters (钢板), so the text is cut before it is handed over.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Sequence

from footprint.matching.entries import Entry
from footprint.matching.words import fold, plain, tokens

RETRIEVED = 30


class Index:
    """An in-memory full-text index; safe to be asked from several threads."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._lock = threading.Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute("CREATE VIRTUAL TABLE labels USING fts5(words, tokenize='unicode61')")
        self._database.executemany(
            "INSERT INTO labels(rowid, words) VALUES (?, ?)",
            ((number, _words(entry)) for number, entry in enumerate(entries, start=1)),
        )
        self._database.commit()

    def find(self, words: Sequence[str]) -> list[int]:
        """Positions of the entries that share a word, best BM25 first, at most RETRIEVED."""
        if not words:
            return []
        query = " OR ".join('"' + word.replace('"', "") + '"' for word in words[:64])
        with self._lock:
            rows = self._database.execute(
                "SELECT rowid FROM labels WHERE labels MATCH ? ORDER BY rank LIMIT ?", (query, RETRIEVED)
            ).fetchall()
        return [row[0] - 1 for row in rows]


def _words(entry: Entry) -> str:
    found: list[str] = []
    for label in entry.labels:
        found.extend(tokens(label.text))
    dataset = entry.dataset
    found.extend(tokens(plain(fold(dataset.technology))))
    return " ".join(found)
