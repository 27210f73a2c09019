package com.example.digits.inference

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
    private val memory = MemoryFile()
    private val report = AcceleratorReport(
        CPU,
        listOf(
            Candidate(NPU, RejectionReason.Failed("tab\there, = and \n \"ünï\" 🧠")),
            Candidate(GPU, RejectionReason.Slower(80.milliseconds, CPU, 8.milliseconds)),
            Candidate(CPU, time = 8123.microseconds)
        )
    )

    @AfterTest
    fun tearDown() = memory.delete()

    @Test
    fun report_ofAnotherStart_isTheSame() {
        memory.start("1").remember(report)

        assertEquals(report, memory.start("2").report)
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
            memory.start("1").remember(expected)

            assertEquals(expected, memory.start("2").report)
        }
    }

    @Test
    fun report_usedByManyStarts_isMeasuredAgain() {
        memory.start("0").remember(report)
        var uses = 0
        while (memory.start("$uses").report != null) memory.start("${uses++}").beginUse(CPU)

        assertEquals(20, uses)
        memory.start("21").remember(report)
        assertEquals(report, memory.start("22").report)
    }

    @Test
    fun report_underAnotherKey_isForgottenWithTheCrashes() {
        memory.start("1").remember(report)
        memory.start("1").enter(GPU)

        val other = FileCascadeMemory(memory.file, "other model", "2")

        assertNull(other.report)
        assertEquals(emptySet(), other.crashed)
    }

    @Test
    fun report_forgotten_isNone() {
        memory.start("1").remember(report)
        memory.start("1").forget()

        assertNull(memory.start("1").report)
    }

    @Test
    fun report_damagedFile_isNoneAndCanBeWrittenAgain() {
        memory.start("1").remember(report)
        val whole = memory.file.readText()
        val damaged = listOf("", "\\u00", "key=a key", whole.replace("Slower", "Nicer"))
        for (text in damaged + whole.replace("GPU", "XPU")) {
            memory.file.writeText(text)

            assertNull(memory.start("2").report, text)
            memory.start("2").remember(report)
            assertEquals(report, memory.start("2").report)
        }
    }

    @Test
    fun remember_folderIsGone_isAsIfForgotten() {
        memory.delete()

        memory.start("1").remember(report)

        assertNull(memory.start("1").report)
    }
}
