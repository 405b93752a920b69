# 和解台. `make help` lists what this file can do.

PORT ?= 5000
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-installed
DEVELOPMENT := $(VENV)/.development-installed
# A worker waits for browsers, servers and papers for a third of its time.
WORKERS ?= 3
ROUNDS ?= 40
REQUESTS ?= 10000
PROOFS ?=
PAGES ?=

# Compiled once, not by each of the many processes that the tests start.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help env run test test-sqlite test-postgresql test-trust test-tools lint format bench screenshots paper-pictures

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

env: $(RUNTIME) ## Make the environment .venv with the pinned requirements

run: env ## Migrate, load demonstration data once, serve at http://127.0.0.1:5000 (PORT=… changes it)
	@$(BIN)/flask --app wsgi db upgrade
	@$(BIN)/flask --app wsgi seed-demo
	@$(BIN)/flask --app wsgi demo-accounts
	@echo "Serving at http://127.0.0.1:$(PORT) (stop with Ctrl+C)"
	@exec $(BIN)/flask --app wsgi serve --port $(PORT)

test: lint test-tools test-sqlite test-postgresql ## Check style, then run the tests and a round of each proof on SQLite and PostgreSQL

test-sqlite: $(DEVELOPMENT) ## Run all tests but the longest proofs on SQLite
	$(BIN)/pytest -n $(WORKERS) --dist worksteal

test-postgresql: $(DEVELOPMENT) ## Run what PostgreSQL could answer otherwise (TEST_DATABASE_URL, or a server of their own; PAGES=--every-page: all pages)
	$(BIN)/pytest -n $(WORKERS) --dist worksteal --database postgresql $(PAGES)

test-trust: $(DEVELOPMENT) test-tools ## Crash, race, fuzz and attack it on both databases (ROUNDS=200 REQUESTS=10000: how often; PROOFS=tests/trust/test_kill.py: which)
	TRUST_ROUNDS=$(ROUNDS) TRUST_REQUESTS=$(REQUESTS) $(BIN)/pytest -m "trust or proof" -o faulthandler_timeout=0 -n $(WORKERS) --dist worksteal $(PROOFS)
	TRUST_ROUNDS=$(ROUNDS) TRUST_REQUESTS=$(REQUESTS) $(BIN)/pytest -m "trust or proof" -o faulthandler_timeout=0 -n $(WORKERS) --dist worksteal $(PROOFS) --database postgresql --every-page

test-tools:
	@tools/debian-packages chromium postgresql poppler-utils fonts-hanazono fonts-babelstone-han libnss3-tools softhsm2 strace

lint: $(DEVELOPMENT) ## Check style, types and the direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEVELOPMENT) ## Mend what can be mended by machine
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(DEVELOPMENT) ## Measure what README and docs claim about speed
	$(BIN)/python -m benchmarks

screenshots: $(DEVELOPMENT) ## Take the pictures of the README anew
	@tools/debian-packages chromium poppler-utils fonts-noto-cjk
	$(BIN)/python -m tools.screenshots

paper-pictures: $(DEVELOPMENT) ## Draw the papers of docs/papers-gallery.md anew
	$(BIN)/python -m tools.paper_pictures

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || PYTHON=$(PYTHON) tools/debian-packages --needed python3-venv
	@$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.txt | $(BIN)/python
	@echo "Installing the pinned requirements …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(DEVELOPMENT): requirements-dev.txt $(RUNTIME)
	@echo "Installing what the tests need …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
