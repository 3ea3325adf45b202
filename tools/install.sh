#!/bin/sh
# Installs one hashed lock file (run or dev) and the project itself, editable, without touching the lock.
set -eu
cd "$(dirname "$0")/.."
echo "setting up .venv ($1)" >&2
.venv/bin/uv pip install --quiet --python .venv/bin/python --require-hashes -r "requirements/$1.txt"
.venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
