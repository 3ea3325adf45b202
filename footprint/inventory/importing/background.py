"""An import from the user's file to a release of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from footprint.findings import InputError
from footprint.inventory.catalogue import Source
from footprint.inventory.compilation import compile_release, mark_latest
from footprint.inventory.importing.limits import LIMITS, Limits
from footprint.inventory.importing.linking import Linked, Stated, link
from footprint.inventory.importing.messages import MESSAGES
from footprint.inventory.importing.naming import check_name, slug
from footprint.inventory.importing.reading import read_raw
from footprint.inventory.importing.staging import stage
from footprint.inventory.importing.values import Format, RawProcess, Report, Request
from footprint.inventory.names import check_free, register
from footprint.inventory.packs import read_packs
from footprint.inventory.packset import PackSet
from footprint.inventory.release import IMPORTED, Release
from footprint.inventory.shipped import shipped_packs
from footprint.inventory.values import Pack

CHARACTERISATION = "ipcc-ar6"


@dataclass(frozen=True)
class Imported:
    """The report, and the release unless the import stopped at what is missing."""

    report: Report
    release: Release | None


def import_background(
    request: Request,
    home: Path,
    progress: Callable[[str], None],
    *,
    make_default: bool = False,
    replace_name: bool = False,
    limits: Limits = LIMITS,
    check: Callable[[], None] = lambda: None,
) -> Imported:
    """Read, link, compile and name a user's background under `<home>/releases/`.

    What is missing stops it before anything is written unless `allow_cut_off`. InputError for a file that is unsafe,
    unreadable or has no solution. `check` is called every moment while the reader works: it raises to stop it.
    """
    done = read_background(request, home, progress, replace_name=replace_name, limits=limits, check=check)
    if done.release is None:
        return done
    if make_default:
        mark_latest(home, done.release.hash)
    register(home, done.report.name, done.release.hash)
    return done


def read_background(
    request: Request,
    home: Path,
    progress: Callable[[str], None],
    *,
    replace_name: bool = False,
    limits: Limits = LIMITS,
    check: Callable[[], None] = lambda: None,
) -> Imported:
    """The same without a name: the release is there, and nothing points to it yet."""
    name = check_name(request.name)
    if not replace_name:
        check_free(home, name)
    with tempfile.TemporaryDirectory(prefix="footprint-import-") as folder:
        work = Path(folder)
        progress("checking the file")
        staged = stage(request.file, work, limits)
        if request.format and request.format != staged.format:
            raise InputError([MESSAGES.finding("import-wrong-format", found=staged.format, wanted=request.format)])
        raw = read_raw(staged, work, progress, limits, check)
    progress(f"linking {len(raw)} processes")
    packs, linked = as_packs(raw, request, name, staged.format)
    report = _report(linked, request, name, staged.format)
    if not linked.processes or (report.gaps and not request.allow_cut_off):
        return Imported(report, None)
    progress("solving and writing the release")
    check()
    release = compile_release(packs, home, latest=False)
    return Imported(_report(linked, request, name, staged.format, release.hash), release)


def as_packs(raw: tuple[RawProcess, ...], request: Request, name: str, found: Format) -> tuple[PackSet, Linked]:
    """The imported processes as a pack, with the packs that they stand on."""
    whole = request.with_packs or any(row.shipped is not None for process in raw for row in process.exchanges)
    base = read_packs(shipped_packs() if whole else shipped_packs() / CHARACTERISATION)
    identifier = f"{IMPORTED}{slug(name) or 'own-data'}"
    years = [process.year for process in raw if process.year]
    source = Source(
        identifier,
        f"{name}, imported from {request.title} ({found})",
        "own data",
        str(max(years, default=request.year)),
        request.licence,
        "",
    )
    stated = Stated(identifier, identifier, request.title, request.licence, request.year)
    linked = link(raw, base.flows, base.processes, stated)
    pack = Pack(identifier, name, name, "1", f"imported from {request.title}")
    packs = PackSet(
        (*base.packs, pack),
        {**base.sources, source.id: source},
        {**base.flows, **linked.flows},
        {**base.processes, **linked.processes},
        base.warnings,
    )
    return packs, linked


def _report(linked: Linked, request: Request, name: str, found: Format, release: str | None = None) -> Report:
    report = Report(
        release,
        name,
        found,
        request.licence,
        len(linked.processes),
        linked.exchanges,
        linked.linked,
        linked.unlinked,
        linked.flows_mapped,
        linked.flows_unknown,
        linked.excluded,
        linked.warnings,
    )
    if not report.gaps:
        return report
    code = "import-cut-off" if request.allow_cut_off else "import-unlinked"
    gaps = MESSAGES.finding(code, count=report.gaps)
    return replace(report, warnings=(*report.warnings, gaps))
