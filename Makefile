PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := demo
ANKIS ?= 24.11 25.2.7 25.9.5 26.9.3
# How long `make fuzz` draws, and how many builds `make kill-walk` kills.
MINUTES ?= 30
KILLS ?= 300
PYTHONS ?= 3.11 3.12 3.13
.PHONY: bench demo test lint golden pages check-catalogue anki-walk anki-matrix anki-pictures print-matrix kill-quiz quiz-speed fuzz \
	kill-walk wheel-test test-lowest test-pythons clean

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

# docs/rules.md and docs/kinds.md, from the docstrings.
pages: $(VENV)/.ready
	$(BIN)/python -m pytest tests/test_pages.py -k docstrings --update

check-catalogue: $(VENV)/.ready
	$(BIN)/quizgen catalogue --check

# 200 quizzes, killed at moments drawn by lot: is every answer that was acknowledged in the history?
kill-quiz: $(VENV)/.ready
	$(BIN)/python -m tests.quiz_kills 200 1

# Start to first question, and the statistics, against the start of Python with its two libraries for terminals.
quiz-speed: $(VENV)/.ready
	$(BIN)/python -m tests.quiz_speed 10

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

# Notes drawn by lot; stops at the first whose deck breaks a promise. Put what it finds into tests/hostile/fuzz.py.
fuzz: $(VENV)/.ready
	nice -n 10 $(BIN)/python -m tests.hostile.fuzz $(MINUTES)

# Builds killed at random moments: each file is the old one or the new one, whole.
kill-walk: $(VENV)/.ready
	$(BIN)/python -m tests.hostile.kill_walk $(KILLS)

# Wheel and sdist, installed without the checkout, make the same deck byte for byte.
wheel-test: $(VENV)/.ready
	$(BIN)/python -m tests.wheel

# The tests with the oldest versions that pyproject.toml allows, and with each Python that it allows.
test-lowest:
	test -e build/lowest/.ready || { $(PYTHON) -m venv build/lowest && $(PYTHON) -m tests.lowest >build/lowest.txt && \
		build/lowest/bin/pip install --quiet --editable ".[test]" --constraint build/lowest.txt && touch build/lowest/.ready; }
	build/lowest/bin/python -m pytest

test-pythons:
	for version in $(PYTHONS); do \
		room=build/python-$$version; \
		test -e $$room/.ready || { python$$version -m venv $$room && \
			$$room/bin/pip install --quiet --editable ".[test]" && touch $$room/.ready; } || exit 1; \
		$$room/bin/python -m pytest || exit 1; \
	done

# Every kind of card on the page of Anki's own program; pip fetches its style and script (aqt).
anki-pictures: $(VENV)/.ready
	$(BIN)/python -m tests.anki_pictures build/anki-pictures

# Sheets of 30 and 300 questions, A4 and Letter, plain and large, through WeasyPrint and Chromium.
print-matrix: $(VENV)/.ready
	$(BIN)/python -m tests.print_matrix build/print-matrix

# Ratios of CPU time, measured in one run; prints the table of docs/speed.md.
bench: $(VENV)/.ready
	$(BIN)/python -m tests.bench

clean:
	rm -rf build dist $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
