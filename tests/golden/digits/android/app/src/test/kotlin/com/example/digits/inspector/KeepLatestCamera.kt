package com.example.digits.inspector

import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import com.example.digits.inference.StageTimes

/**
 * A camera that hands over its newest frame and drops the others, and a model that takes its time.
 *
 * @param period from frame number n to the next.
 * @param inference how long the model works on the nth frame that it sees.
 */
internal class KeepLatestCamera(
    private val period: (Int) -> Duration,
    private val inference: (Int) -> Duration
) {
    /** Frames that were superseded before the model saw them. */
    var dropped = 0
        private set

    /** Lets the model see [frames] frames and records them. */
    fun run(statistics: FrameStatistics, frames: Int = FrameStatistics.CAPACITY) {
        var made = 0
        var next = uptime
        var now = next
        repeat(frames) { seen ->
            // What is there when the model is free, or else the first that comes.
            var newest = next
            next += period(made++)
            while (next + latency <= now) {
                dropped++
                newest = next
                next += period(made++)
            }
            val times = StageTimes(0.5.milliseconds, inference(seen), 0.1.milliseconds)
            now = maxOf(now, newest + latency) + times.preprocessing + times.inference +
                times.postprocessing + overhead
            statistics.record(
                times,
                timestampNanos = newest.inWholeNanoseconds,
                finishedNanos = (now + otherClock).inWholeNanoseconds
            )
        }
    }

    private companion object {
        val uptime = 123_456.seconds
        val otherClock = 9_876.seconds

        /** From the exposure until the frame is at hand. */
        val latency = 45.milliseconds

        /** What a frame costs the app beside its stages. */
        val overhead = 0.4.milliseconds
    }
}
