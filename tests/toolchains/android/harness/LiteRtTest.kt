package com.google.ai.edge.litert

import java.io.File
import kotlin.concurrent.thread
import kotlin.test.AfterTest
import kotlin.test.Test
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue
import org.junit.Assume.assumeTrue

/** What the stand-in promises of Android's LiteRT, on the digits model: `image` [1,32,32,3] to `probabilities` [1,10]. */
class LiteRtTest {
    private val path = System.getProperty("model")
    private val environment = Environment.create()
    private val model = CompiledModel.create(path, CompiledModel.Options(Accelerator.CPU), environment)

    @AfterTest
    fun close() {
        model.close()
        environment.close()
    }

    @Test
    fun run_allForms_agree() {
        val input = model.createInputBuffer("image")
        input.writeFloat(FloatArray(32 * 32 * 3) { it % 255 / 127.5f - 1 })
        val byIndex = model.run(listOf(input)).single()
        val bySignature = model.run(listOf(input), "serving_default").single()
        val byName = model.createOutputBuffer("probabilities")
        model.run(mapOf("image" to input), mapOf("probabilities" to byName))

        val scores = byIndex.readFloat()
        assertEquals(10, scores.size)
        assertEquals(1f, scores.sum(), 1e-5f)
        assertContentEquals(scores, bySignature.readFloat())
        assertContentEquals(scores, byName.readFloat())
    }

    @Test
    fun tensorTypes_areTheModels() {
        assertEquals(TensorType.ElementType.FLOAT, model.getInputTensorType("image").elementType)
        assertEquals(listOf(1, 32, 32, 3), model.getInputTensorType("image").layout?.dimensions)
        assertEquals(listOf(1, 10), model.getOutputTensorType("probabilities").layout?.dimensions)
    }

    @Test
    fun write_tooMuch_throws_tooLittle_passes() {
        val input = model.createInputBuffers().single()
        assertFailsWith<LiteRtException> { input.writeFloat(FloatArray(32 * 32 * 3 + 1)) }
        input.writeFloat(FloatArray(1))
    }

    @Test
    fun read_asAnotherType_givesItsBytes_orThrows() {
        val output = model.createOutputBuffers().single()
        assertEquals(10, output.readInt8().size)
        assertFailsWith<LiteRtException> { output.readLong() }
    }

    @Test
    fun names_thatAreNotThere_throw() {
        assertFailsWith<LiteRtException> { model.createInputBuffer("picture") }
        assertFailsWith<LiteRtException> { model.createOutputBuffers("other_signature") }
        assertFailsWith<LiteRtException> { model.createInputBuffers(1) }
        assertFailsWith<LiteRtException> { CompiledModel.create("$path.missing") }
    }

    @Test
    fun gpu_isNotThere_andNothingFallsBack() {
        assertEquals(setOf(Accelerator.CPU), environment.getAvailableAccelerators())
        assertFailsWith<LiteRtException> {
            CompiledModel.create(path, CompiledModel.Options(Accelerator.GPU), environment)
        }
    }

    @Test
    fun cpuThreads_areOneUnlessMoreAreAskedFor() {
        assertEquals(0, threadsStartedBy { CompiledModel.create(path) })
        assertEquals(0, threadsStartedBy { CompiledModel.create(path, cpu(numThreads = 1)) })
        assertEquals(3, threadsStartedBy { CompiledModel.create(path, cpu(numThreads = 4)) })
    }

    private fun cpu(numThreads: Int) =
        CompiledModel.Options(Accelerator.CPU).apply { cpuOptions = CompiledModel.CpuOptions(numThreads) }

    /** Native threads have the name of the thread that started them; those of the JVM have names of their own. */
    private fun threadsStartedBy(open: () -> CompiledModel): Int {
        val threads = File("/proc/self/task")
        assumeTrue("only Linux tells", threads.isDirectory)
        val started = mutableSetOf<String>()
        thread(name = THREAD) {
            val before = threads.list().orEmpty().toSet()
            open().use {
                threads.list().orEmpty().filterTo(started) { id ->
                    id !in before && threads.resolve("$id/comm").readText().trim() == THREAD
                }
            }
        }.join()
        return started.size
    }

    @Test
    fun close_twice_isAllowed_useAfterIt_isNot() {
        val other = CompiledModel.create(path)
        val buffer = other.createInputBuffers().single()
        buffer.close()
        other.close()
        other.close()

        assertFailsWith<IllegalStateException> { other.createInputBuffers() }
        assertFailsWith<IllegalStateException> { buffer.writeFloat(FloatArray(1)) }
    }

    @Test
    fun exception_namesItsStatus() {
        assertTrue("ErrorNotFound" in LiteRtException(6, Status.fromCode(6).name).message.orEmpty())
        assertFailsWith<IllegalArgumentException> { Status.fromCode(-1) }
    }

    private companion object {
        /** At most 15 letters, as Linux keeps them. */
        const val THREAD = "compiling"
    }
}
