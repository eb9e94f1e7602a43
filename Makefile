# The dashboard's tasks. They need Python 3.11 or newer and make, and install everything else into .venv.

.DEFAULT_GOAL := help
SHELL := /bin/sh
.DELETE_ON_ERROR:

PYTHON ?= python3
PORT   ?= 8501
EXAMPLES ?= 20000
MINUTES  ?= 3
SHARE    ?= 1

BIN    := .venv/bin
PY     := $(BIN)/python
ADDRESS := http://127.0.0.1:$(PORT)
START  := $(PY) -m streamlit run dashboard.py --server.port $(PORT)

SAMPLE_CONTEST := contests/hai-duong-2024
SAMPLE_LEDGER  := var/hai-duong-cchc-2024
SAMPLE_FILES   := var/sample
SAMPLE_LOADED  := $(SAMPLE_LEDGER)/.sample-loaded

.PHONY: help run replay serve test acceptance lint browser bench bench-short soak clean

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "  PORT=8600 make run   on another port (now $(PORT))"

run: .venv/.run $(SAMPLE_LOADED) ## start the dashboard with the sample contest, as a demonstration
	@echo; echo "  The dashboard: $(ADDRESS)   (stop: Ctrl+C)"; echo
	@CONTEST_DIR=$(SAMPLE_CONTEST) CONTEST_DATA=$(SAMPLE_LEDGER) CONTEST_DEMO=1 exec $(START)

replay: .venv/.dev ## play the whole sample contest live in three minutes: [MINUTES=…] for another duration
	@exec $(PY) -m tests.replay --port $(PORT) --minutes $(MINUTES)

serve: .venv/.run ## start the dashboard with your contest: CONTEST_DIR=… [CONTEST_DATA=…]
	@test -n "$$CONTEST_DIR" || { echo "make serve: name the contest folder: CONTEST_DIR=DIR make serve" >&2; exit 2; }
	@$(PY) -m contest check "$$CONTEST_DIR" || echo "make serve: the above is still open in $$CONTEST_DIR" >&2
	@test "$$CONTEST_DEMO" = 1 || echo "make serve: there is no sign-in yet, so the pages stay closed; CONTEST_DEMO=1 opens them to whoever reaches the address" >&2
	@echo; echo "  The dashboard: $(ADDRESS)   (stop: Ctrl+C)"
	@echo "  Behind a proxy with another host name: set STREAMLIT_SERVER_ALLOWED_HOSTS, see docs/server.md"; echo
	@CONTEST_PULL=$${CONTEST_PULL:-1} exec $(START)

test: .venv/.dev browser ## run all checks and all tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PY) -m pytest -n 2 --dist worksteal

acceptance: .venv/.dev browser ## run the longer tests: every page in every face, more random contests
	$(PY) -m pytest -n 2 --dist worksteal tests/acceptance

lint: .venv/.dev ## format the code, fix what the tools can fix, and check
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/.dev ## measure the usual tasks: [AGAINST=DIR] also measures another checkout
	$(PY) -m tests.bench $(if $(AGAINST),--against $(AGAINST))

bench-short: .venv/.dev ## measure in three minutes, for docs/bench.md: [AGAINST=DIR]
	$(PY) -m tests.bench --short $(if $(AGAINST),--against $(AGAINST))

soak: .venv/.dev ## test file readers and polls with hours of random faults: [EXAMPLES=…] [SHARE=…] [SEED=…] [ONLY=…]
	$(PY) -m tests.soak --examples $(EXAMPLES) --share $(SHARE) $(if $(ONLY),--only $(ONLY)) $(if $(SEED),--seed $(SEED))

clean: ## remove caches and the sample's files; ledgers and .venv stay
	rm -rf $(SAMPLE_FILES) .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +

# The environment. Each stamp is newer than its list of requirements, so a second start is instant.

.venv/.run: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "make: $(PYTHON) is older than 3.11; name another: make PYTHON=python3.11 …" >&2; exit 2; }
	@test -x $(PY) || $(PYTHON) -m venv .venv
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.run
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# The browser that tests/e2e and tests/acceptance drive.
browser:
	@if command -v chromium >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-core; \
	else \
		echo "make: Chromium is missing; have it installed: apt-get install chromium fonts-noto-core" >&2; \
		exit 2; \
	fi

# The sample: make generates and loads it once.

$(SAMPLE_FILES)/snapshot-2.csv: | .venv/.run
	$(PY) -m sample --contest $(SAMPLE_CONTEST) --out $(SAMPLE_FILES)

$(SAMPLE_LOADED): | .venv/.run
	@$(MAKE) --no-print-directory $(SAMPLE_FILES)/snapshot-2.csv
	$(PY) -m ingest import $(SAMPLE_FILES)/snapshot-1.csv --contest $(SAMPLE_CONTEST) --data $(SAMPLE_LEDGER)
	$(PY) -m ingest import $(SAMPLE_FILES)/snapshot-2.csv --complete --contest $(SAMPLE_CONTEST) --data $(SAMPLE_LEDGER)
	@touch $@
