# Two commands do everything: `make run` and `make test`. `make help` lists the others.
SHELL := /bin/bash
PREFIX ?= /usr/local
SHARE := $(PREFIX)/share/lit-music-mashup
PYTHON ?= python3
ARGS ?=

# So many tests run at once. All at once, which is the default, keeps those that wait for a socket or a program waiting
# for those that compute.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH ?= 8

.DEFAULT_GOAL := help
.PHONY: help setup run build test install format lint coverage bench grid score index check-data verify clean

# Sources of Swift that the formatter looks after.
SWIFT_DIRS := Package.swift Sources Tests Benchmarks

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install the C libraries that are missing (asks for sudo only where needed)
	@Scripts/setup.sh

run: build ## Build what is needed and start the chat (ARGS="--session last" is passed on)
	@"$$(Scripts/release-path.sh)/mashup" $(ARGS)

build: setup ## Build the release program with the Swift runtime inside
	@Scripts/build-release.sh

test: setup ## Run every test
	swift test $(SWIFT_TEST_FLAGS)

install: build ## Install into PREFIX (default /usr/local): program, catalogue, prompts
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(SHARE)"
	install -m 755 "$$(Scripts/release-path.sh)/mashup" "$(DESTDIR)$(PREFIX)/bin/mashup"
	rm -rf "$(DESTDIR)$(SHARE)/data" "$(DESTDIR)$(SHARE)/prompts"
	cp -R data prompts LICENSE "$(DESTDIR)$(SHARE)/"
	chmod -R u+rwX,go+rX "$(DESTDIR)$(SHARE)"

format: ## Lay out the Swift sources
	swift format --in-place --parallel --recursive $(SWIFT_DIRS)

lint: ## Check layout and style without changing anything
	swift format lint --strict --parallel --recursive $(SWIFT_DIRS)

coverage: setup ## Run the tests and print the share of lines in Sources/ they reach
	@Scripts/coverage.sh

bench: build ## Measure the program side by side with known ones, as ratios
	@Scripts/build-release.sh http-bench
	@Scripts/build-release.sh generation-grid
	@$(PYTHON) Benchmarks/bench.py "$$(Scripts/release-path.sh)/mashup" $(ARGS)

grid: setup ## Generate SEEDS (3) pieces of every pair of composable genres at 3 levels and check each
	@Scripts/build-release.sh generation-grid
	@"$$(Scripts/release-path.sh)/generation-grid" $(SEEDS)

score: build ## Score what the built program understands of teachers' messages
	@for file in dev open voices unseen unseen2; do echo "slots.$$file.jsonl"; \
		$(PYTHON) Scripts/score_slots.py "$$(Scripts/release-path.sh)/mashup" Tests/Evaluation/slots.$$file.jsonl | tail -2; done

index: setup ## Make data/genres/index.json anew from the records
	swift run index-genres

check-data: ## Check the genre catalogue and its patterns (needs Python; installs its checkers into .venv)
	@test -x .venv/bin/python || { $(PYTHON) -m venv .venv && .venv/bin/pip install --quiet -r Scripts/requirements.txt; }
	.venv/bin/python Scripts/check_genres.py
	.venv/bin/python Scripts/check_patterns.py

verify: setup ## Export a sample of mashups and check every format with other programs (N=24)
	@test -x .venv/bin/python || $(PYTHON) -m venv .venv
	@.venv/bin/pip install --quiet -r Scripts/requirements.txt
	@Scripts/build-release.sh export-samples
	@rm -rf .build/export-samples && "$$(Scripts/release-path.sh)/export-samples" .build/export-samples $(or $(N),24)
	.venv/bin/python Scripts/verify_exports.py .build/export-samples

clean: ## Remove what was built
	rm -rf .build .venv
