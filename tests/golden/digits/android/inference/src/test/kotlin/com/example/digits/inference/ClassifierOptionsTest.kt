package com.example.digits.inference

import kotlin.test.Test
import kotlin.test.assertEquals
import com.example.digits.inference.Accelerator.CPU
import com.example.digits.inference.Accelerator.GPU
import com.example.digits.inference.Accelerator.NPU

class ClassifierOptionsTest {
    @Test
    fun candidates_npu_isOneOnlyIfAskedFor() {
        assertEquals(listOf(GPU, CPU), ClassifierOptions().candidates)
        assertEquals(listOf(NPU, GPU, CPU), ClassifierOptions(tryNpu = true).candidates)
    }

    @Test
    fun candidates_withoutOne_areTheOthers() {
        assertEquals(listOf(CPU), ClassifierOptions(without = GPU).candidates)
        assertEquals(listOf(GPU, CPU), ClassifierOptions(tryNpu = true, without = NPU).candidates)
    }
}
