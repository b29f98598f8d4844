# Argmap: `make serve` reads the debates in a browser, `make test` runs the tests, `make help` says the rest.

HOST ?= 127.0.0.1
PORT ?= 8000
JOBS ?= 2
VENV ?= .venv
TESTS ?=
RUN := $(VENV)/bin/python -m

.PHONY: help serve test lint types sure wheel bench pictures

help: ## Say what can be made
	@sed -n 's/^\([a-z]*\):[^#]*## /\1#/p' Makefile | awk -F'#' '{ printf "  make %-10s %s\n", $$1, $$2 }'

serve: $(VENV)/.runs ## Serve the debates at http://127.0.0.1:8000 (PORT=8123 for another port)
	@$(RUN) argmap serve --host $(HOST) --port $(PORT)

test: $(VENV)/.develops ## Run the tests (TESTS=tests/model for some of them)
	@$(RUN) pytest -n $(JOBS) --dist worksteal $(TESTS)

lint: $(VENV)/.develops ## Look for faults of style
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .

types: $(VENV)/.develops ## Check the types
	@$(RUN) mypy

wheel: $(VENV)/.develops ## Build the wheel from the source archive and try it in a clean environment
	@sh .ci/wheel $(VENV)

sure: lint types wheel test ## Everything that a change must pass

bench: $(VENV)/.develops ## Measure, and write benchmarks/results.md
	@$(RUN) benchmarks

pictures: $(VENV)/.develops ## Take the pictures of the README anew (needs Chromium)
	@$(VENV)/bin/python docs/pictures/take.py

$(VENV)/.runs: pyproject.toml
	@sh .ci/environment $(VENV)

$(VENV)/.develops: $(VENV)/.runs
	@echo "Installing what the tests need ..." >&2
	@$(RUN) pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@$(RUN) pip install --quiet --disable-pip-version-check --group dev
	@touch $@
