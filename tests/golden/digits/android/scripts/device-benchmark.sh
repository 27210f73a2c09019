#!/bin/sh
# Times the model on a connected phone, from the frame to the answer, and fetches the figures.
#
#   scripts/device-benchmark.sh       writes device-benchmark.json
#
# mobilegen reads that file (--device-benchmark). The tests are a debug build: preprocessing and
# postprocessing are slower in it than in the released app, the model itself is not.
set -eu

package=com.example.digits.inference.test
latency_test=com.example.digits.inference.LatencyTest
result=device-benchmark.json

fail() {
    echo "device-benchmark.sh: $1" >&2
    exit 1
}

cd "$(dirname "$0")/.."
command -v adb >/dev/null || fail "adb isn't on the PATH; it comes with the Android SDK's platform-tools"
adb get-state >/dev/null 2>&1 || fail "no phone is connected, or several are: see 'adb devices', set ANDROID_SERIAL"
version=$(sed -n 's/^ *versionName = "\([[:alnum:]._+-]*\)"$/\1/p' app/build.gradle.kts)

./gradlew :inference:installDebugAndroidTest
mkdir -p build
log=build/device-benchmark.log
adb shell am instrument -w -e class "$latency_test" -e appVersion "${version:-unknown}" \
    "$package/androidx.test.runner.AndroidJUnitRunner" >"$log"
# It ends well whatever became of the tests.
grep -q '^OK (' "$log" || { cat "$log" >&2; fail "the test failed on the phone"; }
adb exec-out run-as "$package" cat "files/$result" >"build/$result"
mv "build/$result" "$result"
echo "$result"
