package com.example.digits.inference

import kotlin.test.AfterTest
import kotlin.test.Test
import kotlin.test.assertEquals
import com.example.digits.inference.Accelerator.CPU
import com.example.digits.inference.Accelerator.GPU
import com.example.digits.inference.ProcessEnd.NATIVE_CRASH
import com.example.digits.inference.ProcessEnd.OTHER_CAUSE
import com.example.digits.inference.ProcessEnd.UNKNOWN

class CrashMemoryTest {
    private val memory = MemoryFile()

    @AfterTest
    fun tearDown() = memory.delete()

    @Test
    fun crashed_leftInTime_isEmpty() {
        memory.start("1").enter(GPU)
        memory.start("1").leave()

        assertEquals(emptySet(), memory.start("2").crashed)
    }

    @Test
    fun crashed_neverLeft_namesTheAcceleratorFromThenOn() {
        memory.start("1").enter(GPU)

        assertEquals(setOf(GPU), memory.start("2").crashed)
        memory.start("2").enter(CPU)
        memory.start("2").leave()
        assertEquals(setOf(GPU), memory.start("3").crashed)
    }

    @Test
    fun crashed_sameProcess_isEmpty() {
        memory.start("1").enter(GPU)

        assertEquals(emptySet(), memory.start("1").crashed)
    }

    @Test
    fun crashed_otherCause_isBelievedOnce() {
        memory.start("1").enter(GPU)

        assertEquals(emptySet(), memory.start("2", OTHER_CAUSE).crashed)
        memory.start("2").enter(GPU)
        assertEquals(setOf(GPU), memory.start("3", OTHER_CAUSE).crashed)
    }

    @Test
    fun crashed_livedThroughAfterwards_isBelievedAgain() {
        memory.start("1").enter(GPU)
        memory.start("2", OTHER_CAUSE).enter(GPU)
        memory.start("2").leave()
        memory.start("2").enter(GPU)

        assertEquals(emptySet(), memory.start("3", OTHER_CAUSE).crashed)
    }

    @Test
    fun crashed_inUse_countsOnlyIfNativeCodeCrashed() {
        val expected = mapOf(
            NATIVE_CRASH to setOf(GPU),
            OTHER_CAUSE to emptySet(),
            UNKNOWN to emptySet()
        )
        for ((end, crashed) in expected) {
            memory.start("1").forget()
            memory.start("1").beginUse(GPU)

            assertEquals(crashed, memory.start("2", end).crashed, end.name)
            assertEquals(crashed, memory.start("3", NATIVE_CRASH).crashed, end.name)
        }
    }

    @Test
    fun crashed_inUseAndClosed_isEmpty() {
        memory.start("1").beginUse(GPU)
        memory.start("1").endUse(GPU)

        assertEquals(emptySet(), memory.start("2", NATIVE_CRASH).crashed)
    }

    @Test
    fun crashed_openedAgainBeforeItWasClosed_countsWhatIsOpenStill() {
        memory.start("1").beginUse(GPU)
        memory.start("1").beginUse(GPU)
        memory.start("1").endUse(GPU)

        assertEquals(setOf(GPU), memory.start("2", NATIVE_CRASH).crashed)
    }

    @Test
    fun crashed_inUseOnTheCpu_isEmpty() {
        memory.start("1").beginUse(CPU)

        assertEquals(emptySet(), memory.start("2", NATIVE_CRASH).crashed)
    }

    @Test
    fun crashed_touchedWhileAnotherIsInUse_namesTheTouchedOne() {
        memory.start("1").beginUse(GPU)
        memory.start("1").enter(CPU)

        assertEquals(setOf(CPU), memory.start("2", NATIVE_CRASH).crashed)
    }

    @Test
    fun crashed_forgottenWhileInUse_isNoticedAllTheSame() {
        memory.start("1").beginUse(GPU)
        memory.start("1").forget()

        assertEquals(setOf(GPU), memory.start("2", NATIVE_CRASH).crashed)
    }
}
