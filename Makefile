# Everything a person or a machine does here goes through these targets; `make help` lists them.
SHELL := /bin/sh
PY := .venv/bin/python
COMPILE := .venv/bin/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11

.PHONY: help env env-dev run demo test check bench lock lint types fast clean

help:            ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/:/' | column -t -s:

env: .venv/.run-ready          ## the environment that `make run` needs

env-dev: .venv/.dev-ready      ## and what tests and linters need

.venv/.base:
	@sh tools/bootstrap.sh

.venv/.run-ready: .venv/.base requirements/run.txt pyproject.toml
	@sh tools/install.sh run
	@touch $@

.venv/.dev-ready: .venv/.base requirements/dev.txt pyproject.toml
	@sh tools/install.sh dev
	@touch $@ .venv/.run-ready

run: env         ## samples from BOM to signed label, then the web application on http://127.0.0.1:8000
	@.venv/bin/footprint demo --out build/demo
	@.venv/bin/footprint serve

demo: env        ## the same without serving
	@.venv/bin/footprint demo --out build/demo

lint: env-dev
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .

types: env-dev
	@.venv/bin/mypy

fast: env-dev
	@.venv/bin/pytest -q -n 2 -m "not slow and not browser and not servers" tests/unit tests/analytic

check: lint types fast  ## lint, types and the fast tests of tests/unit and tests/analytic

test: env-dev    ## everything
	@sh tools/test_needs.sh
	@$(MAKE) --no-print-directory lint types
	@.venv/bin/pytest -q -n 2

bench: env-dev   ## benchmark tables against plain Brightway in the same run; writes build/bench.json
	@$(PY) -m tests.bench

lock: env-dev    ## renew the hashed lock files
	@$(COMPILE) requirements/run.in requirements/import.in -o requirements/run.txt
	@$(COMPILE) requirements/dev.in -o requirements/dev.txt

clean:
	rm -rf .venv build instance
