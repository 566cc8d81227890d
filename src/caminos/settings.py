"""The one frozen settings object: limits of this machine that a person may change by environment."""

import os
from dataclasses import dataclass

from caminos.errors import BadInput


@dataclass(frozen=True)
class Settings:
    """Limits of one process.

    `memory_mb` bounds the event store's working memory (MiB), `threads` its parallelism (0: all cores).
    """

    memory_mb: int = 1200
    threads: int = 0


def load_settings() -> Settings:
    """Settings from `CAMINOS_MEMORY_MB` and `CAMINOS_THREADS`; a value that is no whole number is refused."""
    return Settings(
        memory_mb=_whole("CAMINOS_MEMORY_MB", Settings.memory_mb, at_least=256),
        threads=_whole("CAMINOS_THREADS", Settings.threads, at_least=0),
    )


def _whole(name: str, default: int, at_least: int) -> int:
    text = os.environ.get(name)
    if text is None or not text.strip():
        return default
    try:
        value = int(text)
    except ValueError:
        value = -1
    if value < at_least:
        raise BadInput(
            "settings.bad_value",
            f"{name} is {text!r}, which is not a whole number of at least {at_least}",
            f"unset {name} or give it a number, for example {name}={default}",
        )
    return value
