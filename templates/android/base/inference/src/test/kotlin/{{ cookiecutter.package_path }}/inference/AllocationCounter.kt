package {{ cookiecutter.application_id }}.inference

/**
 * Bytes that one run of [block] allocates on this thread, once it is warm.
 *
 * Reading the counter allocates now and then itself, so the least of several measurements counts, and
 * each covers many runs: an object in every run can't hide in that.
 */
internal fun bytesPerRun(block: () -> Unit): Long {
    repeat(RUNS) { block() }
    return (1..MEASUREMENTS).minOf {
        val before = allocatedBytes()
        repeat(RUNS) { block() }
        (allocatedBytes() - before) / RUNS
    }
}

private const val MEASUREMENTS = 5
private const val RUNS = 100

/**
 * What `com.sun.management.ThreadMXBean` counts for this thread. By reflection: Android's class path,
 * against which unit tests are compiled, has no such class; the JVM that runs them does.
 */
private fun allocatedBytes(): Long = getAllocatedBytes.invoke(threads) as Long

private val threads: Any? =
    Class.forName("java.lang.management.ManagementFactory")
        .getMethod("getThreadMXBean")
        .invoke(null)

private val getAllocatedBytes =
    Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes")
