package {{ cookiecutter.application_id }}.inference

import kotlin.test.Test
import kotlin.test.assertEquals
import {{ cookiecutter.application_id }}.inference.Accelerator.CPU
import {{ cookiecutter.application_id }}.inference.Accelerator.GPU
import {{ cookiecutter.application_id }}.inference.Accelerator.NPU

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
