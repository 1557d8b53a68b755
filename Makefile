# Everything is run from here. Needed: Python 3.11 or later, make and a package index.

.DEFAULT_GOAL := help
.PHONY: help setup demo stop test cases bench lint

VENV := .venv
RUN := $(VENV)/bin/python
SET_UP := $(VENV)/set-up

# The first of these that is new enough; PYTHON=... names another.
PYTHON ?= $(shell for python in python3 python3.15 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)

export PORT ?= 8000
export DATA_DIR ?= .data

help: ## show this
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(SET_UP) ## make .venv and install the pinned, hashed dependencies

$(SET_UP): requirements.lock
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later was not found; PYTHON=... names it" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(RUN) -m compileall -q parsing reports_site # the first start is as quick as every other
	@touch $@

demo: setup ## run the site with example data and two accounts (PORT, HOST, DATA_DIR); Ctrl-C ends it
	@$(RUN) manage.py demo

stop: setup ## stop the embedded PostgreSQL where something left it running (DATA_DIR)
	@$(RUN) -m reports_site.postgres.stop

test: setup ## run every test
	$(RUN) -m pytest -n 2 --dist loadgroup

cases: export CASES ?= 50
cases: setup ## try the reader's properties with CASES (50) times as many cases, others each time
	$(RUN) -m pytest -n 2 --dist loadgroup tests/reading

bench: setup ## run the benchmarks: one line a figure
	@for bench in $$(find tests -name bench.py | sort); do $(RUN) $$bench || exit 1; done

lint: setup ## check style, types, the direction of imports and the settings for production
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	SECRET_KEY=$$($(RUN) -c 'import secrets; print(secrets.token_urlsafe(50))') \
		ALLOWED_HOSTS=reports.example DEBUG=0 HTTPS=1 $(RUN) manage.py check --deploy --fail-level WARNING
