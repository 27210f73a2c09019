import com.sun.management.OperatingSystemMXBean
import com.sun.management.ThreadMXBean
import java.lang.management.ManagementFactory

private const val SECOND = 1_000_000_000L

/**
 * What a run of [action] costs: the median of blocks of runs, each about half a second long.
 *
 * The clock is the time that the whole process spends on processors: the loop of frames, the garbage collector, and whatever else a way
 * causes. So a busy machine changes little, and nothing that a way leaves to other threads is forgotten. Nobody calls the collector: it
 * comes by itself, and counts when it comes. On Linux the clock ticks every 10 ms, 2 % of a block.
 */
class Measurement(private val action: () -> Unit) {
    private val nanoseconds = mutableListOf<Double>()
    private var runsOfBlock = 0
    private var runs = 0L
    private var bytes = 0L

    /** Runs for [seconds], so that the compilers come to rest, then finds out how many runs make a block. */
    fun warmUp(seconds: Int) {
        runsFor(seconds * SECOND)
        runsOfBlock = runsFor(SECOND) / 2
    }

    private fun runsFor(time: Long): Int {
        val start = process.processCpuTime
        var done = 0
        while (process.processCpuTime < start + time) {
            repeat(10) { action() }
            done += 10
        }
        return done
    }

    /** Measures one block. */
    fun runBlock() {
        val allocated = threads.currentThreadAllocatedBytes
        val start = process.processCpuTime
        repeat(runsOfBlock) { action() }
        val end = process.processCpuTime
        bytes += threads.currentThreadAllocatedBytes - allocated
        runs += runsOfBlock
        nanoseconds += (end - start).toDouble() / runsOfBlock
    }

    /** Bytes are the mean, rounded up: a single one in a single run shows. */
    override fun toString(): String {
        val median = nanoseconds.sorted()[nanoseconds.size / 2]
        return "{\"rate\":${SECOND / median},\"bytes\":${(bytes + runs - 1) / runs}}"
    }

    private companion object {
        val process = ManagementFactory.getOperatingSystemMXBean() as OperatingSystemMXBean
        val threads = ManagementFactory.getThreadMXBean() as ThreadMXBean
    }
}
