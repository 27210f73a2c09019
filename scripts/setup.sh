#!/usr/bin/env bash
# Makes .venv with exactly what requirements-dev.txt pins and mobilegen itself on top; does nothing if that is already there.
# Uses uv where it is installed, otherwise venv and pip. PYTHON names the interpreter; without it the first one that fits is taken.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly venv=.venv
readonly stamp=$venv/.lock-digest

fail() {
  printf 'setup: %s\n' "$1" >&2
  exit 1
}

has_uv() {
  command -v uv >/dev/null 2>&1
}

# Runs the candidate: a pyenv shim may exist without an interpreter behind it, and Debian's Python may lack ensurepip.
fits() {
  local modules=sys
  has_uv || modules='sys, venv, ensurepip'
  "$1" -c "import $modules; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))" >/dev/null 2>&1
}

find_python() {
  local candidate
  if [ -n "${PYTHON:-}" ]; then
    fits "$PYTHON" || fail "PYTHON=$PYTHON does not run, is not Python 3.10 to 3.13, or lacks venv and ensurepip."
    printf '%s\n' "$PYTHON"
    return
  fi
  # 3.11 first: the newest for which every dependency, tflite-support included, has wheels.
  for candidate in python3.11 python3.10 python3.12 python3.13 python3 python; do
    if fits "$candidate"; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  fail "found no Python 3.10 to 3.13 with venv and ensurepip; install one, or set PYTHON."
}

digest() {
  "$1" -c 'import hashlib, pathlib, sys
files = "pyproject.toml", "requirements-dev.txt", "scripts/setup.sh"
joined = b"".join(pathlib.Path(name).read_bytes() for name in files)
print(hashlib.sha256(joined).hexdigest(), sys.version.split()[0])'
}

install_with_uv() {
  uv venv --quiet --clear --no-project --python "$1" "$venv"
  uv pip sync --quiet --python "$venv/bin/python" --require-hashes requirements-dev.txt
  uv pip install --quiet --python "$venv/bin/python" --no-deps --no-build-isolation --editable .
}

install_with_pip() {
  "$1" -m venv --clear "$venv"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.txt
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
}

# Without PYTHON, whatever made the environment is good enough.
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(digest "${PYTHON:-$venv/bin/python}" 2>/dev/null)" ]; then
  exit 0
fi
python=$(find_python)
if has_uv; then
  printf 'Setting up %s with uv and %s (TensorFlow is large: a first run takes minutes) ...\n' "$venv" "$python"
  install_with_uv "$python"
else
  printf 'Setting up %s with venv, pip and %s (TensorFlow is large: a first run takes minutes) ...\n' "$venv" "$python"
  install_with_pip "$python"
fi
digest "$venv/bin/python" >"$stamp"
