"""The command group and what all commands share: errors, exit codes, the workspace option.

Exit codes: 0 done, 1 the work could not be done (the reason and the way out are printed), 2 the command
was not understood.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from caminos import __version__
from caminos.cli.output import note
from caminos.errors import CaminosError

Command = TypeVar("Command", bound=Callable[..., Any])


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="caminos")
def app() -> None:
    """Living customer journey maps: from scattered files to a measured map.

    \b
    Start here:
      caminos demo                                   a whole company, simulated, imported and mapped
      caminos import events.csv --workspace shop     your own data into the workspace "shop"
      caminos map draft --workspace shop             a measured map from it
    """


def workspace_option(command: Command) -> Command:
    """Adds `--workspace`: the folder of the workspace, by default `$CAMINOS_WORKSPACE`, else this folder."""
    return click.option(
        "--workspace",
        "-w",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path(),
        envvar="CAMINOS_WORKSPACE",
        show_default="$CAMINOS_WORKSPACE, else this folder",
        help="The workspace folder.",
    )(command)


def json_option(command: Command) -> Command:
    """Adds `--json`: print one JSON document instead of words."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")(command)


def run(arguments: list[str] | None = None) -> int:
    """Run one command line and return its exit code; an error is printed, never a traceback."""
    as_json = "--json" in (sys.argv[1:] if arguments is None else arguments)
    try:
        result = app.main(args=arguments, prog_name="caminos", standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        note("stopped; nothing was half-written")
        return 1
    except click.ClickException as error:
        error.show()
        return 2
    except BrokenPipeError:  # the reader of a pipe has seen enough; nothing is left to flush into
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except CaminosError as error:
        return _refuse(error, as_json=as_json)
    except Exception as error:
        if os.environ.get("CAMINOS_TRACEBACK"):
            raise
        return _refuse(_unexpected(error), as_json=as_json)
    return result if isinstance(result, int) else 0


def _refuse(error: CaminosError, *, as_json: bool) -> int:
    if as_json:
        click.echo(json.dumps({"error": error.as_dict()}, ensure_ascii=False), err=True)
    else:
        note(f"caminos: {error}")
    return 1


def _unexpected(error: Exception) -> CaminosError:
    """What nobody foresaw: a full disk, or a mistake in Caminos. No file is left half-written by either."""
    if isinstance(error, OSError) and error.strerror:
        where = f" ({error.filename})" if error.filename else ""
        return CaminosError(
            "system",
            f"the system refused: {error.strerror}{where}",
            "check space and permissions, then try again",
        )
    return CaminosError(
        "unexpected",
        f"something unforeseen happened: {type(error).__name__}: {error}",
        "this is a mistake in Caminos; CAMINOS_TRACEBACK=1 shows where, please report it",
    )
