package com.example.digits.inspector

import java.util.Locale
import kotlin.test.AfterTest
import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.time.Duration.Companion.milliseconds
import com.example.digits.inference.Accelerator
import com.example.digits.inference.AcceleratorReport
import com.example.digits.inference.Candidate
import com.example.digits.inference.Choice
import com.example.digits.inference.InputPicture
import com.example.digits.inference.RejectionReason

class ReportTextTest {
    private val locale = Locale.getDefault()
    private val picture = InputPicture(1, 1, IntArray(1), lowest = -123.68f, highest = 0.5f)
    private val running =
        InspectorUiState.Running(sampleReport, sampleModel, sampleDevice, sampleFrames, picture)

    @AfterTest
    fun tearDown() = Locale.setDefault(locale)

    @Test
    fun reportText_running_tellsEverything() {
        assertEquals(RUNNING, reportText(running))
    }

    @Test
    fun reportText_isTheSameInEveryLanguage() {
        for (language in listOf("de-DE", "ar-EG", "tr-TR", "hi-IN-u-nu-deva")) {
            Locale.setDefault(Locale.forLanguageTag(language))

            assertEquals(RUNNING, reportText(running))
        }
    }

    @Test
    fun reportText_beforeTheFirstFrame_saysSo() {
        val text = reportText(running.copy(frames = null, picture = null))

        assertContains(text, "\n- frames: none yet\n")
        assertContains(text, "\n- values of the last frame: no frame yet\n")
    }

    @Test
    fun reportText_everyOutcome_isSaid() {
        val slower = RejectionReason.Slower(9.milliseconds, Accelerator.CPU, 3.milliseconds)
        val wrong = RejectionReason.WrongAnswer(Float.NaN, 0.01f)
        for ((candidate, expected) in listOf(
            Candidate(Accelerator.NPU) to "not tried",
            Candidate(Accelerator.NPU, time = 7.milliseconds) to "works too (7.00 ms)",
            Candidate(Accelerator.NPU, RejectionReason.NotAvailable) to "not on this device",
            Candidate(Accelerator.NPU, RejectionReason.KnownToFail("no L2_NORMALIZATION")) to
                "failed when the app was made: no L2_NORMALIZATION",
            Candidate(Accelerator.NPU, RejectionReason.CrashedBefore) to
                "crashed the app at an earlier start",
            Candidate(Accelerator.NPU, slower, 9.milliseconds) to
                "slower than the CPU: 9.00 ms instead of 3.00 ms (9.00 ms)",
            Candidate(Accelerator.GPU, wrong) to
                "in use although it was rejected: wrong answer, off by NaN where 0.01 is allowed"
        )) {
            val report = AcceleratorReport(Accelerator.GPU, listOf(candidate), Choice.FORCED)

            val text = reportText(running.copy(accelerators = report))

            assertContains(text, "\n- ${candidate.accelerator}: $expected\n")
            assertContains(text, "\n- choice: forced by the user\n")
        }
    }

    @Test
    fun failureReportText_keepsEveryLineOfAMessage() {
        val message = "First line\n  second line\n" + "x".repeat(10_000)
        val candidates = listOf(Candidate(Accelerator.CPU, RejectionReason.Failed(message)))

        val text = failureReportText("", candidates, sampleModel, sampleDevice)

        assertContains(text, "\n- message: no accelerator can be trusted with the model\n")
        val indented = message.replace("\n", "\n  ")
        assertContains(text, "\n- CPU: $indented\n")
        assertContains(text, "\n- SHA-256: 0123456789abcdef\n")
    }

    @Test
    fun failureReportText_messageOfTheSystem_isShownAsItIs() {
        val message = "\${x} %1\$s `rm -rf` שלום"

        val text = failureReportText(message, emptyList(), sampleModel, sampleDevice)

        assertContains(text, "\n- message: $message\n")
    }

    private companion object {
        val RUNNING = """
            # Report of Birds 1.0

            ## Accelerator

            - GPU: wrong answer, off by 0.31 where 0.01 is allowed
            - CPU: in use (12.30 ms)
            - choice: measured at this start

            ## Time

            - preprocessing: median 0.42 ms, 90th percentile 0.84 ms
            - inference: median 12.30 ms, 90th percentile 24.60 ms
            - postprocessing: median 0.04 ms, 90th percentile 0.07 ms
            - frames per second: 29.8
            - dropped frames: 3, beside 100 seen (estimated)

            ## Input

            - tensor: image: uint8 1 × 224 × 192 × 3, scale 0.5, zero point 128
            - picture: center-crop, pillow-bilinear, BGR, NHWC
            - mean: 123.68, 116.78, 103.94
            - standard deviation: 1.0, 1.0, 1.0
            - values of the last frame: -123.680 to 0.500

            ## Model

            - name: birds
            - version: 2.1
            - description: Names birds.
            - task: image-classification
            - precision: int8
            - size: 4321000 bytes
            - SHA-256: 0123456789abcdef
            - licence: Apache-2.0
            - output: scores: float32 1 × 10
            - parity: 16 of 16 pictures agree.
            - runtime: LiteRT 2.3.0

            ## Device

            - device: Sample Phone
            - system: Android 9 (API level 28)
            - resident memory: 182.4 MB
            - native heap: 61.3 MB
            - Java heap: 9.8 MB
            - memory: 3,120.0 MB of 11,900.0 MB available
            - memory is low: no
            - thermal state: unknown before Android 10
            - battery saver: on

        """.trimIndent()
    }
}
