#!/bin/sh
# Makes the virtual environment: ensure_python.sh PYTHON FOLDER.
# Says in one line what is missing where this machine cannot make one.
set -eu
python=$1
folder=$2

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Caminos needs Python 3.11 or newer as '$python'; install it, or run make PYTHON=/path/to/python3.11" >&2
    exit 1
fi
[ -x "$folder/bin/pip" ] && exit 0
if "$python" -m venv "$folder" >/dev/null 2>&1; then
    exit 0
fi
rm -rf "$folder"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
    "$python" -m venv "$folder"
else
    echo "this Python has no venv module: install it (Debian: apt-get install python3-venv) and run make again" >&2
    exit 1
fi
