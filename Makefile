# One environment, `.venv`, built from the lock the first time it is needed and left alone afterwards.

LOCK  := .ci/requirements.lock
BIN   := .venv/bin
# Written last and holding the folder it was written in: without it, or after a move, `.venv` is built anew.
READY := .venv/.ready

# The first Python on the path that is new enough; `make run PYTHON=...` picks another.
PYTHON = $(shell for name in python3.13 python3.12 python3.11 python3; do \
	if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo "$$name"; break; fi; done)

# Bytecode is written once, by compileall: half of the time to the first frame hangs on it.
PIP     = $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
COMPILE = env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m compileall -qq -j 0

.DEFAULT_GOAL := help
.PHONY: help run test lint lock wheel clean moved

help: ## show this list (what plain `make` does)
	@sed -n 's/^\([a-z]*\):.*## /  make \1|/p' Makefile | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

run: $(READY) ## build what is missing and open unache; ARGS='--data-dir DIR' passes options
	@exec $(BIN)/unache $(ARGS)

# Two halves side by side, as two cores are what most machines have; the report of the second follows the first.
test: $(READY) ## run the tests with their coverage
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest --part 2/2 $(ARGS) >.second.log 2>&1 & second=$$!; \
	$(BIN)/coverage run -m pytest --part 1/2 $(ARGS); first=$$?; \
	wait $$second; second=$$?; cat .second.log; rm -f .second.log; \
	[ $$first -eq 0 ] && [ $$second -eq 0 ]
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report

lint: $(READY) ## check style, format, types and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

wheel: $(READY) ## build dist/unache-VERSION-py3-none-any.whl
	@$(BIN)/python -m hatchling build -t wheel

lock: ## write the lock again from pyproject.toml; ARGS=--upgrade takes newer versions
	@set -e; uv=uv; \
	if ! uv --version >/dev/null 2>&1; then \
		spare=$$(mktemp -d); trap 'rm -rf "$$spare"' EXIT; \
		$(PYTHON) -m venv "$$spare"; "$$spare/bin/python" -m pip -qq install uv; uv="$$spare/bin/uv"; \
	fi; \
	"$$uv" pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 \
		--group dev $(ARGS) pyproject.toml -o $(LOCK)

clean: ## remove everything make has made, the environment too
	@rm -rf .venv dist .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find catalog tui tests -name __pycache__ -type d -prune -exec rm -rf {} +

ifneq ($(shell [ -x $(BIN)/python ] && cat $(READY) 2>/dev/null),$(CURDIR))
$(READY): moved
endif

# Debian keeps ensurepip in a package of its own; a pip that is there fills the environment in its place.
$(READY): $(LOCK) pyproject.toml
	@python='$(PYTHON)'; \
	if [ -z "$$python" ]; then echo 'unache: no Python 3.11 or newer on the path; install one and try again' >&2; exit 1; fi; \
	if [ "$$(cat $(READY) 2>/dev/null)" != '$(CURDIR)' ]; then rm -rf .venv; fi; \
	rm -f $(READY); \
	if [ -d .venv ]; then echo 'unache: bringing .venv up to date'; exit 0; fi; \
	if said=$$("$$python" -m venv .venv 2>&1); then :; \
	elif rm -rf .venv; "$$python" -m venv --without-pip .venv >/dev/null 2>&1 && \
		"$$python" -m pip --python $(BIN)/python --version >/dev/null 2>&1; then :; \
	else \
		rm -rf .venv; \
		case "$$said" in \
		*ensurepip*|*'No module named venv'*) \
			echo "unache: $$python -m venv is missing; on Debian or Ubuntu: sudo apt install python3-venv" >&2;; \
		*) printf '%s\n' "$$said" >&2;; \
		esac; \
		exit 1; \
	fi; \
	echo 'unache: putting its libraries into .venv; this takes about half a minute, once'; \
	[ -x $(BIN)/pip ] || "$$python" -m pip -qq --python $(BIN)/python install --no-compile --require-hashes -r $(LOCK)
	@$(PIP) install --no-compile --require-hashes -r $(LOCK)
	@$(PIP) install --no-compile --no-deps --no-build-isolation -e .
	@$(COMPILE) .venv/lib catalog tui || true
	@printf '%s\n' '$(CURDIR)' >$@
