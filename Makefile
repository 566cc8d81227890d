# The two commands a newcomer needs: `make demo` and `make test`. Both set up everything they need.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
TOOLS  := $(VENV)/.tools

.PHONY: demo test check bench gallery clean

demo: $(READY)
	$(BIN)/caminos demo

test: $(TOOLS) check
	@sh scripts/ensure_chromium.sh
	$(BIN)/pytest -n 2

check: $(TOOLS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python benchmarks/run.py

gallery: $(TOOLS)
	$(BIN)/python scripts/make_gallery.py

$(READY): pyproject.toml constraints.txt scripts/ensure_python.sh
	@sh scripts/ensure_python.sh $(PYTHON) $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(TOOLS): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
