# `make demo` shows the tool at work; `make test` runs what a contributor needs. Everything happens in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared

.PHONY: demo test lint eval bench clean

$(BIN)/claimcheck: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable .
	@touch $@

$(VENV)/tested: pyproject.toml $(BIN)/claimcheck
	$(BIN)/pip install --quiet --requirement requirements-dev.txt
	@touch $@

demo: $(BIN)/claimcheck ## read the fixtures into a new database and look at what came out
	rm -f demo.db demo.db-wal demo.db-shm
	$(BIN)/claimcheck ingest fixtures/ --db demo.db
	$(BIN)/claimcheck list --unconfirmed --limit 20 --db demo.db
	$(BIN)/claimcheck export csv --db demo.db | head -n 5

test: $(VENV)/tested ## everything that must pass before a change is offered, but for lint
	$(BIN)/python -m pytest

lint: $(VENV)/tested ## style, types, and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: $(VENV)/tested ## measure extraction on the development data and hold it to the recorded floors
	SHARED=$(SHARED) $(BIN)/python -m pytest tests/evaluation -ra

bench: $(BIN)/claimcheck ## cold start of the commands people wait for
	$(BIN)/python -m benchmarks.cold_start

claims.db: $(BIN)/claimcheck ## build the shipped database from the fixtures again
	rm -f claims.db claims.db-wal claims.db-shm
	$(BIN)/claimcheck ingest fixtures/ --db claims.db

clean:
	rm -rf $(VENV) build dist demo.db*
