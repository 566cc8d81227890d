"""Importing through the workspace: what is new is added, once; what the recipe says is kept."""

from pathlib import Path

import pytest

from caminos.errors import BadInput, Conflict, NotFound
from caminos.events.overrides import Overrides
from caminos.workspace import Workspace
from caminos.workspace.importing import source_name


def counts(workspace: Workspace) -> tuple[int, int, int]:
    found = workspace.status().totals
    return found.events, found.feedback, found.quarantined


def test_the_report_counts_the_file(workspace: Workspace, shop_csv: Path):
    report = workspace.import_file(shop_csv).as_dict()
    told = {
        name: report[name]
        for name in ("rows", "events", "feedback", "quarantined", "customers", "touchpoints")
    }
    assert told == {
        "rows": 11, "events": 11, "feedback": 0, "quarantined": 0, "customers": 4, "touchpoints": 4,
    }  # fmt: skip
    assert (report["first_at"], report["last_at"]) == ("2026-01-05T10:00:00Z", "2026-06-30T23:00:00Z")


def test_the_same_file_again_adds_nothing_and_a_longer_one_the_rest(shop: Workspace, shop_csv: Path):
    again = shop.import_file(shop_csv)
    assert (again.already_imported, again.result.events_added) == (True, 0)
    assert counts(shop) == (11, 0, 0)
    shop_csv.write_text(shop_csv.read_text() + "dan,2026-07-01 09:00,add_to_cart,web\n")
    longer = shop.import_file(shop_csv)
    assert (longer.result.events, longer.result.events_added) == (12, 1)
    assert counts(shop) == (12, 0, 0)


def test_another_recipe_for_the_same_source_is_a_conflict_until_it_replaces(shop: Workspace, shop_csv: Path):
    by_channel = Overrides(touchpoint="channel")
    with pytest.raises(Conflict):
        shop.import_file(shop_csv, overrides=by_channel)
    assert counts(shop) == (11, 0, 0)
    shop.import_file(shop_csv, overrides=by_channel, replace=True)
    assert counts(shop) == (11, 0, 0)
    assert shop.status().totals.touchpoints == 3


def test_what_cannot_be_read_waits_in_quarantine_and_comes_back_mended(workspace: Workspace, tmp_path: Path):
    path = tmp_path / "shop.csv"
    path.write_text(
        "customer,at,touchpoint\na,2026-01-01 10:00,view\nb,2026-99-01 10:00,view\nc,2026-01-03 10:00,buy\n"
        "a,2026-01-04 10:00,buy\na,2026-01-05 10:00,view\nc,2026-01-06 10:00,view\n"
    )
    workspace.import_file(path)
    (row,) = workspace.quarantined()
    assert (row.file, row.row, row.column, row.value) == ("shop.csv", 3, "at", "2026-99-01 10:00")
    mend = tmp_path / "mend.csv"
    assert workspace.export_quarantine(mend, "shop") == 1
    mend.write_text(mend.read_text().replace("2026-99-01", "2026-01-02"))
    workspace.import_file(mend, source="shop")
    assert counts(workspace) == (6, 0, 0)
    with pytest.raises(NotFound):
        workspace.export_quarantine(tmp_path / "x.csv", "shoop")


def test_a_file_of_which_nothing_can_be_read_is_refused_and_leaves_nothing(
    workspace: Workspace, tmp_path: Path
):
    path = tmp_path / "shop.csv"
    path.write_text("customer,at,touchpoint\na,one,view\nb,two,view\na,three,buy\n")
    with pytest.raises(BadInput, match="not one of 3 rows") as refused:
        workspace.import_file(path, overrides=Overrides(at="at"))
    assert refused.value.code == "import.nothing_read"
    assert counts(workspace) == (0, 0, 0)
    assert workspace.recipes() == {}


