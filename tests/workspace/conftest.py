"""A small shop whose journeys can be counted by eye, and the demo company imported once."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from caminos.workspace import Workspace, open_workspace

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)

SHOP = """customer,at,touchpoint,channel
anna,2026-01-05 10:00,product_view,web
anna,2026-01-05 10:10,add_to_cart,web
anna,2026-01-05 10:20,order_placed,web
anna,2026-01-08 12:00,delivered,courier
bela,2026-01-06 09:00,product_view,web
bela,2026-01-06 09:30,add_to_cart,web
carla,2026-01-07 18:00,product_view,web
carla,2026-01-07 18:05,product_view,web
carla,2026-01-07 18:40,order_placed,store
carla,2026-01-12 08:00,delivered,courier
dan,2026-06-30 23:00,product_view,web
"""

SURVEY = """e_mail,score_delivered,recommend
anna,5,10
bela,,3
carla,2,9
"""


@pytest.fixture
def shop_csv(tmp_path: Path) -> Path:
    path = tmp_path / "shop.csv"
    path.write_text(SHOP, encoding="utf-8")
    return path


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path / "ws", create=True) as opened:
        yield opened


@pytest.fixture
def shop(workspace: Workspace, shop_csv: Path) -> Workspace:
    workspace.import_file(shop_csv)
    return workspace
