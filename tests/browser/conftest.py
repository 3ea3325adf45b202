"""A served installation with its worker, and a headless browser. Without a browser the tests skip and say so."""

from __future__ import annotations

import random
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from werkzeug.serving import make_server

from footprint.accounts.passwords import hash_password
from footprint.db import engine_of, session_scope
from footprint.inventory import compile_release, read_packs, shipped_packs
from footprint.jobs.worker import run_worker
from tests.site import Site, make_site
from tests.unit.records import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)


@dataclass
class Live:
    """Where the installation is served, and the installation."""

    url: str
    site: Site


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    home = tmp_path_factory.mktemp("live")
    compile_release(read_packs(shipped_packs()), home)
    site = make_site(home / "instance", home / "releases", worker_poll=0.1)
    with session_scope(site.settings) as session:
        for person in (*site.people, site.people.colleague):
            person.password_hash = hash_password(site.settings, PASSWORD)
            session.merge(person)
    site.app.config["WTF_CSRF_ENABLED"] = True
    server = make_server("127.0.0.1", 0, site.app, threaded=True)
    stop = threading.Event()
    threads = [
        threading.Thread(target=server.serve_forever),
        threading.Thread(target=run_worker, args=(site.settings,), kwargs={"stop": stop}),
    ]
    for thread in threads:
        thread.start()
    yield Live(f"http://127.0.0.1:{server.server_port}", site)
    stop.set()
    server.shutdown()
    for thread in threads:
        thread.join()
    server.server_close()
    engine_of(site.settings).dispose()


@pytest.fixture(scope="module")
def browser(live: Live) -> Iterator[Browser]:
    """After the installation: Flask opens no application context in a thread in which Playwright runs."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine (Debian: apt-get install chromium)")
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def bom(tmp_path: Path) -> Path:
    """A bill of materials with one line that a person has to match."""
    from tests.site import BOM

    path = tmp_path / "bracket.csv"
    # a firm's past decision would answer the same words in the next test
    mark = "".join(random.choices("bcdfghjklmnpqrstvwxz", k=8))  # noqa: S311
    text = BOM.replace("Polypropylene cap,聚丙烯端盖", f"Polypropylene cap {mark},聚丙烯端盖 {mark}")
    path.write_text(text, "utf-8")
    return path
