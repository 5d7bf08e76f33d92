# `make` alone lists what there is to make.
.DEFAULT_GOAL := help
SHELL := /bin/sh

include tools/tools.mk

# staticcheck is run at this version; it is no dependency of the module.
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: help
help:
	@echo "Floorside: make ..."
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' Makefile

.PHONY: run
run: has-go ## talk to it: the local smart speaker (make run ARGS="-fast -explain")
	@go run ./cmd/floorside speak $(ARGS)

.PHONY: hear
hear: has-go ## how well it hears danger in labelled sentences (make hear FILE=rows.tsv ARGS="-misses 20")
	@test -n "$(FILE)" || { echo "hear: name the labelled sentences: make hear FILE=rows.tsv ('go run ./cmd/floorside hear -h' says what stands in them)" >&2; exit 1; }
	@go run ./cmd/floorside hear $(ARGS) "$(FILE)"

.PHONY: test
test: has-go tools ## every test (needs Node 20 or newer, for the tools)
	go test ./...

.PHONY: test-fast
test-fast: has-go tools ## the same without those that take long
	go test -short ./...

.PHONY: race
race: has-go tools ## the fast tests with the race detector (needs a C compiler)
	@set -- $$(go env CC); command -v "$$1" >/dev/null || { echo "race: the race detector needs a C compiler, and there is no '$$1' on the PATH. Install gcc or clang." >&2; exit 1; }
	CGO_ENABLED=1 go test -race -short ./...

.PHONY: bench
bench: has-go tools ## the benchmarks of docs/performance.md
	go test -run '^$$' -bench . -benchmem ./...

.PHONY: check
check: format vet static words fresh ## everything short of the tests: format, vet, staticcheck, content, fresh model

.PHONY: format
format: has-go ## name the files that gofmt would change
	@files=$$(find . -name '*.go' -not -path '*/node_modules/*' -not -path './.aws-sam/*' -not -path './$(VENV)/*' -exec "$$(go env GOROOT)/bin/gofmt" -l {} +) || exit 1; \
	test -z "$$files" || { echo "not formatted, run gofmt -w on:" >&2; echo "$$files" >&2; exit 1; }

.PHONY: vet
vet: has-go ## go vet
	go vet ./...

.PHONY: static
static: has-go ## staticcheck
	go run $(STATICCHECK) ./...

.PHONY: words
words: has-go ## check content/: every problem, with its place
	@go run ./cmd/floorside check

.PHONY: fresh
fresh: fresh-model fresh-review ## is what is made from content/ what content/ says?

.PHONY: fresh-model
fresh-model: has-go
	@go run ./cmd/floorside model -check

.PHONY: fresh-review
fresh-review: has-go
	@go run ./cmd/floorside review -check

.PHONY: model
model: has-go ## write what is made from content/: the interaction model, content/built
	@go run ./cmd/floorside model

.PHONY: icons
icons: tools ## draw the skill's icons from infra/icon/icon.svg
	@node tools/icons.mjs

.PHONY: review
review: has-go ## write docs/review, the book that a clinician signs from
	@go run ./cmd/floorside review

# Ours, or the sentences you name; with ARGS=-virtual through virtual-alexa too, with ARGS=-show what is lost.
.PHONY: catch
catch: FILE ?= internal/hearing/testdata/danger.tsv internal/hearing/testdata/buried.tsv internal/hearing/testdata/hard.tsv
catch: has-go ## how much of what people say reaches hearing (make catch FILE=sentences.tsv)
	@go run ./cmd/floorside catch $(ARGS) $(FILE)

# The recipes that `sam build` runs for the functions of template.yaml. Without the commit in it the same code is the
# same binary, and deploys nothing.
LAMBDA_ARCH := arm64
LAMBDA_BUILD = CGO_ENABLED=0 GOOS=linux GOARCH=$(LAMBDA_ARCH) go build -trimpath -buildvcs=false -tags lambda.norpc -ldflags '-s -w' -o $(ARTIFACTS_DIR)/bootstrap

.PHONY: build-SkillFunction
build-SkillFunction:
	$(LAMBDA_BUILD) ./functions/skill

.PHONY: build-EventsFunction
build-EventsFunction:
	$(LAMBDA_BUILD) ./functions/events

.PHONY: zip
zip: has-go ## both Lambdas as build/*-arm64.zip, for who deploys without SAM
	@$(MAKE) --no-print-directory build-SkillFunction ARTIFACTS_DIR=build/skill
	@$(MAKE) --no-print-directory build-EventsFunction ARTIFACTS_DIR=build/events
	@for name in skill events; do \
		go run github.com/aws/aws-lambda-go/cmd/build-lambda-zip -o build/$$name-arm64.zip build/$$name/bootstrap || exit 1; \
		wc -c < build/$$name-arm64.zip | awk -v name=$$name '{ printf "build/%s-arm64.zip: %.2f MB\n", name, $$1 / 1e6 }'; \
	done

# Alexa's three regions: an account's Lambdas stand in the nearest.
.PHONY: validate
validate: has-go tools venv ## hold template.yaml and the built Lambdas against Amazon's judges (needs Python 3.10 too)
	$(VENV)/bin/cfn-lint --regions us-east-1 eu-west-1 us-west-2 -- template.yaml
	node tools/cfn.mjs template.yaml
	$(SAM) validate --lint --template template.yaml
	JUDGES=all go test -count=1 ./infra
	JUDGES=all go test -count=1 -run Emulator ./functions/skill

STAGE := dev

# What is missing it names itself, with how to get it.
.PHONY: deploy
deploy: has-go ## put the skill up, or bring it up to date (make deploy STAGE=prod ARGS="-dry-run"; ARGS=-h says more)
	@go run ./cmd/floorside deploy -stage $(STAGE) $(ARGS)

.PHONY: undeploy
undeploy: has-go ## take it down again, after asking (make undeploy STAGE=dev)
	@go run ./cmd/floorside undeploy -stage $(STAGE) $(ARGS)

virtual-alexa: ## install virtual-alexa, a large tool that only `make catch ARGS=-virtual` needs

tools: ## install the pinned judges of the tests into tools/ (make test does it)

# `go list -m` reads go.mod: a Go that is too old, and may not fetch a newer one, says so there.
.PHONY: has-go
has-go:
	@command -v go >/dev/null || { echo "No 'go' on the PATH. Floorside needs Go 1.26 or newer: https://go.dev/dl" >&2; exit 1; }
	@go list -m >/dev/null || { echo "Floorside needs Go 1.26 or newer: https://go.dev/dl" >&2; exit 1; }
