import com.sun.management.ThreadMXBean
import java.lang.management.ManagementFactory

/**
 * Time and allocated bytes of each of [runs] runs of [action]; the medians of both as JSON.
 *
 * The time is the thread's own on the processor, so that a busy machine changes little. What the garbage collector does in threads of its
 * own doesn't count, to the good of whoever makes garbage.
 */
class Measurement(runs: Int, private val action: () -> Unit) {
    private val nanoseconds = LongArray(runs)
    private val bytes = LongArray(runs)

    /** Runs once; negative numbers of runs are for warming up and don't count. */
    fun run(number: Int) {
        val allocated = threads.currentThreadAllocatedBytes
        val start = threads.currentThreadCpuTime
        action()
        val end = threads.currentThreadCpuTime
        if (number < 0) return
        nanoseconds[number] = end - start
        bytes[number] = threads.currentThreadAllocatedBytes - allocated
    }

    override fun toString() = "{\"rate\":${1e9 / median(nanoseconds)},\"bytes\":${median(bytes)}}"

    private fun median(values: LongArray) = values.sorted()[values.size / 2]

    private companion object {
        val threads = ManagementFactory.getThreadMXBean() as ThreadMXBean
    }
}
