"""The reading process as seen from outside: started with limits, watched, its JSON turned into frozen values.

bw2data keeps global state, resets logging and writes a project folder; so it lives in a process of its own with a
temporary BRIGHTWAY2_DIR, an empty environment and bounded memory, time and file size.
"""

from __future__ import annotations

import importlib.util
import json
import math
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from threading import Thread, Timer
from typing import Any

from footprint.findings import Finding, InputError
from footprint.inventory.importing.limits import LIMITS, Limits
from footprint.inventory.importing.messages import MESSAGES
from footprint.inventory.importing.staging import Staged
from footprint.inventory.importing.values import RawExchange, RawProcess

PROGRESS = "progress: "
OUT_OF_MEMORY = 77
_PAUSE = 0.3  # seconds between two looks at the reading process
_KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")
Progress = Callable[[str], None]


def read_raw(
    staged: Staged,
    work: Path,
    progress: Progress,
    limits: Limits = LIMITS,
    check: Callable[[], None] = lambda: None,
) -> tuple[RawProcess, ...]:
    """Every process of the staged file. InputError when it cannot be read within the limits.

    `progress` and `check` are called in this thread; what they raise ends the reading process.
    """
    if importlib.util.find_spec("bw2io") is None:
        raise InputError([MESSAGES.finding("import-not-installed")])
    result = work / "result.json"
    code, timed_out = _run(staged, work, result, progress, limits, check)
    if timed_out or code == -signal.SIGXCPU:
        raise InputError([MESSAGES.finding("import-time", limit=limits.seconds)])
    if code == OUT_OF_MEMORY or code == -signal.SIGKILL:
        raise InputError([MESSAGES.finding("import-memory", limit=limits.memory_bytes // 2**20)])
    if code or not result.is_file():
        error = f"the reader stopped with code {code}"
        raise InputError([MESSAGES.finding("import-unreadable", format=staged.format, error=error)])
    document = json.loads(result.read_bytes())
    if document["findings"]:
        raise InputError(MESSAGES.finding(found["code"], **found["values"]) for found in document["findings"])
    if not document["processes"]:
        raise InputError([MESSAGES.finding("import-nothing")])
    findings: list[Finding] = []
    processes = tuple(_process(record, findings) for record in document["processes"])
    if findings:
        raise InputError(findings[:500])
    return processes


def _run(
    staged: Staged, work: Path, result: Path, progress: Progress, limits: Limits, check: Callable[[], None]
) -> tuple[int, bool]:
    home = work / "brightway"
    home.mkdir()
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {"BRIGHTWAY2_DIR": str(home), "HOME": str(home), "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-I", "-m", "footprint.inventory.importing.reader"]
    arguments = [staged.format, str(staged.path), str(result), str(limits.memory_bytes), str(limits.seconds)]
    with (work / "reader.log").open("wb") as log:
        process = subprocess.Popen(
            [*command, *arguments],
            cwd=work,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        expired: list[bool] = []

        def stop() -> None:
            expired.append(True)
            os.killpg(process.pid, signal.SIGKILL)

        timer = Timer(limits.seconds, stop)
        timer.daemon = True
        timer.start()
        said: SimpleQueue[str] = SimpleQueue()
        listener = Thread(target=_listen, args=(process, said), daemon=True)
        listener.start()
        try:
            code = _wait(process, said, progress, check)
        finally:
            timer.cancel()
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
            listener.join(timeout=5)
            if process.stderr:
                process.stderr.close()
    return code, bool(expired)


def _wait(
    process: subprocess.Popen[bytes], said: SimpleQueue[str], progress: Progress, check: Callable[[], None]
) -> int:
    while True:
        try:
            code = process.wait(timeout=_PAUSE)
        except subprocess.TimeoutExpired:
            code = None
        check()
        last = None
        while not said.empty():
            last = said.get()
        if last is not None:
            progress(last)
        if code is not None:
            return code


def _listen(process: subprocess.Popen[bytes], said: SimpleQueue[str]) -> None:
    """Passes on our own lines; what the libraries say is theirs."""
    for line in process.stderr or ():
        text = line.decode("utf-8", "replace").rstrip()
        if text.startswith(PROGRESS):
            said.put(text.removeprefix(PROGRESS)[:200])


def _process(record: dict[str, Any], findings: list[Finding]) -> RawProcess:
    exchanges = []
    for row in record["exchanges"]:
        if not isinstance(row["amount"], int | float) or not math.isfinite(row["amount"]) or abs(row["amount"]) > 1e30:
            found = MESSAGES.finding("import-not-a-number", name=row["name"][:80], process=record["name"][:80])
            findings.append(found)
            continue
        row = {**row, "amount": float(row["amount"]), "gsd": _gsd(row.get("gsd"))}
        row["wants"], row["compartment"] = tuple(row.get("wants", ())), tuple(row.get("compartment", ()))
        exchanges.append(RawExchange(**row))
    amount = record["amount"]
    if not isinstance(amount, int | float) or not math.isfinite(amount) or abs(amount) > 1e30:
        findings.append(MESSAGES.finding("import-not-a-number", name=record["name"][:80], process=record["name"][:80]))
        amount = 0.0
    return RawProcess(
        **{**record, "amount": float(amount), "keys": tuple(record["keys"]), "exchanges": tuple(exchanges)}
    )


def _gsd(value: Any) -> float:
    return float(value) if isinstance(value, int | float) and math.isfinite(value) and 1 <= value <= 100 else 1.0
