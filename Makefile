# The dashboard's tasks. They need Python 3.11 to 3.13 and make, and install everything else into .venv.

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
# Says that the port is in use before an address is printed at which something else answers.
FREE    = $(PY) -c 'import socket; one = socket.socket(); one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); one.bind(("", $(PORT)))' 2>/dev/null || \
	{ echo "make $@: port $(PORT) is in use; take another: PORT=$$(($(PORT) + 100)) make $@" >&2; exit 2; }
# Whoever waits at a terminal sees what is installed; a log has no use for it.
INSTALL = if test -t 1; then echo "Installing the libraries into .venv; this takes a few minutes, once."; else quiet=--quiet; fi; \
	$(PY) -m pip install $$quiet --disable-pip-version-check

AUDIT  := .venv/audit

.PHONY: help run replay serve upgrade test audit acceptance lint browser bench bench-short bundle soak clean

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "  PORT=8600 make run   on another port (now $(PORT))"

run: ## start the dashboard with the sample contest, as a demonstration
	@exec $(PYTHON) start.py --port $(PORT)

replay: .venv/.dev ## play the whole sample contest live in three minutes: [MINUTES=…] for another duration
	@exec $(PY) -m tests.replay --port $(PORT) --minutes $(MINUTES)

serve: .venv/.run ## start the dashboard with your contest, or a folder of contests: CONTEST_DIR=… CONTEST_ACCESS=… [CONTEST_DATA=…]
	@test -n "$$CONTEST_DIR" || { echo "make serve: name the contest folder: CONTEST_DIR=DIR make serve" >&2; exit 2; }
	@$(PY) -m contest check --mistakes "$$CONTEST_DIR" >&2 || ls "$$CONTEST_DIR"/*/contest.toml >/dev/null 2>&1 || { echo "make serve: no dashboard for this folder: mend the above, or draft a new folder with $(PY) -m contest init DIR --from EXPORT" >&2; exit 2; }
	@$(FREE)
	@$(PY) -m contest check "$$CONTEST_DIR" || echo "make serve: the above is still open in $$CONTEST_DIR" >&2
	@test "$$CONTEST_DEMO" = 1 || test -n "$$CONTEST_ACCESS" || echo "make serve: nobody can sign in, so the pages stay closed; CONTEST_ACCESS=FILE names the access file (docs/server.md), CONTEST_DEMO=1 opens the pages to whoever reaches the address" >&2
	@echo; echo "  The dashboard: $(ADDRESS)   (stop: Ctrl+C)"
	@echo "  Under another host name: declare it in the access file, see docs/server.md"; echo
	@CONTEST_PULL=$${CONTEST_PULL:-1} exec $(START)

upgrade: .venv/.run ## put this folder's version in force if it counts the same: CURRENT=… BACKUPS=… [CONFIRM=…]
	@test -n "$(CURRENT)" && test -n "$(BACKUPS)" || { echo "make upgrade: name the link to the version in force and the folder of the backups: make upgrade CURRENT=/srv/cuoc-thi/current BACKUPS=/srv/sao-luu" >&2; exit 2; }
	@$(PY) -m service upgrade --current "$(CURRENT)" --to "$(BACKUPS)" --confirm "$(CONFIRM)"

test: .venv/.dev ## run all checks and all tests but the longest and those in a browser
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@echo bandit; found=$$($(BIN)/bandit --quiet --configfile pyproject.toml --recursive . 2>&1) || { echo "$$found" >&2; exit 1; }
	$(PY) -m pytest -n 2 --dist worksteal

audit: .venv/.dev .venv/.audit ## ask the internet whether a library here has a known weakness
	@told=$$($(AUDIT)/bin/pip-audit --progress-spinner off --path .venv/lib/python*/site-packages 2>&1); ended=$$?; \
	case "$$ended $$told" in \
	0*|*"known vulnerabilit"*) echo "$$told"; exit $$ended ;; \
	*) echo "$$told" | tail -n 1 >&2; \
		echo "make audit: the service could not be asked (above), so nothing was examined" >&2; exit 2 ;; \
	esac

acceptance: .venv/.dev browser ## run the longer tests: what people do in a browser, more random contests
	$(PY) -m pytest -n 2 --dist worksteal tests/acceptance tests/e2e

bundle: .venv/.run ## write dist/cuoc-thi-offline.tar.gz, from which a machine without the internet installs
	@deploy/bundle.sh

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
	rm -rf var/sample .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +

# pip-audit stands apart, so that it brings nothing into the program's environment.
.venv/.audit:
	@test -x $(AUDIT)/bin/python || $(PYTHON) -m venv $(AUDIT)
	@$(AUDIT)/bin/python -m pip install --quiet --disable-pip-version-check pip-audit==2.10.1 || \
		{ echo "make audit: pip-audit cannot be installed, so nothing was examined; is the internet reachable?" >&2; exit 1; }
	@touch $@

# The environment. Each stamp is newer than its list of requirements, so a second start is instant.

.venv/.run: requirements.txt
	@$(PYTHON) start.py --install

.venv/.dev: requirements-dev.txt .venv/.run
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

# What tests/e2e and tests/acceptance drive: a browser, the proxy of one test, what opens the files,
# what runs the script of the form, and the letters in which an office lays out what names Times New Roman.
BROWSER := chromium fonts-liberation2 fonts-noto-core libreoffice-calc libreoffice-writer nginx-light nodejs

browser:
	@if command -v chromium >/dev/null && command -v localc >/dev/null && command -v lowriter >/dev/null && test -x /usr/sbin/nginx && command -v node >/dev/null && fc-match 'Times New Roman' | grep -q Liberation; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update && apt-get install -y --no-install-recommends $(BROWSER); \
	else \
		echo "make: Chromium, LibreOffice (Calc, Writer), nginx, Node or the Liberation fonts are missing; have them installed: apt-get install $(BROWSER)" >&2; \
		exit 2; \
	fi
