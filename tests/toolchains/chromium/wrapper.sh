#!/bin/sh
# chromium ARGS...: the unpacked /usr is bound over the machine's /usr for this process alone, in a private mount namespace; every other
# path stays what it is.
set -eu
CHROMIUM_USR=$(dirname -- "$(dirname -- "$(readlink -f -- "$0")")")/root/usr
export CHROMIUM_USR
if [ "$(id -u)" = 0 ]; then flags=-m; else flags=-Urm; fi
exec unshare $flags --propagation private /bin/sh -c '
  mount --bind "$CHROMIUM_USR" /usr
  unset CHROMIUM_USR LD_PRELOAD LD_LIBRARY_PATH
  exec /usr/lib/chromium/chromium-headless-shell "$@"' sh "$@"
