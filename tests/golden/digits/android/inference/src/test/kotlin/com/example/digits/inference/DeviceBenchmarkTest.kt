package com.example.digits.inference

import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.time.Duration.Companion.microseconds
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.nanoseconds

class DeviceBenchmarkTest {
    private val frames = List(10) { frame ->
        StageTimes(
            preprocessing = (frame * 100).microseconds,
            inference = (10 - frame).milliseconds,
            postprocessing = 50.nanoseconds
        )
    }

    @Test
    fun toJson_holdsMedianAndNinetiethPercentileOfEachStage() {
        val cpu = DeviceBenchmark.Result(Accelerator.CPU, inUse = true, frames)

        val json = benchmark("Phone", listOf(cpu)).toJson()

        assertContains(
            json,
            "\"results\":[{\"accelerator\":\"CPU\",\"in_use\":true,\"runs\":10," +
                "\"preprocessing_ms\":{\"p50\":0.5,\"p90\":0.9}," +
                "\"inference_ms\":{\"p50\":6.0,\"p90\":10.0}," +
                "\"postprocessing_ms\":{\"p50\":5.0E-5,\"p90\":5.0E-5}}]"
        )
    }

    @Test
    fun toJson_saysWhatWasMeasuredOnWhat() {
        val model = ModelContract.model

        val json = benchmark("Phone", emptyList()).toJson()

        assertEquals(
            "{\"schema\":1,\"model\":{\"name\":\"${model.name}\",\"format\":\"tflite\"," +
                "\"sha256\":\"${model.digest}\"},\"device\":{\"manufacturer\":\"Maker\"," +
                "\"model\":\"Phone\",\"os\":\"Android 16\"},\"app_version\":\"1.0\"," +
                "\"results\":[]}\n",
            json
        )
    }

    @Test
    fun toJson_ofAnyName_isJson() {
        val json = benchmark("Phone \"X\\\" \n2", emptyList()).toJson()

        assertContains(json, "\"model\":\"Phone \\\"X\\\\\\\" \\u000a2\"")
    }

    private fun benchmark(device: String, results: List<DeviceBenchmark.Result>) =
        DeviceBenchmark(ModelContract.model, "Maker", device, "Android 16", "1.0", results)
}