def test_a_recipe_and_options_together_are_refused(workspace: Workspace, shop_csv: Path, tmp_path: Path):
    recipe = tmp_path / "recipe.json"
    recipe.write_text(workspace.guess(shop_csv).recipe_json())
    with pytest.raises(BadInput) as refused:
        workspace.import_file(shop_csv, recipe=recipe, overrides=Overrides(channel="touchpoint"))
    assert refused.value.code == "recipe.and_options"
    assert workspace.import_file(shop_csv, recipe=recipe).result.events == 11


def test_a_recipe_is_kept_and_can_be_shown(shop: Workspace):
    assert '"touchpoint": "touchpoint"' in shop.recipe_json("shop")
    with pytest.raises(NotFound, match="no source named 'shp'"):
        shop.recipe_json("shp")


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("tickets.csv.gz", "tickets"),
        ("My Orders (2).xlsx", "my_orders_2"),
        ("log", "log"),
        ("a.b.c.csv", "a"),
    ],
)
def test_a_source_is_named_for_its_file(name: str, source: str):
    assert source_name(Path(name)) == source


def test_another_file_of_the_same_name_does_not_take_the_place_of_the_first(
    workspace: Workspace, tmp_path: Path
):
    header = "customer,at,touchpoint\n"
    for month, bad in (("01", "never,view"), ("02", "2026-02-09 10:00,view")):
        folder = tmp_path / month
        folder.mkdir()
        rows = "".join(
            f"c{n % 3},2026-{month}-{n + 1:02d} 10:00,{('view', 'buy')[n % 2]}\n" for n in range(8)
        )
        (folder / "events.csv").write_text(f"{header}{rows}x,{bad}\n")
        workspace.import_file(folder / "events.csv")
    assert [(row.file, row.row) for row in workspace.quarantined()] == [("events.csv", 10)]
    found = workspace.status().totals
    assert (found.rows, found.events, found.quarantined) == (18, 17, 1)
    mended = (tmp_path / "01" / "events.csv").read_text().replace("never", "2026-01-20 10:00")
    (tmp_path / "01" / "events.csv").write_text(mended)
    workspace.import_file(tmp_path / "01" / "events.csv")
    assert workspace.quarantined() == []
    assert workspace.status().totals.events == 18


def test_a_second_wave_that_equals_the_first_is_told(workspace: Workspace, tmp_path: Path):
    told = Overrides(shape="feedback", score="nps", kind="nps", scale=(0, 10))
    for wave, scores in (("one", (9, 10, 3)), ("two", (9, 10, 7))):
        path = tmp_path / f"{wave}.csv"
        path.write_text("nps,comment\n" + "".join(f"{score},\n" for score in scores))
        report = workspace.import_file(path, source="answers", overrides=told)
    assert report.result.feedback_added == 1
    assert any("2 of its events and answers equal" in warning for warning in report.warnings)


def test_a_mended_quarantine_is_read_as_it_was_written(workspace: Workspace, tmp_path: Path):
    path = tmp_path / "shop.csv"
    path.write_bytes(
        "klient;kiedy;gdzie;kwota\na;01.02.2026 10:00;sklep;1,5\nb;32.02.2026 10:00;sklep;2,5\n"
        "ż;13.02.2026 10:00;kasa;3,5\na;14.02.2026 10:00;kasa;4,5\n".encode("cp1250")
    )
    from caminos.events.recipe import FileFormat

    told = Overrides(
        customer="klient", at="kiedy", touchpoint="gdzie", format=FileFormat(delimiter=";", encoding="cp1250")
    )
    workspace.import_file(path, overrides=told)
    mend = tmp_path / "mend.csv"
    assert workspace.export_quarantine(mend, "shop") == 1
    mend.write_text(mend.read_text(encoding="utf-8").replace("32.02", "12.02"), encoding="utf-8")
    workspace.import_file(mend, source="shop")
    assert (workspace.quarantined(), workspace.status().totals.events) == ([], 4)
