# Dateline. `make` says what there is to make; each target installs what it lacks.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run demo build test check bench docs traits fuzz fuzz-code sanitize torture format lint contract clean

# Arguments for `dateline serve`, a filter for `swift test`, a file for the counts of the tests:
# make run ARGS="--port 9000", make test FILTER=Slug
ARGS ?=
FILTER ?=
SUMMARY ?=

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## Build the release binary and serve articles from ./dateline.db on 127.0.0.1:8080
	@exec .build/release/dateline serve $(ARGS)

demo: build ## Serve the sample articles of Examples/Demo from a fresh SQLite file
	@exec Scripts/demo $(ARGS)

build: ## The release binary, .build/release/dateline
	@Scripts/setup build
	@Scripts/build -c release --product dateline --static-swift-stdlib

test: ## Every test, on every backend, against a throw-away PostgreSQL
	@Scripts/test $(if $(SUMMARY),--summary '$(SUMMARY)') $(if $(FILTER),--filter '$(FILTER)')

check: ## What CI runs: lint, contract, tests, third-party examples, short benchmark
	@.ci/run

bench: ## Requests a second, beside the peers that are installed; writes JSON (see Benchmarks/)
	@Benchmarks/run

docs: ## The documentation of the libraries, built with DocC; a warning is an error
	@Scripts/setup build
	@Scripts/docs

traits: ## Build with one backend at a time, and see that the other one's library is not linked (minutes)
	@Scripts/setup build
	@Scripts/check-traits

fuzz: ## schemathesis on a running service, by the contract (installs schemathesis with pip unless it is on the PATH)
	@Scripts/setup build
	@Scripts/fuzz

fuzz-code: ## libFuzzer on the code that reads what strangers send: make fuzz-code ARGS="json 60" (default: all, a minute each)
	@Scripts/setup build
	@Scripts/fuzz-code $(ARGS)

sanitize: ## Tests under ThreadSanitizer and AddressSanitizer: make sanitize ARGS=thread (half an hour each)
	@Scripts/setup test
	@for each in $(or $(ARGS),thread address); do Scripts/sanitize $$each || exit 1; done

torture: build ## Kills, failover and a lagging replica under load, each row with its figure: make torture ARGS=failover (minutes)
	@Scripts/setup test
	@Scripts/torture $(ARGS)

format: ## Format every Swift file in place
	@Scripts/swift-files | xargs -0 swift format format --in-place --parallel

lint: ## Lint every Swift file and script, strictly
	@Scripts/lint

contract: ## Check openapi.yaml, the clients that generators make of it, /mcp, and docker-compose.yml (minutes)
	@Scripts/setup check clients
	@Scripts/check-openapi
	@Scripts/check-compose
	@Scripts/check-clients
	@Scripts/check-mcp

clean: ## Delete what was built
	@rm -rf .build .build-traits .build-tests .build-fuzz .build-thread .build-address Examples/*/.build Benchmarks/.build
