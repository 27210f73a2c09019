#!/bin/sh
# Times the model on a connected iPhone or iPad, from the frame to the answer, and fetches the figures.
#
#   sh scripts/device-benchmark.sh DEVICE       writes device-benchmark-coreml.json
#
# DEVICE is the identifier that Xcode's window Devices and Simulators shows. mobilegen reads what is written
# (--device-benchmark). Everything is built as for a release, since Swift is slow in a debug build.
set -eu

fail() {
    echo "device-benchmark.sh: $1" >&2
    exit 1
}

cd "$(dirname "$0")/.."
[ $# -eq 1 ] || fail "say on which device: its identifier stands in Xcode's window Devices and Simulators"
device=$1
command -v xcodebuild >/dev/null || fail "xcodebuild isn't on the PATH; it comes with Xcode"

xcodebuild test -project DigitReader.xcodeproj -scheme DigitReader \
    -destination "id=$device" -only-testing:DigitReaderTests/DeviceBenchmarkTests \
    -configuration Release ENABLE_TESTABILITY=YES
for format in coreml; do
    result=device-benchmark-$format.json
    xcrun devicectl device copy from --device "$device" --source "Library/Caches/$result" --destination "$result" \
        --domain-type appDataContainer --domain-identifier com.example.digits
    echo "$result"
done
