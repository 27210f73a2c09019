#!/bin/sh
# Times the model on a connected phone with LiteRT's own benchmark_model, operator by operator.
#
#   scripts/benchmark.sh cpu          on the CPU, with four threads
#   scripts/benchmark.sh gpu          on the GPU accelerator
#   scripts/benchmark.sh cpu --num_runs=200     what follows is handed to benchmark_model
#
# The tool is LiteRT's nightly build for 64-bit ARM, fetched once into build/. Another one, built
# from LiteRT's sources for instance, is taken from $BENCHMARK_MODEL.
set -eu

model={{ cookiecutter.model.file_name }}
tool_url=https://storage.googleapis.com/litert/binaries/latest/android_arm64/benchmark_model
phone_folder=/data/local/tmp/litert-benchmark

fail() {
    echo "benchmark.sh: $1" >&2
    exit 1
}

cd "$(dirname "$0")/.."
case "${1:-}" in
    cpu) accelerator=--num_threads=4 ;;
    gpu) accelerator=--use_gpu=true ;;
    *) fail "say what to time: cpu or gpu" ;;
esac
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
adb shell "$phone_folder/benchmark_model" "--graph=$phone_folder/$model" "$accelerator" --use_profiler=true "$@"
