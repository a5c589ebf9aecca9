# make demo    read the example articles and write report.html
# make test    everything that must pass: lint, types, tests
# make docs    write the generated reference pages anew
# make clean   away with everything that was made here

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test lint types unit docs browser clean

demo: .venv/installed
	@rm -f standoff.desk standoff.desk-*
	@$(BIN)/hearsay read examples/standoff/articles --dates examples/standoff/meta.jsonl --into standoff.desk
	@$(BIN)/hearsay summary standoff.desk
	@$(BIN)/hearsay report standoff.desk -o report.html
	@echo
	@echo "Open report.html in a browser. Then ask the desk something:"
	@echo "  $(BIN)/hearsay ask troops border --desk standoff.desk"

test: lint types unit

lint: .venv/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/developing
	$(BIN)/mypy

unit: .venv/developing browser
	$(BIN)/pytest

docs: .venv/installed
	$(BIN)/python docs/generate.py

# Some tests drive a real browser. Debian's is installed where that is allowed; else those tests are skipped.
browser:
	@command -v chromium >/dev/null \
	|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
	|| echo "There is no chromium here and it cannot be installed: the browser tests are skipped."

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	|| { echo "hearsay needs Python 3.11 or newer; say where it is: make PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Making .venv ..."
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/python pyproject.toml constraints.txt
	@echo "Installing hearsay and what it needs (a minute or two) ..."
	@$(PIP) install -c constraints.txt -e .
	@touch $@

.venv/developing: .venv/installed
	@echo "Installing the tools for developing ..."
	@$(PIP) install -c constraints.txt --upgrade pip
	@$(PIP) install -c constraints.txt -e . --group dev
	@touch $@

clean:
	rm -rf .venv build dist report.html standoff.desk standoff.desk-* .pytest_cache .mypy_cache .ruff_cache .hypothesis
