# Two commands are all that is needed: `make run` and `make test`. `make help` lists the rest.
.DEFAULT_GOAL := help
SHELL := /bin/sh
MAKEFLAGS += --no-builtin-rules

BIN := .venv/bin
PYTHON ?= python3
ARGS ?=
TRANSLATED := $(patsubst %.ts,%.qm,$(wildcard resources/translations/*.ts)) \
              $(patsubst %.po,%.mo,$(wildcard resources/translations/*/LC_MESSAGES/*.po))
PURPOSE := $(if $(filter-out run compiled,$(MAKECMDGOALS)),test,run)
OFFSCREEN := QT_QPA_PLATFORM=offscreen
NO_DISPLAY = [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]

.PHONY: help run test bench figures screens docs translations constraints lint ready compiled clean

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*##  *\(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

run: compiled  ## open the console (on the demo office, unless RECEPTIONIST_OFFICE names one); without a display, a demo hour
	@if $(NO_DISPLAY); then \
	  mkdir -p build && $(OFFSCREEN) $(BIN)/receptionist demo --seconds 3600 --screenshot build/demo.png $(ARGS); \
	elif [ -n "$$RECEPTIONIST_OFFICE" ]; then $(BIN)/receptionist $(ARGS); \
	else $(BIN)/receptionist demo $(ARGS); fi

test: compiled  ## run everything, on a real Asterisk and a real PostgreSQL (ARGS=tests/clients for a part)
	@if [ -n "$(ARGS)" ]; then $(BIN)/python -m tests $(ARGS); \
	else root=$$(installer/debian/asterisk) && ASTERISK_ROOT="$$root" $(BIN)/python -m tests; fi

bench: compiled  ## measure, and print one JSON document
	@root=$$(installer/debian/asterisk) && ASTERISK_ROOT="$$root" $(OFFSCREEN) $(BIN)/python -m tests.bench $(ARGS)

figures: compiled  ## measure, and write the outcome to docs/figures.md (on a machine that does nothing else)
	@mkdir -p build && root=$$(installer/debian/asterisk) && \
	  ASTERISK_ROOT="$$root" $(OFFSCREEN) $(BIN)/python -m tests.bench >build/bench.json && \
	  $(BIN)/python -m installer.figures build/bench.json

screens: compiled  ## write every page in every language, theme and scale to screens/
	@$(OFFSCREEN) $(BIN)/python -m tests.screens $(ARGS)

docs: ready  ## draw the parts of docs/ that come from the code
	@$(BIN)/python -m installer.drawings

translations: ready  ## bring the catalogues up to date with the sources; what is new waits to be translated
	@$(BIN)/python -m installer.translations refresh

lint: ready  ## style, types, the arrows between the rooms, both languages
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m installer.translations check

constraints: ready  ## pin what is installed in .venv now
	@$(BIN)/python -m installer.pins

clean:  ## remove everything that was made here, the unpacked Asterisk too
	rm -rf .venv .cache build dist screens *.egg-info $(TRANSLATED)

ready:
	@$(PYTHON) installer/prepare.py $(PURPOSE)

compiled: $(TRANSLATED) | ready

$(TRANSLATED): | ready

%.qm: %.ts
	@$(BIN)/pyside6-lrelease -silent -nounfinished $< -qm $@

%.mo: %.po
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
