"""All benchmarks, one after the other: `make bench`. Files go to /tmp/caminos-bench and are used again.

python benchmarks/run.py [--quick]     quick: one million rows only
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> None:
    quick = "--quick" in sys.argv[1:]
    sizes = ["1000000"] if quick else ["1000000", "10000000"]
    for title, arguments in (
        ("Import and prepare, against a plain DuckDB pipeline", ["import_speed.py", "--rows", *sizes]),
        ("Draft map", ["draft_speed.py"]),
    ):
        print(f"\n{title}\n")
        subprocess.run([sys.executable, str(HERE / arguments[0]), *arguments[1:]], check=True)


if __name__ == "__main__":
    main()
