"""All samples in the order that their data flow, and the files a user takes home. A second run changes nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from footprint.accounts.models import User
from footprint.db import session_scope
from footprint.demo.accounts import Cast, ensure_cast
from footprint.demo.chain import Made, calculate, label
from footprint.demo.samples import Sample, read_samples
from footprint.demo.supplier import supply
from footprint.inventory import compile_release, read_packs, shipped_packs
from footprint.labels import queries as labels
from footprint.migrations import upgrade
from footprint.resources import Resources
from footprint.settings import Settings

# file in the sample's folder → kind of the label's file
FILES = {
    "label.pdf": "label",
    "report-en.pdf": "report-en",
    "report-zh.pdf": "report-zh",
    "verification.pdf": "verification",
    "result.json": "result",
    "pact.json": "pact",
}


def _write(path: Path, data: bytes) -> None:
    if path.exists() and path.read_bytes() == data:
        return
    work = path.with_name(f".{path.name}.part")
    work.write_bytes(data)
    os.replace(work, path)


def take_home(resources: Resources, reader: User, made: Made, folder: Path) -> None:
    """Write the sample's files as its owner may have them."""
    folder.mkdir(parents=True, exist_ok=True)
    with session_scope(resources.settings, read_only=True) as session:
        for name, kind in FILES.items():
            _write(folder / name, labels.file(session, resources, reader, made.label.number, kind)[1])


def _in_order(samples: tuple[Sample, ...]) -> list[Sample]:
    """Suppliers' samples before the products that use them."""
    suppliers = {sample.supplied_by for sample in samples if sample.supplied_by}
    return sorted(samples, key=lambda sample: sample.id not in suppliers)


def run(settings: Settings, out: Path, say: Callable[[str], None]) -> tuple[Cast, list[Made]]:
    """Packs → release → accounts → every sample from BOM to signed label; files under `out`."""
    upgrade(settings)
    say("compiling the LCI packs")
    compile_release(read_packs(shipped_packs()), settings.home)
    resources = Resources(settings)
    with session_scope(settings) as session:
        cast = ensure_cast(session, settings)
    samples = read_samples()
    done: dict[str, Made] = {}
    for sample in _in_order(samples):
        say(f"{sample.title}: calculate, review, label")
        supplied = {}
        if sample.supplier_line and sample.supplied_by:
            supplied[sample.supplier_line] = supply(resources, cast, done[sample.supplied_by])
        made = label(resources, cast, sample, *calculate(resources, cast, sample, supplied))
        take_home(resources, cast.manufacturer, made, out / sample.id)
        done[sample.id] = made
    _write(out / "ca.pem", resources.ca_pem())
    return cast, [done[sample.id] for sample in samples]
