"""Running an instance: tables, users, the worker, backups, the audit chain."""

from __future__ import annotations

import json
import secrets
import signal
import sys
from pathlib import Path
from threading import Event
from types import FrameType

import click

from footprint.settings import Settings

JSON = click.option("--json", "as_json", is_flag=True, help="one JSON document on stdout")


def _say(as_json: bool, data: dict[str, object], text: str) -> None:
    click.echo(json.dumps(data, ensure_ascii=False) if as_json else text)


@click.group()
def db() -> None:
    """Database migrations."""


@db.command()
@JSON
def upgrade(as_json: bool) -> None:
    """Create the tables, or bring them up to date."""
    from footprint import migrations

    before, after = migrations.upgrade(Settings())
    text = f"the tables are at revision {after}" + ("" if before != after else " already")
    _say(as_json, {"before": before, "after": after}, text)


@click.group()
def user() -> None:
    """Manage users."""


@user.command()
@click.option("--email", required=True)
@click.option("--name", required=True)
@click.option("--role", required=True, type=click.Choice(["manufacturer", "certifier", "supplier", "operator"]))
@click.option("--organisation", required=True, help="made when there is none of this name")
@click.option("--language", default="zh", type=click.Choice(["en", "zh"]))
@click.option("--password-stdin", is_flag=True, help="read the password from stdin; otherwise one is made and shown")
@JSON
def add(
    email: str, name: str, role: str, organisation: str, language: str, password_stdin: bool, as_json: bool
) -> None:
    """Add an active user, such as the first operator."""
    from footprint import migrations
    from footprint.accounts.operations import NewUser, add_user
    from footprint.db import session_scope

    settings = Settings()
    migrations.upgrade(settings)
    password = sys.stdin.readline().rstrip("\r\n") if password_stdin else secrets.token_urlsafe(15)
    new = NewUser(
        email=email,
        name=name,
        role=role,  # type: ignore[arg-type]
        organisation=organisation,
        password=password,
        language=language,
    )
    with session_scope(settings) as session:
        made = add_user(session, settings, new)
    data: dict[str, object] = {"id": made.id, "email": made.email, "role": made.role}
    text = f"{made.email} ({made.role}) of {organisation}"
    if not password_stdin:
        data["password"] = password
        text += f", password {password}"
    _say(as_json, data, text)


@user.group()
def client() -> None:
    """API clients: programs that act for a user."""


@client.command("add")
@click.option("--email", required=True, help="the user that the program acts for")
@click.option("--name", required=True, help="what the program is called")
@JSON
def add_client(email: str, name: str, as_json: bool) -> None:
    """Make client credentials for POST /auth/token. The secret is shown once."""
    from footprint import migrations
    from footprint.accounts import queries
    from footprint.accounts.operations import create_client
    from footprint.db import session_scope

    settings = Settings()
    migrations.upgrade(settings)
    with session_scope(settings) as session:
        person = queries.by_email(session, email)
        if person is None or not person.is_active:
            raise click.UsageError(f"{email} has no active account")
        made, secret = create_client(session, person, name)
    data: dict[str, object] = {"client_id": made.id, "client_secret": secret, "name": made.name, "user": person.email}
    _say(as_json, data, f"client id {made.id}, client secret {secret} (shown only now)")


@click.command()
@click.option("--once", is_flag=True, help="stop when nothing is left to do")
def worker(once: bool) -> None:
    """Work off the job table until interrupted."""
    from footprint.jobs.worker import run_worker
    from footprint.logs import configure

    settings, stop = Settings(), Event()
    configure(settings)

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, on_signal)
    signal.signal(signal.SIGINT, on_signal)
    run_worker(settings, once=once, stop=stop)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@JSON
def backup(file: Path, as_json: bool) -> None:
    """Write rows, blobs, releases and keys to one archive. Keep it secret: it holds private keys."""
    from footprint.backups import backup as write

    try:
        counted = write(Settings(), file)
    except FileExistsError:
        raise click.UsageError(f"{file} exists already") from None
    _say(as_json, {"file": str(file), **counted}, f"{file}: {counted['rows']} rows, {counted['files']} files")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@JSON
def restore(file: Path, as_json: bool) -> None:
    """Put a backup back into an empty instance."""
    from footprint.audit import verify_chain
    from footprint.backups import restore as read
    from footprint.db import session_scope

    settings = Settings()
    counted = read(settings, file)
    with session_scope(settings, read_only=True) as session:
        verdict = verify_chain(session)
    data = {"file": str(file), **counted, "audit": verdict.ok}
    _say(as_json, data, f"{counted['rows']} rows, {counted['files']} files; audit: {verdict.en}")
    if not verdict.ok:
        sys.exit(1)


@click.group()
def audit() -> None:
    """The audit chain."""


@audit.command()
@JSON
def verify(as_json: bool) -> None:
    """Recompute every link of the chain; exit 1 when one is broken."""
    from dataclasses import asdict

    from footprint.audit import verify_chain
    from footprint.db import session_scope

    with session_scope(Settings(), read_only=True) as session:
        verdict = verify_chain(session)
    _say(as_json, asdict(verdict), f"{verdict.en}; last hash {verdict.head}")
    if not verdict.ok:
        sys.exit(1)
