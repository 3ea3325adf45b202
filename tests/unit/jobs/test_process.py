"""The worker as a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from footprint.jobs import process
from footprint.settings import Settings


def test_a_child_gets_the_same_settings(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in process.environment(settings).items():
        monkeypatch.setenv(name, value)
    assert Settings(_env_file=None) == settings.model_copy()


@pytest.mark.slow
def test_the_worker_ends_with_its_parent(settings: Settings) -> None:
    """The parent starts a worker and is killed; the worker notices that its standard input is closed."""
    program = (
        "import sys, time\n"
        "from footprint.jobs import process\n"
        "from footprint.settings import Settings\n"
        "worker = process.start(Settings())\n"
        "print(worker.process.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program], env=process.environment(settings), stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    # the child holds the other end of stdout: end of file means that it is gone
    assert parent.stdout.read() == ""
    parent.stdout.close()
    assert child != parent.pid


@pytest.mark.slow
def test_a_started_worker_stops_when_told(settings: Settings) -> None:
    worker = process.start(settings)
    worker.stop(30.0)
    assert worker.process.returncode == 0
