{%- set formats = cookiecutter.model.files | map(attribute='format') | list -%}
{%- set container = '-workspace ' ~ cookiecutter.type_name ~ '.xcworkspace' if 'tflite' in formats else '-project ' ~ cookiecutter.type_name ~ '.xcodeproj' -%}
#!/bin/sh
# Times the model on a connected iPhone or iPad, from the frame to the answer, and fetches the figures.
#
#   sh scripts/device-benchmark.sh DEVICE       writes device-benchmark-{{ formats | join('.json and device-benchmark-') }}.json
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

xcodebuild test {{ container }} -scheme {{ cookiecutter.type_name }} \
    -destination "id=$device" -only-testing:{{ cookiecutter.type_name }}Tests/DeviceBenchmarkTests \
    -configuration Release ENABLE_TESTABILITY=YES
for format in {{ formats | join(' ') }}; do
    result=device-benchmark-$format.json
    xcrun devicectl device copy from --device "$device" --source "Library/Caches/$result" --destination "$result" \
        --domain-type appDataContainer --domain-identifier {{ cookiecutter.bundle_identifier }}
    echo "$result"
done
