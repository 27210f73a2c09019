# The commands of the README and of CONTRIBUTING.md; `make help` lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# Spinning threads of numpy's OpenBLAS take the processors from the tests beside them.
export OPENBLAS_NUM_THREADS := 1

BIN := .venv/bin
PYTHON_CODE := generator tests benchmarks sample_models
DIGITS := sample_models/digits

stage = @printf '\n==> %s\n' "$(1)"

.PHONY: help demo test setup toolchains check-format lint types architecture pytest digits-table golden screenshots mutants core-ml-ops bench format lock clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: setup ## Make two projects from the digits sample model in build/demo
	@rm -rf build/demo
	@$(BIN)/mobilegen new $(DIGITS)/digits.keras --labels $(DIGITS)/labels.txt --name "Digit Reader" \
	  --application-id com.example.digits --normalize minus-one-to-one \
	  --samples $(DIGITS)/samples --output build/demo --no-input

test: setup toolchains check-format lint types architecture pytest ## Run every check: what CI runs

setup: ## Make .venv with everything that developing needs
	@scripts/setup.sh

toolchains: setup ## Fetch the compilers and checkers of generated code into one cache
	$(call stage,Toolchains)
	@$(BIN)/python -m tests.toolchains

check-format: setup
	$(call stage,Format)
	@$(BIN)/ruff format --check $(PYTHON_CODE)

lint: setup ## Lint the Python code
	$(call stage,Lint)
	@$(BIN)/ruff check $(PYTHON_CODE)

types: setup
	$(call stage,Types)
	@$(BIN)/mypy

architecture: setup
	$(call stage,Architecture)
	@$(BIN)/lint-imports --no-logo

pytest: setup
	$(call stage,Tests)
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --durations 20

digits-table: setup ## Measure every recipe on the held-back digits for the sample's README
	@$(BIN)/python $(DIGITS)/make_table.py

golden: setup ## Renew the committed projects under tests/golden
	@$(BIN)/python -m tests.golden

screenshots: setup toolchains ## Draw the Android app's screens and the report into docs/screenshots
	@$(BIN)/python -m tests.screenshots
	@$(BIN)/python -m tests.report

mutants: setup toolchains ## Break the generated code on purpose and see its tests fail
	@$(BIN)/python -m tests.mutants

core-ml-ops: setup ## Run all of coremltools' operator tests under our evaluator (hours)
	@$(BIN)/python -m tests.mil.suite

bench: setup toolchains ## Measure the ratios of docs/benchmarks.md
	@$(BIN)/python -m benchmarks

format: setup ## Format and fix the Python code
	@$(BIN)/ruff check --fix $(PYTHON_CODE)
	@$(BIN)/ruff format $(PYTHON_CODE)

lock: ## Renew requirements-dev.txt from pyproject.toml (needs uv)
	@uv pip compile --quiet --universal --python-version 3.10 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --group dev pyproject.toml --custom-compile-command "make lock" --output-file requirements-dev.txt

clean: ## Remove everything that was made in the checkout
	@rm -rf build dist .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	@find generator tests benchmarks sample_models -type d -name __pycache__ -prune -exec rm -rf {} +
