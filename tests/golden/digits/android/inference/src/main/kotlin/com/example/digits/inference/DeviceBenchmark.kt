package com.example.digits.inference

import kotlin.time.Duration
import kotlin.time.DurationUnit

/**
 * What was measured on one device, in the form that mobilegen reads (`--device-benchmark`).
 *
 * @property model which was run.
 * @property os name and version, such as `Android 16`.
 */
class DeviceBenchmark(
    private val model: ModelDescription,
    private val manufacturer: String,
    private val device: String,
    private val os: String,
    private val appVersion: String,
    private val results: List<Result>
) {
    /**
     * How long each of several frames took on one accelerator.
     *
     * @property inUse whether the app works with it on this device.
     */
    class Result(
        val accelerator: Accelerator,
        val inUse: Boolean,
        private val frames: List<StageTimes>
    ) {
        internal fun toJson(): String = jsonObject(
            "accelerator" to jsonText(accelerator.name),
            "in_use" to "$inUse",
            "runs" to "${frames.size}",
            "preprocessing_ms" to percentiles(StageTimes::preprocessing),
            "inference_ms" to percentiles(StageTimes::inference),
            "postprocessing_ms" to percentiles(StageTimes::postprocessing)
        )

        private fun percentiles(stage: (StageTimes) -> Duration): String {
            val sorted = frames.map(stage).sorted()
            return jsonObject(
                "p50" to milliseconds(sorted[sorted.size / 2]),
                "p90" to milliseconds(sorted[sorted.size * 9 / 10])
            )
        }
    }

    /** The whole file. */
    fun toJson(): String = jsonObject(
        "schema" to "1",
        "model" to jsonObject(
            "name" to jsonText(model.name),
            "format" to jsonText("tflite"),
            "sha256" to jsonText(model.digest)
        ),
        "device" to jsonObject(
            "manufacturer" to jsonText(manufacturer),
            "model" to jsonText(device),
            "os" to jsonText(os)
        ),
        "app_version" to jsonText(appVersion),
        "results" to results.joinToString(",", "[", "]") { it.toJson() }
    ) + "\n"
}

private fun milliseconds(time: Duration) = "${time.toDouble(DurationUnit.MILLISECONDS)}"

private fun jsonObject(vararg members: Pair<String, String>): String =
    members.joinToString(",", "{", "}") { (name, value) -> "${jsonText(name)}:$value" }

private fun jsonText(text: String): String = buildString {
    append('"')
    for (character in text) {
        when {
            character == '"' || character == '\\' -> append('\\').append(character)
            character < ' ' -> append("\\u").append(character.code.toString(HEX).padStart(4, '0'))
            else -> append(character)
        }
    }
    append('"')
}

private const val HEX = 16
