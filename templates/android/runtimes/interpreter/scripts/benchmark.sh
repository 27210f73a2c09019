#!/bin/sh
# Times the model on a connected phone with TensorFlow Lite's own benchmark_model, operator by operator.
#
#   scripts/benchmark.sh cpu          on the CPU, with four threads
#   scripts/benchmark.sh cpu --num_runs=200     what follows is handed to benchmark_model
#
# The tool is TensorFlow's nightly build for 64-bit ARM{% if cookiecutter.model.select_tf_ops %} with Select TF ops{% endif %}, fetched once into build/.
# Another one, built from TensorFlow's sources for instance, is taken from $BENCHMARK_MODEL.
set -eu

model={{ cookiecutter.model.file_name }}
tool_url=https://storage.googleapis.com/tensorflow-nightly-public/prod/tensorflow/release/lite/tools/nightly/latest/android_aarch64_benchmark_model{{ '_plus_flex' if cookiecutter.model.select_tf_ops else '' }}
phone_folder=/data/local/tmp/tensorflow-lite-benchmark

fail() {
    echo "benchmark.sh: $1" >&2
    exit 1
}

cd "$(dirname "$0")/.."
[ "${1:-}" = cpu ] || fail "say what to time: cpu"
shift

command -v adb >/dev/null || fail "adb isn't on the PATH; it comes with the Android SDK's platform-tools"
adb get-state >/dev/null 2>&1 || fail "no phone is connected, or several are: see 'adb devices', set ANDROID_SERIAL"
tool=${BENCHMARK_MODEL:-}
if [ -z "$tool" ]; then
    abi=$(adb shell getprop ro.product.cpu.abi | tr -d '\r')
    [ "$abi" = arm64-v8a ] || fail "the nightly build is for arm64-v8a, this phone has $abi: set BENCHMARK_MODEL"
    tool=build/benchmark_model
    if [ ! -f "$tool" ]; then
        mkdir -p build
        curl --fail --location --silent --show-error --output "$tool.part" "$tool_url"
        mv "$tool.part" "$tool"
    fi
fi
[ -f "$tool" ] || fail "there is no $tool"

adb shell mkdir -p "$phone_folder"
adb push "$tool" "$phone_folder/benchmark_model"
adb push "inference/src/main/assets/$model" "$phone_folder/$model"
adb shell chmod +x "$phone_folder/benchmark_model"
adb shell "$phone_folder/benchmark_model" "--graph=$phone_folder/$model" --num_threads=4 --enable_op_profiling=true "$@"
