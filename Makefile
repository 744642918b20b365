PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := demo
ANKIS ?= 24.11 25.2.7 25.9.5 26.9.3
.PHONY: demo test lint golden check-catalogue anki-walk anki-matrix anki-pictures print-matrix clean

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable ".[test,dev]"
	touch $@

demo: $(VENV)/.ready
	$(BIN)/quizgen build decks/worklogs -o build

# Chromium and Node.js have to be there; npm fetches the two packages of tests/npm/package-lock.json once.
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

# Five terms of twenty weeks, drawn by lot, with the installed Anki; prints the table of docs/anki.md.
anki-walk: $(VENV)/.ready
	$(BIN)/python -m tests.anki_walk 5 20

# The same, and the tests of the packages, with each of the versions, in environments of their own.
anki-matrix:
	for version in $(ANKIS); do \
		room=build/anki-$$version; \
		test -e $$room/.ready || { $(PYTHON) -m venv $$room && \
			$$room/bin/pip install --quiet --editable . anki==$$version pytest && touch $$room/.ready; } || exit 1; \
		$$room/bin/python -m pytest tests/test_anki.py tests/test_anki_again.py tests/test_flat.py || exit 1; \
		$$room/bin/python -m tests.anki_walk 5 20 || exit 1; \
	done

# Every kind of card on the page of Anki's own program; pip fetches its style and script (aqt).
anki-pictures: $(VENV)/.ready
	$(BIN)/python -m tests.anki_pictures build/anki-pictures

# Sheets of 30 and 300 questions, A4 and Letter, plain and large, through WeasyPrint and Chromium.
print-matrix: $(VENV)/.ready
	$(BIN)/python -m tests.print_matrix build/print-matrix

clean:
	rm -rf build dist $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
