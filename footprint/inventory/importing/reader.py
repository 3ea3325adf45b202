"""The reading process: bw2io on one staged file, the result as plain JSON.

`python -m footprint.inventory.importing.reader FORMAT PATH RESULT MEMORY SECONDS`. It limits its own memory,
processor time and file size before a library is imported. Lines on stderr that begin with `progress: ` are for people.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from footprint.inventory.importing.limits import LIMITS
from footprint.inventory.importing.reading import OUT_OF_MEMORY, PROGRESS
from footprint.inventory.importing.records import Record, RefusedError


def say(text: str) -> None:
    """Tell the people outside how far it is."""
    sys.stderr.write(f"{PROGRESS}{text}\n")
    sys.stderr.flush()


def read(kind: str, path: Path) -> list[Record]:
    """The processes of the staged file."""
    reader: Callable[[Path, Callable[[str], None]], list[Record]]
    match kind:
        case "brightway-excel":
            from footprint.inventory.importing.excel import read_excel as reader
        case "openlca-jsonld":
            from footprint.inventory.importing.jsonld import read_jsonld as reader
        case "ecospold2":
            from footprint.inventory.importing.ecospold2 import read_ecospold2 as reader
        case _:
            from footprint.inventory.importing.simapro import read_simapro as reader
    return reader(path, say)


def main(arguments: list[str]) -> int:
    """Writes `{"processes": […], "findings": […]}`; 77 when memory ran out."""
    kind, path, result, memory, seconds = arguments
    _limit(int(memory), int(seconds))
    warnings.simplefilter("ignore")
    document: dict[str, Any] = {"processes": [], "findings": []}
    try:
        records = read(kind, Path(path))
        rows = sum(len(record["exchanges"]) for record in records)
        for what, found, limit in (
            ("the number of processes", len(records), LIMITS.processes),
            ("the number of exchanges", rows, LIMITS.exchanges),
        ):
            if found > limit:
                raise RefusedError("import-too-large", what=what, found=f"{found:,}", limit=f"{limit:,}")
        document["processes"] = records
    except RefusedError as refused:
        document["findings"] = [{"code": refused.code, "values": refused.values}]
    except MemoryError:
        return OUT_OF_MEMORY
    except Exception as error:  # whatever a library says about a file that it cannot read
        if "allocate memory" in str(error) or "failed to map" in str(error):
            return OUT_OF_MEMORY  # a library that could not be loaded says so in words
        text = f"{type(error).__name__}: {str(error)[:160]}".replace(path, Path(path).name)
        document["findings"] = [{"code": "import-unreadable", "values": {"format": kind, "error": text}}]
    Path(result).write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return 0


def _limit(memory: int, seconds: int) -> None:
    import resource

    for name, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, memory),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(name)
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(name, (value, hard))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
