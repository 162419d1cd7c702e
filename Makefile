# make demo    the first look                 make lint      style, by ruff
# make test    every test                     make types     types, by mypy
# make bench   how fast, and in what memory   make quality   how many verdicts are right
# make soak    what is lost when everything goes wrong: docs/soak.md
# make fuzz    what makes a reader crash: docs/fuzz.md
# make lock    new versions into requirements/, as CONTRIBUTING.md tells
#
# The first of them sets everything up in .venv. Another Python than python3: make demo PY=python3.13
PY ?=
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test lint types quality bench soak fuzz lock clean

$(READY): requirements/dev.txt requirements/prepare pyproject.toml
	@requirements/prepare $(VENV) requirements/dev.txt $(PY)
	@touch $@

demo: $(READY)
	$(BIN)/onrecord demo

test: $(READY)
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

quality: $(READY)
	$(BIN)/python quality/run.py

bench: $(READY)
	$(BIN)/python bench/run.py $(BENCH)

soak: $(READY)
	$(BIN)/python bench/soak.py $(SOAK)

fuzz: $(READY)
	$(BIN)/python bench/fuzz.py $(FUZZ)

lock: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/python requirements/lock.py

clean:
	rm -rf $(VENV) build dist
