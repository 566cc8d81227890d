"""Draws the picture of the README: a short map of the demo company, measured from its exports.

python scripts/make_readme_picture.py
"""

import tempfile
from pathlib import Path

from caminos.maps.apply import apply_all
from caminos.maps.changes import EditLane
from caminos.maps.fields import LaneFields
from caminos.workspace import DraftChoices, Workspace
from caminos.workspace.demo import run_demo
from caminos.workspace.demo_company import goal_names, hidden_names, stages_of

TARGET = Path(__file__).parent.parent / "docs" / "gallery" / "demo-map.png"
SHOWN = {"touchpoint", "thought", "emotion", "expectation", "pain", "reached", "stopped", "wait"}
LEFT_OUT = ("Orders", "Has paid", "Sees the order confirmed", "Gets an answer", "Opens an account")


def main() -> None:
    """Simulate, import, draft twelve touchpoints, hide the empty lanes and draw."""
    with tempfile.TemporaryDirectory() as folder:
        run_demo(Path(folder) / "demo", customers=2000, seed=1)
        with Workspace(Path(folder) / "demo" / "workspace") as workspace:
            view = workspace.draft(
                DraftChoices(
                    map_id="readme",
                    title="Furnishing a home",
                    most=12,
                    goals=goal_names("en"),
                    stages=stages_of("en"),
                    leave_out=(*hidden_names("en"), *LEFT_OUT),
                    owner="Ana Kowalska, customer care",
                )
            )
            lanes = [lane.id for lane in view.document.lanes if lane.id not in SHOWN]
            hide = (EditLane(id=lane, fields=LaneFields(hidden=True)) for lane in lanes)
            workspace.save(apply_all(view.document, hide))
            view.save_picture(TARGET, scale=1.0)


if __name__ == "__main__":
    main()
