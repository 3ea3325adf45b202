"""`footprint verify`: one PDF, offline."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import NoReturn

import click


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--trust", type=click.Path(path_type=Path), help="CA certificate to trust, instead of the instance's.")
def verify(file: Path, as_json: bool, trust: Path | None) -> None:
    """Verify FILE offline: signature, trust, attachments, hash chain, and the number recomputed from what it carries.

    Exit code 0 valid, 1 refused, 2 unreadable file or certificate.
    """
    from footprint.inventory.release import release_hashes
    from footprint.labels.verification import verify_pdf
    from footprint.labels.verification.envelope import MAX_PDF

    home = Path(os.environ.get("FOOTPRINT_HOME", "instance"))
    authority = trust or home / "pki" / "ca.pem"
    certificate = _read(authority, 1_000_000, "CA certificate", " (give one with --trust)" if trust is None else "")
    data = _read(file, MAX_PDF, "file")
    try:
        verdict = verify_pdf(data, [certificate], known_releases=() if trust else release_hashes(home))
    except ValueError:
        _unusable(f"{authority} is not a certificate")
    if as_json:
        click.echo(json.dumps(verdict.as_dict(), ensure_ascii=False, indent=2))
    else:
        for check in verdict.checks:
            click.echo(f"{'ok ' if check.ok else 'NO '} {check.en}\n    {check.zh}")
        if verdict.valid:
            sample = "SAMPLE 样例  " if verdict.sample else ""
            click.echo(f"\n{sample}{verdict.number}  {verdict.product}")
            click.echo(f"{verdict.value!r} kg CO2e per {verdict.unit}, recomputed at the level: {verdict.level}")
            click.echo(f"valid until {verdict.valid_until}, as printed")
        for language in ("en", "zh"):
            click.echo(f"{'VALID' if verdict.valid else 'REFUSED: ' + verdict.reason}: {verdict.sentence(language)}")
            click.echo(verdict.status_sentence(language))
    sys.exit(0 if verdict.valid else 1)


def _unusable(message: str) -> NoReturn:
    click.echo(f"error: {message}", err=True)
    sys.exit(2)


def _read(path: Path, limit: int, what: str, hint: str = "") -> bytes:
    """The file's bytes, one more than the limit at most."""
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        _unusable(f"the {what} {path} cannot be read: {error.strerror}{hint}")
