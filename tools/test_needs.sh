#!/bin/sh
# Installs from Debian what the browser, PDF and server tests need. Where that is not allowed, the tests that miss it skip and say so.
set -eu
packages=""
need() { command -v "$1" >/dev/null 2>&1 || packages="$packages $2"; }
need chromium chromium
need pdfsig poppler-utils
fc-list 2>/dev/null | grep -qi -E 'wqy|noto ?sans ?cjk' || packages="$packages fonts-wqy-microhei"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || packages="$packages postgresql"
[ -z "$packages" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages) \
        >/dev/null 2>&1 || echo "could not install:$packages; the tests that need them will skip" >&2
else
    echo "missing:$packages; the tests that need them will skip (sudo apt-get install$packages)" >&2
fi
