# The judges of the tests: Amazon's types, linters and a DynamoDB that nobody here wrote. Only tests
# need them; building and running the skill needs Go alone.

.PHONY: tools
tools: tools/node_modules/.package-lock.json
	@node tools/schemas.mjs

# npm writes this file last, so its age is that of the installation.
tools/node_modules/.package-lock.json: tools/package-lock.json tools/package.json tools/.npmrc
	@command -v node >/dev/null || { echo "tools: no 'node' on the PATH. Install Node.js 20 or newer: https://nodejs.org or your system's packages." >&2; exit 1; }
	@node -e 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)' || { echo "tools: Node.js $$(node --version) is too old, 20 or newer is needed: https://nodejs.org" >&2; exit 1; }
	@command -v npm >/dev/null || { echo "tools: no 'npm' on the PATH. It comes with Node.js; some systems package it apart, as 'npm'." >&2; exit 1; }
	cd tools && npm ci --no-audit --no-fund
	@touch $@

# An Alexa for tests that nobody here wrote, apart from the judges: it is larger than all of them, and no test needs it.
.PHONY: virtual-alexa
virtual-alexa: tools/virtual-alexa/node_modules/.package-lock.json

tools/virtual-alexa/node_modules/.package-lock.json: tools/virtual-alexa/package-lock.json tools/virtual-alexa/package.json tools/virtual-alexa/.npmrc
	@command -v npm >/dev/null || { echo "virtual-alexa: no 'npm' on the PATH. It comes with Node.js, 20 or newer: https://nodejs.org" >&2; exit 1; }
	cd tools/virtual-alexa && npm ci --no-audit --no-fund
	@touch $@

# Judges in Python: cfn-lint and the SAM CLI, which brings Amazon's emulator of Lambda. 340 MB when installed, so
# only `make validate` and `make deploy` ask for them.
VENV := tools/.venv

# No telemetry, and nothing written into anybody's home.
SAM := SAM_CLI_TELEMETRY=0 __SAM_CLI_APP_DIR=$(CURDIR)/$(VENV)/sam $(VENV)/bin/sam

.PHONY: venv
venv: $(VENV)/sam

# Made last, so its age is that of the installation. Only wheels: nothing is built or run to install.
$(VENV)/sam: tools/requirements.txt
	@command -v python3 >/dev/null || { echo "venv: no 'python3' on the PATH. Install Python 3.10 or newer: https://python.org or your system's packages." >&2; exit 1; }
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' || { echo "venv: $$(python3 --version) is too old, the SAM CLI needs 3.10 or newer: https://python.org" >&2; exit 1; }
	@python3 -c 'import venv, ensurepip' 2>/dev/null || { echo "venv: this Python has no 'venv' with 'ensurepip'. Debian and Ubuntu package it apart, as python3-venv." >&2; exit 1; }
	rm -rf $(VENV)
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --no-input --require-hashes --no-deps --only-binary :all: -r tools/requirements.txt
	@mkdir $@
