"""Every address that a letter carries is a page of the application."""

from __future__ import annotations

import re
from pathlib import Path

from tests.site import Site

SOURCE = Path(__file__).parents[3] / "footprint"
LINK = re.compile(r'(?:link\(session, f?|link=f)"(?:\{settings\.base_url\})?(/[^"]+)"')


def test_mailed_links_are_pages(site: Site) -> None:
    rooms = ("accounts", "exchange", "labels", "review")
    paths = {
        path
        for room in rooms
        for file in (SOURCE / room).rglob("*.py")
        for path in LINK.findall(file.read_text("utf-8"))
    }
    assert len(paths) >= 6, paths
    routes = site.app.url_map.bind("localhost")
    for path in sorted(paths):
        endpoint, _ = routes.match(re.sub(r"\{[^}]*\}", "x", path), method="GET")
        assert endpoint, path
