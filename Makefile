# Two commands for a fresh machine: `make demo` and `make test`. Python 3.11+ and make are enough.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test test-full office bench fuzz fresh clean

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	$(BIN)/python -m compileall -q src/fzjs
	@touch $@

demo: $(VENV)/.installed
	$(BIN)/fzjs validate plans/sample-county plans/sample-city
	@echo '$(BIN)/fzjs validate plans/with-mistakes   # 有意写错的文件，退出码为 1'
	@$(BIN)/fzjs validate plans/with-mistakes || test $$? -eq 1
	$(BIN)/fzjs diff plans/sample-county/annual-2024.yaml
	$(BIN)/fzjs trace plans/sample-county/framework-2021-2025.yaml
	$(BIN)/fzjs render plans/sample-county/annual-2024.yaml --notice --format md | head -n 20
	$(BIN)/fzjs status plans/sample-county/annual-2024.yaml --unit 县司法局 --on 2024-06-15
	$(BIN)/fzjs report check plans/sample-county/annual-2024.yaml --period 2024-06
	$(BIN)/fzjs assess --unit 示例县 --workspace plans/sample-county | head -n 20
	$(BIN)/fzjs phrase --plan-year 2024 每月2日前 不低于90% 尽快

test: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2

# LibreOffice reads .doc and .wps for `import`, and shows pages as they print (in fonts as wide as those of documents);
# Chromium shows web pages. Where they cannot be installed, the tests that need them say that they skip.
OFFICE := libreoffice-writer libreoffice-calc poppler-utils fonts-arphic-uming fonts-arphic-ukai fonts-noto-cjk chromium
office:
	@{ command -v soffice && command -v pdftotext && command -v chromium && fc-list | grep -q 'AR PL UKai'; } >/dev/null || \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends $(OFFICE) >/dev/null; } || \
	  echo 'LibreOffice, fonts or Chromium could not be installed; the tests that need them will be skipped'

# What takes longer than `make test`: broken inputs, office files, many generated plans, kills while it writes.
test-full: fuzz office
	$(BIN)/pytest -n 2 tests/importing tests/rendering
	$(BIN)/pytest tests/cli -k Pdf
	$(BIN)/pytest tests/cli/test_report_office.py
	FZJS_LAYOUT=1 $(BIN)/pytest tests/rendering/word/test_layout.py tests/rendering/annual_report/test_layout.py
	FZJS_GENERATED_PLANS=5000 $(BIN)/pytest tests/workspace/formatting
	$(BIN)/python benchmarks/kills.py --kills 40

fuzz: $(VENV)/.installed
	$(BIN)/python benchmarks/mutations.py --count 2000

bench: $(VENV)/.installed
	$(BIN)/python benchmarks/loading.py
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/throughput.py
	$(BIN)/python benchmarks/suggestions.py
	$(BIN)/python benchmarks/comparing.py
	$(BIN)/python benchmarks/repository.py
	$(BIN)/python benchmarks/status.py
	$(BIN)/python benchmarks/rendering.py

# Write again what is generated from the code: JSON Schemas, rule pages, names in templates, Word templates.
fresh: $(VENV)/.installed
	$(BIN)/fzjs schema --out schemas
	$(BIN)/fzjs schema --fields > docs/fields.md
	$(BIN)/fzjs explain --all --out docs/rules
	$(BIN)/fzjs render --list --format md > docs/template-names.md
	$(BIN)/python -m fzjs.rendering.word.building

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
