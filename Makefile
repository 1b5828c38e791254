# Two commands do all the set-up: `make headline` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: headline test lint lock docs derived bench vendored clean

headline: $(VENV)/.ready
	$(BIN)/pingan-kg query -n headline-figures --format table

test: lint
	$(BIN)/pytest -n auto --dist worksteal

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The exact versions that are installed, each with the hashes of its files, for every system.
lock: $(VENV)/.ready
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --all-extras --group dev --universal --generate-hashes \
		--no-emit-index-url --no-annotate --custom-compile-command "make lock" --quiet \
		--output-file requirements.lock

docs: $(VENV)/.ready
	$(BIN)/python tools/reference.py

derived: $(VENV)/.ready
	$(BIN)/python tools/derive.py

bench: $(VENV)/.ready
	$(BIN)/python benchmarks/query.py
	$(BIN)/python benchmarks/validate.py
	$(BIN)/python benchmarks/figures.py
	$(BIN)/python benchmarks/briefings.py --sizes 1,10,100
	$(if $(SOURCE),$(BIN)/python benchmarks/verify.py --source $(SOURCE))

$(VENV)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

vendored:
	tools/vendored/fetch.sh

clean:
	rm -rf $(VENV) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
