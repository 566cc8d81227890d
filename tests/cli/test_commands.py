"""The commands: what they print, what they return, and how they refuse."""

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from caminos.cli import app

Caminos = Callable[..., "object"]


def every_command(group: click.Group = app, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for name, command in group.commands.items():
        here = (*path, name)
        found += every_command(command, here) if isinstance(command, click.Group) else [here]
    return found


@pytest.mark.parametrize("path", every_command(), ids=" ".join)
def test_every_command_explains_itself_with_an_example(caminos, path: tuple[str, ...]):
    ran = caminos(*path, "--help")
    assert ran.code == 0
    assert f"caminos {' '.join(path)}" in ran.out
    assert "Example" in ran.out


def test_from_a_file_to_a_drawn_map(caminos, shop_csv: Path, tmp_path: Path):
    ws = tmp_path / "ws"
    imported = caminos("import", shop_csv, "--workspace", ws, "--json")
    assert imported.code == 0
    counted = {
        "rows": 6, "events": 5, "feedback": 0, "quarantined": 1, "customers": 3, "touchpoints": 2,
    }  # fmt: skip
    assert {key: imported.json[key] for key in counted} == counted
    status = caminos("status", "-w", ws, "--json").json
    assert (status["events"], status["customers"], status["sources"][0]["name"]) == (5, 3, "shop")
    assert {one["name"]: one["events"] for one in status["channels"]} == {"web": 4, "store": 1}
    drafted = caminos("map", "draft", "-w", ws, "--title", "Buying", "--out", tmp_path / "map.svg", "--json")
    assert drafted.json["map"] == "buying"
    assert "<svg" in (tmp_path / "map.svg").read_text()
    assert caminos("map", "measure", "-w", ws, "--json").json["moved"] == []
    shown = caminos("map", "show", "buying", "-w", ws)
    assert "Order placed" in shown.out
    assert caminos("map", "list", "-w", ws, "--json").json[0]["id"] == "buying"
    drawn = caminos("map", "render", "-w", ws, "--out", tmp_path / "map.html")
    assert drawn.code == 0
    assert (tmp_path / "map.html").exists()


def test_the_explanation_names_each_column_and_the_quarantine_its_reason(
    caminos, shop_csv: Path, tmp_path: Path
):
    ws = tmp_path / "ws"
    told = caminos("import", shop_csv, "-w", ws)
    assert "customer = customer, because" in told.out
    assert "could not be read" in told.out
    listed = caminos("quarantine", "list", "-w", ws)
    assert "never" in listed.out
    assert caminos("quarantine", "list", "-w", ws, "--json").json["rows"][0]["row"] == 7
    exported = caminos("quarantine", "export", tmp_path / "mend.csv", "-w", ws, "--source", "shop")
    assert exported.code == 0
    assert "never" in (tmp_path / "mend.csv").read_text()


def test_a_dry_run_reads_nothing(caminos, shop_csv: Path, tmp_path: Path):
    told = caminos("import", shop_csv, "-w", tmp_path / "ws", "--dry-run", "--json")
    assert told.json["recipe"]["customer"] == "customer"
    assert not (tmp_path / "ws").exists()


def test_a_guessed_recipe_can_be_edited_and_used(caminos, shop_csv: Path, tmp_path: Path):
    guessed = caminos("recipe", "guess", shop_csv, "--name", "product_view=Looks")
    recipe = tmp_path / "recipe.json"
    recipe.write_text(guessed.out)
    assert json.loads(guessed.out)["touchpoint_names"] == {"product_view": "Looks"}
    assert caminos("import", shop_csv, "-w", tmp_path / "ws", "--recipe", recipe).code == 0
    assert "Looks" in caminos("recipe", "show", "shop", "-w", tmp_path / "ws").out


def test_a_picture_that_cannot_be_drawn_leaves_no_map_behind(caminos, shop_csv: Path, tmp_path: Path):
    caminos("import", shop_csv, "-w", tmp_path / "ws")
    refused = caminos("map", "draft", "-w", tmp_path / "ws", "--out", tmp_path / "map.jpg")
    assert refused.code == 1
    assert caminos("map", "list", "-w", tmp_path / "ws", "--json").json == []


def test_maps_from_templates_are_checked(caminos, tmp_path: Path):
    assert "retail" in caminos("template", "list", "--language", "pl").out
    assert caminos("map", "new", "-w", tmp_path / "ws", "--template", "retail").code == 0
    checked = caminos("map", "check", "-w", tmp_path / "ws", "--json")
    assert checked.code == 0
    assert checked.json["faults"] == []
    assert {one["code"] for one in checked.json["findings"]} >= {"pain_without_evidence"}
    path = tmp_path / "ws" / "maps" / "retail.json"
    path.write_text(path.read_text().replace('"step": "', '"step": "nowhere-', 1))
    assert caminos("map", "check", "-w", tmp_path / "ws").code == 1


def test_readiness_is_asked_kept_and_advised(caminos, tmp_path: Path):
    told = caminos("readiness", "-w", tmp_path / "ws", "--answer", "sponsor=no", "--json").json
    assert [one["answer"] for one in told["questions"] if one["id"] == "sponsor"] == ["no"]
    assert told["reading"]["advice"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("import", "nothing.csv", "-w", "ws"), 1, "nothing.csv"),
        (("status", "-w", "nowhere"), 1, "no workspace"),
        (("map", "drft"), 2, "No such command"),
        (("import", "--scale", "five", "x.csv"), 2, "WORST-BEST"),
        (("map", "draft", "--stage", "a", "-w", "ws"), 2, "NAME=VALUE"),
        (("import",), 2, "Missing argument"),
    ],
)
def test_refusals_say_what_to_do_and_never_show_a_traceback(
    caminos,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    code: int,
    words: str,
):
    monkeypatch.chdir(tmp_path)
    ran = caminos(*arguments)
    assert ran.code == code
    assert words in ran.err
    assert "Traceback" not in ran.err + ran.out


