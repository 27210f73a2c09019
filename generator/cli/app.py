"""Decides which commands there are; what each of them needs is imported when it runs."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from generator import __version__
from generator.cli.check import check, status
from generator.cli.convert import convert
from generator.cli.evaluate import evaluate
from generator.cli.inspect import inspect
from generator.cli.new import new
from generator.cli.report import report
from generator.cli.update import diff, update
from generator.cli.verify import verify
from generator.errors import UsageError

app = typer.Typer(
    name="mobilegen",
    help="Turn a trained model into an Android and an iOS starter app, and prove that both compute what it computes.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(new)
app.command()(convert)
app.command()(inspect)
app.command()(verify)
app.command()(update)
app.command()(diff)
app.command()(check)
app.command()(status)
app.command()(evaluate)
app.command()(report)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mobilegen {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None: ...


def main() -> None:
    """Runs the command line on the process's arguments."""
    # Python reads bytes that are not UTF-8 as halves of surrogate pairs.
    undecoded = next((text for text in sys.argv[1:] if any("\ud800" <= char <= "\udfff" for char in text)), None)
    if undecoded is not None:
        sys.stderr.write(f"error: {undecoded!r} is not UTF-8, and no file that mobilegen writes could hold it\n")
        sys.exit(UsageError.exit_code)
    app(prog_name="mobilegen")
