PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := demo
.PHONY: demo test lint golden check-catalogue clean

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable ".[test,dev]"
	touch $@

demo: $(VENV)/.ready
	$(BIN)/quizgen build decks/worklogs -o build

test: $(VENV)/.ready
	$(BIN)/python -m pytest

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

golden: $(VENV)/.ready
	$(BIN)/python -m pytest tests/test_golden.py --update

check-catalogue: $(VENV)/.ready
	$(BIN)/quizgen catalogue --check

clean:
	rm -rf build dist $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
