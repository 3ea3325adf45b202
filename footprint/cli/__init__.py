"""The command line: a thin edge. Each command's module is imported only when the command runs.

Exit codes: 0 done, 1 the answer is no, 2 bad input or usage, 3 incomplete. With `--json`, stdout is one JSON document.
"""

from __future__ import annotations

import importlib
import sys

import click

from footprint.findings import InputError

# command → (module, attribute, one line for `footprint --help`): help never waits for an import
COMMANDS: dict[str, tuple[str, str, str]] = {
    "demo": ("footprint.cli.demo", "demo", "run the samples from BOM to signed label"),
    "calculate": ("footprint.cli.calculate", "calculate", "calculate a BOM's footprint"),
    "check": ("footprint.cli.check", "check", "hold a BOM against its rules before it is submitted"),
    "bom": ("footprint.cli.bom", "bom", "a BOM's columns and what they are taken to mean; a template"),
    "compare": ("footprint.cli.compare", "compare", "compare two results or BOMs"),
    "match": ("footprint.cli.match", "match", "rank data sets for a text"),
    "datasets": ("footprint.cli.inventory", "datasets", "list the catalogue"),
    "import": ("footprint.cli.importing", "import_", "import a background of your own as a release"),
    "lci": ("footprint.cli.inventory", "lci", "check the LCI packs, export a release"),
    "verify": ("footprint.cli.verify", "verify", "verify a PDF offline"),
    "serve": ("footprint.cli.serve", "serve", "serve the web application with one worker"),
    "worker": ("footprint.cli.operation", "worker", "work off the job table"),
    "db": ("footprint.cli.operation", "db", "database migrations"),
    "user": ("footprint.cli.operation", "user", "manage users"),
    "backup": ("footprint.cli.operation", "backup", "write database, files and keys to one archive"),
    "restore": ("footprint.cli.operation", "restore", "restore such an archive into an empty instance"),
    "audit": ("footprint.cli.operation", "audit", "verify the audit chain"),
}


class LazyGroup(click.Group):
    """A group that knows its commands' names and one-line helps without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        command = getattr(importlib.import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{module}.{attribute} is not a command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, _, line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="footprint")
def group() -> None:
    """Product carbon footprints, from a bill of materials to a signed label that proves itself.

    State lives under $FOOTPRINT_HOME (default ./instance).
    """


def main() -> None:
    """Run the command line; bad input becomes one sentence a finding on stderr and exit code 2."""
    try:
        group()
    except InputError as error:
        for finding in error.findings:
            click.echo(f"{finding.severity}: {finding.text()}", err=True)
        sys.exit(2)
