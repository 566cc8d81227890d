#!/bin/sh
# The tests look at web pages in a real browser: installs Debian's Chromium when it is missing.
set -eu
command -v chromium >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing Chromium for the browser tests ..."
    apt-get update -qq && apt-get install -y -qq chromium >/dev/null
else
    echo "the browser tests need Chromium: run 'apt-get install chromium' as root, then make test again" >&2
    exit 1
fi
