package com.example.digits.inspector

import kotlin.math.ceil
import kotlin.time.Duration
import kotlin.time.Duration.Companion.nanoseconds

/**
 * The last frames, summed up.
 *
 * @property frames how many they are.
 * @property framesPerSecond how many the model saw in a second; null if that can't be told yet.
 * @property droppedFrames how many more the camera made meanwhile, estimated by [droppedFrames].
 */
data class FrameSummary(
    val preprocessing: StageSummary,
    val inference: StageSummary,
    val postprocessing: StageSummary,
    val frames: Int,
    val framesPerSecond: Float?,
    val droppedFrames: Int
)

/**
 * One stage of the last frames.
 *
 * @property median half of the frames took no longer.
 * @property p90 nine of ten frames took no longer.
 * @property series the time of each frame, the oldest first.
 */
data class StageSummary(val median: Duration, val p90: Duration, val series: List<Duration>)

/** A copy of the ring in nanoseconds, the oldest frame first. */
internal class FrameWindow(
    private val preprocessing: LongArray,
    private val inference: LongArray,
    private val postprocessing: LongArray,
    private val intervals: LongArray,
    private val waits: LongArray
) {
    val size: Int get() = intervals.size

    fun summary(): FrameSummary {
        // The oldest frame's interval began with a frame that is forgotten.
        val gaps = (1 until size)
            .filter { intervals[it] > 0 }
            .map { FrameGap(intervals[it], waits[it]) }
        val elapsed = gaps.sumOf { it.interval }
        return FrameSummary(
            preprocessing = stage(preprocessing),
            inference = stage(inference),
            postprocessing = stage(postprocessing),
            frames = size,
            framesPerSecond = if (gaps.isEmpty()) null else gaps.size * 1e9f / elapsed,
            droppedFrames = droppedFrames(gaps)
        )
    }

    private fun stage(times: LongArray): StageSummary {
        val sorted = times.sortedArray()
        return StageSummary(
            median = percentile(sorted, 0.5),
            p90 = percentile(sorted, 0.9),
            series = times.map { it.nanoseconds }
        )
    }

    /** By the nearest rank: a time that did occur, never a mean of two. */
    private fun percentile(sorted: LongArray, share: Double): Duration =
        sorted[ceil(share * sorted.size).toInt() - 1].nanoseconds
}
