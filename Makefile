# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2

# Needs Python 3.11 or newer, make and a package registry; the rest is fetched into .tools and .venv.

PORT ?= 8000
SERVE ?= yes

UV_VERSION := 0.13.9
UV := .tools/bin/uv
UV_STAMP := .tools/.uv-$(UV_VERSION)
LOCKED := pyproject.toml uv.lock
BIN := .venv/bin
# Compiled once, so that each command starts at once. The Python that made .tools also makes .venv, so that uv never fetches one.
SYNC := $(UV) sync --compile-bytecode --locked --no-python-downloads --python .tools/bin/python

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo env test bench clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/.synced-run ## Load the public data, show the overview, serve the page (PORT=8000, SERVE=no)
	$(BIN)/kamerbreed demo
ifneq ($(SERVE),no)
	$(BIN)/kamerbreed serve --port $(PORT)
endif

env: .venv/.synced-test ## Install everything that running and testing needs

test: .venv/.synced-test ## Lint, types, architecture, licences and tests
	@echo "== ruff check"
	@$(BIN)/ruff check --extend-exclude .tools .
	@echo "== ruff format --check"
	@$(BIN)/ruff format --check --extend-exclude .tools .
	@echo "== mypy"
	@$(BIN)/mypy
	@echo "== lint-imports"
	@$(BIN)/lint-imports
	@echo "== reuse lint"
	@if [ -e .git ]; then $(BIN)/reuse lint --quiet || { $(BIN)/reuse lint --lines; exit 1; }; \
	else echo "skipped: without .git reuse cannot tell our files from installed ones"; fi
	@echo "== pytest"
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/pytest

bench: .venv/.synced-test ## Measure speed on a synthetic system
	$(BIN)/python bench/run.py

clean: ## Remove what can be made again; your data in var/ stays
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
	find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# --inexact: the test tools stay if they are there.
.venv/.synced-run: $(UV_STAMP) $(LOCKED)
	$(SYNC) --inexact --no-dev
	@touch $@

.venv/.synced-test: $(UV_STAMP) $(LOCKED)
	$(SYNC)
	@touch .venv/.synced-run $@

$(UV_STAMP):
	@rm -rf .tools
	@for python in python3 python3.13 python3.12 python3.11; do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "$$python -m venv .tools"; \
	    "$$python" -m venv .tools && exit 0; \
	    echo "error: $$python cannot make a virtual environment; install its venv module" \
	      "(Debian: apt-get install python3-venv)" >&2; \
	    exit 1; \
	  fi; \
	done; \
	echo "error: Kamerbreed needs Python 3.11 or newer; none found as" \
	  "python3, python3.13, python3.12 or python3.11" >&2; \
	exit 1
	.tools/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@touch $@
