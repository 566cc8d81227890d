"""Draw the gallery (docs/gallery/*.png) and accept the pictures as goldens (tests/golden).

Run it after a change that alters pictures, and look at every file it names before committing:
`python scripts/make_gallery.py`. With `--check` it changes nothing and says which pictures differ.
"""

import runpy
import sys
from pathlib import Path

from caminos.render import lay_out, to_png, to_svg

ROOT = Path(__file__).parents[1]
GALLERY = ROOT / "docs/gallery"
SHOWN = {"sofa": 1.0, "every_kind": 0.8, "long_words": 1.0, "empty": 1.0, "sixty": 0.5, "three_hundred": 0.4}
"""The cases of the gallery and their scale; small files, large enough to be looked at."""


def main(arguments: list[str]) -> int:
    """Write (or check) every golden and every picture; return 1 when a check found a difference."""
    check = "--check" in arguments
    sys.path.insert(0, str(ROOT / "tests/render"))
    cases = runpy.run_path(str(ROOT / "tests/render/cases.py"))["CASES"]
    kept = runpy.run_path(str(ROOT / "tests/render/golden.py"))
    changed = 0
    for name, make in cases.items():
        case, file = make(), kept["golden_file"](name)
        now = kept["golden"](name, case)
        if not file.exists() or file.read_text("utf-8") != now:
            changed += 1
            sys.stdout.write(f"{'differs' if check else 'accepted'}: {file.relative_to(ROOT)}\n")
            if not check:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(now, "utf-8")
        if name in SHOWN and not check:
            GALLERY.mkdir(parents=True, exist_ok=True)
            picture = GALLERY / f"{name}.png"
            picture.write_bytes(to_png(to_svg(lay_out(*case)), scale=SHOWN[name]))
            sys.stdout.write(f"drawn: {picture.relative_to(ROOT)} ({picture.stat().st_size // 1024} KiB)\n")
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
