package com.example.digits.inference

import java.io.File
import kotlin.test.AfterTest
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNull
import kotlin.time.Duration.Companion.microseconds
import kotlin.time.Duration.Companion.milliseconds
import com.example.digits.inference.Accelerator.CPU
import com.example.digits.inference.Accelerator.GPU
import com.example.digits.inference.Accelerator.NPU

class FileCascadeMemoryTest {
    private val folder = File.createTempFile("memory", "").apply { delete() }.apply { mkdir() }
    private val file = File(folder, "accelerators.properties")
    private val report = AcceleratorReport(
        CPU,
        listOf(
            Candidate(NPU, RejectionReason.Failed("tab\there, = and \n \"ünï\" 🧠")),
            Candidate(GPU, RejectionReason.Slower(80.milliseconds, CPU, 8.milliseconds)),
            Candidate(CPU, time = 8123.microseconds)
        )
    )

    @AfterTest
    fun tearDown() {
        folder.deleteRecursively()
    }

    @Test
    fun crashed_leftInTime_isEmpty() {
        start("1").enter(GPU)
        start("1").leave()

        assertEquals(emptySet(), start("2").crashed)
    }

    @Test
    fun crashed_neverLeft_namesTheAcceleratorFromThenOn() {
        start("1").enter(GPU)

        assertEquals(setOf(GPU), start("2").crashed)
        start("2").enter(CPU)
        start("2").leave()
        assertEquals(setOf(GPU), start("3").crashed)
    }

    @Test
    fun crashed_sameProcess_isEmpty() {
        start("1").enter(GPU)

        assertEquals(emptySet(), start("1").crashed)
    }

    @Test
    fun crashed_endedFromOutside_isBelievedOnce() {
        start("1").enter(GPU)

        assertEquals(emptySet(), start("2", endedFromOutside = true).crashed)
        start("2").enter(GPU)
        assertEquals(setOf(GPU), start("3", endedFromOutside = true).crashed)
    }

    @Test
    fun crashed_livedThroughAfterwards_isBelievedAgain() {
        start("1").enter(GPU)
        start("2", endedFromOutside = true).enter(GPU)
        start("2").leave()
        start("2").enter(GPU)

        assertEquals(emptySet(), start("3", endedFromOutside = true).crashed)
    }

    @Test
    fun report_ofAnotherStart_isTheSame() {
        start("1").remember(report)

        assertEquals(report, start("2").report)
    }

    @Test
    fun report_everyReason_isReadBack() {
        val reasons = listOf(
            RejectionReason.KnownToFail("no L2_NORMALIZATION"),
            RejectionReason.NotAvailable,
            RejectionReason.Failed(""),
            RejectionReason.WrongAnswer(Float.NaN, 0.1f),
            RejectionReason.CrashedBefore,
            RejectionReason.Slower(3.microseconds, GPU, 1.microseconds)
        )
        for (reason in reasons) {
            val expected = AcceleratorReport(CPU, listOf(Candidate(GPU, reason), Candidate(CPU)))
            start("1").remember(expected)

            assertEquals(expected, start("2").report)
        }
    }

    @Test
    fun report_underAnotherKey_isForgottenWithTheCrashes() {
        start("1").remember(report)
        start("1").enter(GPU)

        val other = FileCascadeMemory(file, "other model", "2")

        assertNull(other.report)
        assertEquals(emptySet(), other.crashed)
    }

    @Test
    fun report_forgotten_isNone() {
        start("1").remember(report)
        start("1").forget()

        assertNull(start("1").report)
    }

    @Test
    fun report_damagedFile_isNoneAndCanBeWrittenAgain() {
        start("1").remember(report)
        val whole = file.readText()
        val damaged = listOf("", "\\u00", "key=a key", whole.replace("Slower", "Nicer"))
        for (text in damaged + whole.replace("GPU", "XPU")) {
            file.writeText(text)

            assertNull(start("2").report, text)
            start("2").remember(report)
            assertEquals(report, start("2").report)
        }
    }

    @Test
    fun remember_folderIsGone_isAsIfForgotten() {
        folder.deleteRecursively()

        start("1").remember(report)

        assertNull(start("1").report)
    }

    private fun start(process: String, endedFromOutside: Boolean = false) =
        FileCascadeMemory(file, "a key", process) { endedFromOutside }
}
