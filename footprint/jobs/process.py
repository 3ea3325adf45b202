"""The worker as a process of its own: spawned, never forked, and gone when its parent is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from threading import Event, Thread
from types import FrameType

from pydantic import SecretStr

from footprint.jobs.worker import run_worker
from footprint.logs import configure
from footprint.settings import Settings


class Worker:
    """A running worker process. Its standard input is a pipe from here: when it closes, the worker stops."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process

    def stop(self, wait: float = 10.0) -> None:
        """Let it finish its job for `wait` seconds; after that the lease gives the job back."""
        if self.process.stdin:
            self.process.stdin.close()
        try:
            self.process.wait(wait)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def environment(settings: Settings) -> dict[str, str]:
    """This process's environment with these settings, for a child."""
    values = {}
    for name in Settings.model_fields:
        value = getattr(settings, name)
        text = value.get_secret_value() if isinstance(value, SecretStr) else str(value)
        values[f"FOOTPRINT_{name.upper()}"] = text
    return {**os.environ, **values}


def start(settings: Settings) -> Worker:
    """Start one worker process."""
    command = [sys.executable, "-m", "footprint.jobs.process"]
    return Worker(subprocess.Popen(command, stdin=subprocess.PIPE, env=environment(settings)))


def main() -> None:
    """Run until told to stop or until the parent is gone."""
    settings, stop = Settings(), Event()
    configure(settings)

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    def watch() -> None:
        sys.stdin.buffer.read()  # returns when the parent closes the pipe or dies
        stop.set()

    signal.signal(signal.SIGTERM, on_signal)
    signal.signal(signal.SIGINT, on_signal)
    Thread(target=watch, name="parent", daemon=True).start()
    run_worker(settings, stop=stop)


if __name__ == "__main__":
    main()
