package com.example.digits.inspector

import com.example.digits.inference.StageTimes

/**
 * What the last [CAPACITY] frames cost, and how fast they came.
 *
 * Safe to use from any thread: one lock guards the ring. [record] holds it for a few stores and
 * allocates nothing; [snapshot] holds it while it copies the ring, a few microseconds, and sorts and
 * estimates afterwards. So a frame never waits for whoever looks at the statistics.
 */
class FrameStatistics {
    private val lock = Any()
    private val preprocessing = LongArray(CAPACITY)
    private val inference = LongArray(CAPACITY)
    private val postprocessing = LongArray(CAPACITY)

    /** From the camera's previous frame to this one; 0 if this one follows a break. */
    private val intervals = LongArray(CAPACITY)

    /** How long the model was idle before this frame. */
    private val waits = LongArray(CAPACITY)
    private var recorded = 0L
    private var lastTimestamp = 0L
    private var lastFinished = 0L

    /**
     * Adds a frame that the model is done with.
     *
     * @param timestampNanos when the camera took it, on the camera's own clock.
     * @param finishedNanos now, on another clock that never jumps.
     */
    fun record(times: StageTimes, timestampNanos: Long, finishedNanos: Long) = synchronized(lock) {
        val slot = (recorded % CAPACITY).toInt()
        preprocessing[slot] = times.preprocessing.inWholeNanoseconds
        inference[slot] = times.inference.inWholeNanoseconds
        postprocessing[slot] = times.postprocessing.inWholeNanoseconds
        val busy = preprocessing[slot] + inference[slot] + postprocessing[slot]
        waits[slot] = finishedNanos - busy - lastFinished
        intervals[slot] = timestampNanos - lastTimestamp
        // Nothing is counted across a pause, or from one camera to another with its own clock.
        if (recorded == 0L || waits[slot] > PAUSE || intervals[slot] < 0) intervals[slot] = 0
        lastTimestamp = timestampNanos
        lastFinished = finishedNanos
        recorded++
    }

    /** The last frames, summed up; null before the first. */
    fun snapshot(): FrameSummary? {
        val window = synchronized(lock) {
            FrameWindow(
                preprocessing = preprocessing.oldestFirst(),
                inference = inference.oldestFirst(),
                postprocessing = postprocessing.oldestFirst(),
                intervals = intervals.oldestFirst(),
                waits = waits.oldestFirst()
            )
        }
        return if (window.size == 0) null else window.summary()
    }

    private fun LongArray.oldestFirst(): LongArray {
        if (recorded <= CAPACITY) return copyOf(recorded.toInt())
        val oldest = (recorded % CAPACITY).toInt()
        return LongArray(CAPACITY) { this[(oldest + it) % CAPACITY] }
    }

    companion object {
        /** Frames that are remembered. */
        const val CAPACITY = 100

        /** Nanoseconds without a frame after which the camera is taken to be paused: a second. */
        private const val PAUSE = 1_000_000_000L
    }
}
