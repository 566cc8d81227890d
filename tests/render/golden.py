"""What is kept of each picture to compare with: the whole SVG, or of the largest ones a digest."""

import hashlib
import json
from collections import Counter
from pathlib import Path

from caminos.render import Scene, lay_out, to_svg

FOLDER = Path(__file__).parents[1] / "golden"
LARGE = ("sixty", "three_hundred")


def golden_file(name: str) -> Path:
    """Where the golden of a case is kept."""
    return FOLDER / (f"{name}.json" if name in LARGE else f"{name}.svg")


def golden(name: str, case: tuple) -> str:
    """What a case looks like now, as it would be kept."""
    scene = lay_out(*case)
    return digest(scene) if name in LARGE else to_svg(scene)


def digest(scene: Scene) -> str:
    """Size, parts, how many groups of each role with how many texts, and a hash of every frame and text."""
    roles = Counter(group.role for group in scene.groups())
    rows = [
        (
            group.id,
            *(round(n, 1) for n in (group.frame.x, group.frame.y, group.frame.width, group.frame.height)),
        )
        for group in scene.groups()
    ]
    texts = [(round(label.x, 1), round(label.y, 1), label.text) for label in scene.labels()]
    content = {
        "width": round(scene.width, 1),
        "height": round(scene.height, 1),
        "parts": [[part.id, round(part.frame.y, 1), len(part.groups)] for part in scene.parts],
        "groups": dict(sorted(roles.items())),
        "texts": len(texts),
        "frames_sha256": hashlib.sha256(json.dumps(rows).encode()).hexdigest(),
        "texts_sha256": hashlib.sha256(json.dumps(texts).encode()).hexdigest(),
    }
    return json.dumps(content, indent=1) + "\n"