def test_an_error_for_programs_is_json(caminos, tmp_path: Path):
    ran = caminos("status", "-w", tmp_path / "nowhere", "--json")
    assert ran.code == 1
    assert json.loads(ran.err)["error"]["code"] == "workspace.not_found"


def test_the_company_is_written_where_it_is_told(caminos, tmp_path: Path):
    told = caminos("simulate", tmp_path / "company", "--customers", 50, "--json").json
    assert set(told["files"]) >= {
        "web_shop.csv",
        "orders.csv",
        "call_centre.csv",
        "survey.csv",
        "reviews.jsonl",
    }


def test_replace_empties_a_source_once_for_several_files(caminos, tmp_path: Path):
    files = []
    for number in (1, 2):
        path = tmp_path / f"part{number}.csv"
        rows = "".join(f"c{n},2026-0{number}-1{n} 10:00,{('view', 'buy')[n % 2]}\n" for n in range(4))
        path.write_text("customer,at,touchpoint\n" + rows)
        files.append(path)
    caminos("import", *files, "-w", tmp_path / "ws", "--source", "shop")
    caminos("import", *files, "-w", tmp_path / "ws", "--source", "shop", "--replace")
    assert caminos("status", "-w", tmp_path / "ws", "--json").json["events"] == 8


def test_words_of_the_data_are_never_read_as_markup(caminos, tmp_path: Path):
    path = tmp_path / "shop.csv"
    path.write_text(
        "customer,at,touchpoint\na,2026-01-01 10:00,view\nb,[/b],view\na,2026-01-02 10:00,[red]buy\n"
        "b,2026-01-03 10:00,view\n"
    )
    caminos("import", path, "-w", tmp_path / "ws", "--at", "at")
    listed = caminos("quarantine", "list", "-w", tmp_path / "ws")
    assert listed.code == 0
    assert "[/b]" in listed.out


def test_a_demo_never_touches_a_folder_it_did_not_make(caminos, tmp_path: Path):
    mine = tmp_path / "project" / "workspace"
    mine.mkdir(parents=True)
    (mine / "mine.txt").write_text("precious")
    refused = caminos("demo", "--folder", tmp_path / "project")
    assert refused.code == 1
    assert (mine / "mine.txt").read_text() == "precious"


def test_an_identifier_that_is_none_is_refused_with_one_that_would_do(
    caminos, shop_csv: Path, tmp_path: Path
):
    caminos("import", shop_csv, "-w", tmp_path / "ws")
    for arguments in (("map", "draft"), ("map", "new")):
        refused = caminos(*arguments, "-w", tmp_path / "ws", "--id", "My Map")
        assert refused.code == 1
        assert "'my-map'" in refused.err


def test_a_dry_run_knows_how_the_source_was_read_before(caminos, shop_csv: Path, tmp_path: Path):
    caminos("import", shop_csv, "-w", tmp_path / "ws", "--touchpoint", "channel")
    told = caminos("import", shop_csv, "-w", tmp_path / "ws", "--dry-run", "--json").json
    assert told["recipe"]["touchpoint"] == "channel"


def test_what_follows_what_in_real_journeys(caminos, shop_csv: Path, tmp_path: Path):
    caminos("import", shop_csv, "-w", tmp_path / "ws")
    caminos("map", "draft", "-w", tmp_path / "ws")
    told = caminos("map", "flow", "-w", tmp_path / "ws", "--json").json
    assert told["edges"] == [
        {
            "before": "product-view", "after": "order-placed", "count": 2, "journeys": 2, "customers": 2,
            "median_s": 1200.0,
        }
    ]  # fmt: skip
    assert (told["starts"], told["ends"]) == ({"product-view": 3}, {"order-placed": 2, "product-view": 1})
    assert "Order placed" in caminos("map", "flow", "-w", tmp_path / "ws").out


def test_a_faulty_map_is_mended_on_command(caminos, tmp_path: Path):
    caminos("map", "new", "-w", tmp_path / "ws", "--template", "retail")
    path = tmp_path / "ws" / "maps" / "retail.json"
    path.write_text(path.read_text().replace('"step": "', '"step": "nowhere-', 1))
    assert caminos("map", "check", "-w", tmp_path / "ws").code == 1
    assert "mended:" in caminos("map", "repair", "-w", tmp_path / "ws").out
    assert caminos("map", "check", "-w", tmp_path / "ws").code == 0
    assert "no faults" in caminos("map", "repair", "-w", tmp_path / "ws").out


def test_what_was_imported_before_a_failure_is_told(caminos, shop_csv: Path, tmp_path: Path):
    ran = caminos("import", shop_csv, tmp_path / "missing.csv", "-w", tmp_path / "ws", "--json")
    assert ran.code == 1
    assert [one["events"] for one in ran.json] == [5]
    assert json.loads(ran.err)["error"]["code"]
