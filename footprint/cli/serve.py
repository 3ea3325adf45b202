"""`footprint serve`: the web application by waitress, and one worker process that stops with it."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from types import FrameType

import click

COMPILE = (
    "import sys; from pathlib import Path; from footprint.inventory.shipped import default_release; "
    "default_release(Path(sys.argv[1]))"
)


def _writable(home: Path) -> None:
    """ClickException when nothing can be kept in the home."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home) as file:
            file.write(b"x")
    except OSError as error:
        raise click.ClickException(
            f"cannot write into {home}: {error.strerror or error}; FOOTPRINT_HOME names the folder to use"
        ) from None


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--threads", default=8, show_default=True, type=click.IntRange(1, 128), help="Requests at a time.")
@click.option("--no-worker", is_flag=True, help="Serve pages only; run `footprint worker` elsewhere.")
def serve(host: str, port: int, threads: int, no_worker: bool) -> None:
    """Serve the web application with one worker."""
    import waitress

    from footprint.app import create_app
    from footprint.inventory.release import latest_release
    from footprint.jobs import process
    from footprint.logs import configure
    from footprint.migrations import upgrade
    from footprint.settings import Settings

    settings = Settings()
    configure(settings)
    _writable(settings.home)
    upgrade(settings)
    if latest_release(settings.home) is None:
        click.echo("compiling the shipped packs", err=True)
        # in a process of its own: this one never imports Brightway
        subprocess.run([sys.executable, "-c", COMPILE, str(settings.home)], check=True, stdout=sys.stderr)
    app = create_app(settings)
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        raise click.ClickException(
            f"cannot listen on {host}:{port}: {error.strerror or error}; choose another with --port or --host"
        ) from None
    server = waitress.create_server(
        app, sockets=[listening], threads=threads, ident="footprint", clear_untrusted_proxy_headers=True
    )
    # so that the first person at a desk does not wait for it
    threading.Thread(target=app.extensions["footprint.resources"].matcher, name="matcher", daemon=True).start()
    # set here because a process that was started in the background inherits an ignored SIGINT
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    worker = None if no_worker else process.start(settings)
    click.echo(f"serving on http://{host}:{port} (Ctrl-C stops)", err=True)
    try:
        server.run()
    finally:
        server.close()
        if worker is not None:
            worker.stop()


def _leave(_number: int, _frame: FrameType | None) -> None:
    """Stop serving; what `serve` started stops with it."""
    raise SystemExit(0)
