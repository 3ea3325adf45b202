"""Collects what the pages say, renews the Chinese catalogue and compiles it: `.venv/bin/python tools/translations.py`.

With `--check` nothing is written: exit code 1 says that a message lacks its Chinese, or that a file is out of step.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "footprint/web/translations/zh/LC_MESSAGES/messages.po"
MO = PO.with_suffix(".mo")
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
KEYWORDS = {"_": None, "_l": None, "gettext": None, "ngettext": (1, 2)}


def collected() -> Catalog:
    """Every message of the pages' modules and templates, in the order in which they are found."""
    catalog = Catalog(locale="zh", project="footprint", charset="utf-8", fuzzy=False)
    for folder, method in (("footprint/web", "python"), ("templates", "jinja2")):
        pattern = "**.py" if method == "python" else "**.html"
        # the default leaves folders out whose name begins with an underscore, such as templates/_macros
        found = extract_from_dir(
            ROOT / folder, [(pattern, method)], keywords=KEYWORDS, directory_filter=lambda _name: True
        )
        for _file, _line, message, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
            catalog.add(message, auto_comments=comments, context=context)
    return catalog


def present() -> Catalog:
    """The catalogue at rest."""
    if not PO.exists():
        return Catalog(locale="zh")
    with PO.open("rb") as file:
        return read_po(file, locale="zh")


def renewed() -> Catalog:
    """All messages that the pages use, with the Chinese that is known; what is no longer used is left out."""
    catalog, known = collected(), present()
    for message in catalog:
        if message.id and (old := known.get(message.id)) is not None:
            message.string = old.string
    return catalog


def untranslated(catalog: Catalog) -> list[str]:
    """Messages without Chinese."""
    return [str(message.id) for message in catalog if message.id and not all(_strings(message.string))]


def compiled(catalog: Catalog) -> bytes:
    """The same as gettext reads it. Its head carries no moment of today: the same messages give the same bytes."""
    bare = Catalog(locale="zh", charset="utf-8", fuzzy=False, creation_date=EPOCH, revision_date=EPOCH)
    for message in catalog:
        if message.id and all(_strings(message.string)):
            bare.add(message.id, message.string)
    out = BytesIO()
    write_mo(out, bare)
    return out.getvalue()


def _strings(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, tuple | list) else (str(value or ""),)


def main(check: bool) -> int:
    catalog = renewed()
    missing = untranslated(catalog)
    for message in missing:
        print(f"no Chinese: {message}", file=sys.stderr)  # noqa: T201
    if check:
        stale = not MO.exists() or MO.read_bytes() != compiled(catalog)
        return int(bool(missing) or stale)
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalog, width=120, omit_header=True, no_location=True, ignore_obsolete=True)
    MO.write_bytes(compiled(catalog))
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
