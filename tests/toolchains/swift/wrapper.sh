#!/bin/sh
# swift, swiftc, swift-format (by its own name), or in-swift PROGRAM ARGS... (runs what they built). The unpacked /usr is bound over
# the machine's /usr for this process alone, in a private mount namespace; every other path stays what it is.
set -eu
tool=${0##*/}
SWIFT_USR=$(dirname -- "$(dirname -- "$(readlink -f -- "$0")")")/root/usr
export SWIFT_USR
if [ "$(id -u)" = 0 ]; then flags=-m; else flags=-Urm; fi
exec unshare $flags --propagation private /bin/sh -c '
  mount --bind "$SWIFT_USR" /usr
  cd "$1"; tool=$2; shift 2
  unset SWIFT_USR LD_PRELOAD
  PATH=/usr/libexec/swift/bin:/usr/bin; export PATH
  if [ "$tool" = in-swift ]; then
    LD_LIBRARY_PATH=/usr/libexec/swift/lib/swift/linux${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}; export LD_LIBRARY_PATH
    exec "$@"
  fi
  unset LD_LIBRARY_PATH
  exec "/usr/libexec/swift/bin/$tool" "$@"' sh "$PWD" "$tool" "$@"
