# `make help` lists what can be asked. Nothing here needs root, an installed uv or Node.

PLACE ?= example-place
SEED ?= 1
WORKERS ?= 2
PORT ?= 8000

SITE_TESTS := tests/audit tests/commitments tests/jobs tests/organisations tests/uploads tests/frameworks tests/spend tests/web tests/ui tests/stories
EVERY_PAGE := $(addprefix tests/ui/, test_everyone_can_use_every_page.py test_every_page_is_valid_and_light.py test_every_page_says_where_it_is.py test_every_text_can_be_translated.py)
WHICH ?= not long and not browser

BIN := .venv/bin
READY := .venv/.ready

unexport PYTHONDONTWRITEBYTECODE  # without byte code every command that a test runs would compile every module anew
.DEFAULT_GOAL := help
.PHONY: help messages run test test-apart test-postgres test-walls check check-all lint fix docs bench bench-resolve bench-site bench-spend bench-frameworks bench-commitments clean

help: ## List what can be asked
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(READY) ## Make the example place: its payment files, and its site with what became of the money (Ctrl-C stops it)
	$(BIN)/weft spend example --out $(PLACE) --seed $(SEED) --data $(PLACE)/weft
	WEFT_DATA=$(PLACE)/weft $(BIN)/weft serve --demo --port $(PORT)

test: $(READY) ## Run the tests (under ten minutes)
	$(BIN)/pytest -n $(WORKERS) --dist worksteal -m "not long and not apart"

check: lint test ## Everything before a change is shared: layout, lint, types, stairs, pages, tests

check-all: lint ## The same, with the long tests, and the site's tests once more on PostgreSQL
	$(BIN)/pytest -n $(WORKERS)
	$(MAKE) test-postgres WHICH=

test-apart: $(READY) ## What takes its time (tests/apart.txt): stories in the browser, backups, commands, real files
	$(BIN)/pytest -n $(WORKERS) --dist worksteal -m "apart and not long" $(addprefix --ignore=,$(EVERY_PAGE))

test-walls: $(READY) ## Try every page as everyone: who may see and do what, no secret astray, axe and valid HTML
	$(BIN)/pytest -n $(WORKERS) --dist worksteal tests/walls $(EVERY_PAGE)

test-postgres: $(READY) ## The tests of the site on PostgreSQL, in a server of their own
	$(BIN)/python -m tests.postgres $(BIN)/pytest -n $(WORKERS) --dist worksteal -m "$(WHICH)" $(SITE_TESTS)
	$(BIN)/python -m tests.postgres $(BIN)/pytest -n $(WORKERS) --dist worksteal tests/walls

lint: $(READY) ## Check without the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python scripts/write_docs.py --check

fix: $(READY) ## Put the layout right, and what the linter can mend, and write the pages again
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python scripts/write_docs.py

docs: $(READY) ## Write the pages that are made from the code and the tests
	$(BIN)/python scripts/write_docs.py

bench-resolve: $(READY) ## Measure how names are resolved against Splink (docs/benchmarks.md)
	$(BIN)/python bench/resolve.py

bench-site: $(READY) ## Measure pages of the site on PostgreSQL beside plain Django (docs/benchmarks.md)
	$(BIN)/python -m bench.site --write docs/benchmarks.md

bench-spend: $(READY) ## Measure the pages of large runs for people who click, on PostgreSQL (docs/benchmarks.md)
	$(BIN)/python -m bench.spend --write docs/benchmarks.md

bench-frameworks: $(READY) ## Measure the pages of a large framework for people who click, on PostgreSQL (docs/benchmarks.md)
	$(BIN)/python -m bench.frameworks --write docs/benchmarks.md

bench-commitments: $(READY) ## Measure the pages of a million benefits for people who click, on PostgreSQL (docs/benchmarks.md)
	$(BIN)/python -m bench.commitments --write docs/benchmarks.md
	$(BIN)/python -m bench.commitments_import --write docs/benchmarks.md

messages: $(READY) ## Collect every message of the site for those who translate (messages.pot)
	$(BIN)/python scripts/messages.py messages.pot

bench: $(READY) ## Measure speed and memory against their peers (docs/benchmarks.md)
	$(BIN)/python bench/run.py

clean: ## Remove what make has made: the example place, the environment, the caches
	rm -rf $(PLACE) .venv .tools node_modules src/weft/ui/static/dress .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

$(READY): pyproject.toml uv.lock package-lock.json scripts/set-up scripts/dress scripts/dress.py
	@sh scripts/set-up
	@sh scripts/dress
	@touch $@
