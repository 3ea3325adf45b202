"""`footprint serve`: a fresh home becomes a ready service with one worker, and both stop together."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
PATIENCE = 120.0  # seconds


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    return [int(part) for part in text.split()]


def ready(url: str) -> dict[str, bool] | None:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 -- our own address
            return dict(json.load(answer))
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return None


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's /proc to see the worker")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_fresh_home_is_served_and_stops_with_its_worker(tmp_path: Path, how: signal.Signals) -> None:
    port = free_port()
    command = [sys.executable, "-c", "from footprint.cli import main; main()", "serve", "--port", str(port)]
    environment = {**os.environ, "FOOTPRINT_HOME": str(tmp_path / "home")}
    with (tmp_path / "log").open("wb") as log:
        served = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        until = time.monotonic() + PATIENCE
        found = None
        while found is None and time.monotonic() < until:
            assert served.poll() is None, (tmp_path / "log").read_text("utf-8")
            time.sleep(0.3)
            found = ready(f"http://127.0.0.1:{port}/readyz")
        assert found == {"database": True, "release": True}
        workers = children(served.pid)
        assert len(workers) == 1
    finally:
        served.send_signal(how)
        served.wait(PATIENCE)
    until = time.monotonic() + PATIENCE
    while Path(f"/proc/{workers[0]}").exists() and time.monotonic() < until:
        time.sleep(0.1)
    assert not Path(f"/proc/{workers[0]}").exists()
