"""Runs the command line in this process, as a person would call it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from caminos.cli import run


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def caminos(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    monkeypatch.delenv("CAMINOS_TRACEBACK", raising=False)
    monkeypatch.delenv("CAMINOS_WORKSPACE", raising=False)

    def call(*arguments: object) -> Ran:
        capsys.readouterr()
        code = run([str(one) for one in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return call


@pytest.fixture
def shop_csv(tmp_path: Path) -> Path:
    path = tmp_path / "shop.csv"
    path.write_text(
        "customer,at,touchpoint,channel\n"
        "anna,2026-01-05 10:00,product_view,web\nanna,2026-01-05 10:10,order_placed,web\n"
        "bela,2026-01-06 09:00,product_view,web\nbela,2026-01-06 09:30,order_placed,store\n"
        "carla,2026-01-07 18:00,product_view,web\ncarla,never,order_placed,web\n"
    )
    return path
