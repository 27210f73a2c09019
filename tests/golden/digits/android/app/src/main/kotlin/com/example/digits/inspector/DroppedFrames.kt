package com.example.digits.inspector

import kotlin.math.abs
import kotlin.math.max
import kotlin.math.roundToInt
import kotlin.math.roundToLong

/**
 * Two frames that the model saw one after the other, in nanoseconds.
 *
 * @property interval from one to the other by the camera's timestamps.
 * @property wait how long the model was idle between them.
 */
internal class FrameGap(val interval: Long, val wait: Long)

/**
 * Estimates how many frames the camera made that the model never saw. The camera doesn't tell: it
 * hands over its newest frame once the one before is done with, and forgets those between.
 *
 * - Where the model had to wait for a frame none was dropped: had there been one, it would have been
 *   taken at once. So a camera that slows down in the dark doesn't look like a slow model.
 * - Elsewhere frames come a whole number of the camera's periods apart. The period is the longest
 *   one of which all intervals are multiples; an interval of three periods stands for two dropped
 *   frames. It is looked for before and after each gap separately, and the longer one holds, because
 *   the rate of the camera may have changed there.
 *
 * What can't be told apart: a model that takes exactly the same number of periods for each of a
 * hundred frames looks like a slower camera. Frames that the camera itself loses aren't counted.
 */
internal fun droppedFrames(gaps: List<FrameGap>): Int = gaps.indices
    .filter { gaps[it].wait < SHORTEST_WAIT }
    .sumOf { i ->
        val before = commonPeriod(gaps.subList(0, i + 1))
        val after = commonPeriod(gaps.subList(i, gaps.size))
        (gaps[i].interval / max(before, after)).roundToInt() - 1
    }

/** The longest period of which all intervals are multiples; the shortest interval if none is. */
private fun commonPeriod(gaps: List<FrameGap>): Double {
    val shortest = gaps.minOf { it.interval }.toDouble()
    val divisors = 1..(shortest / SHORTEST_PERIOD).toInt()
    return divisors.map { shortest / it }.firstOrNull { isCommon(it, gaps) } ?: shortest
}

private fun isCommon(period: Double, gaps: List<FrameGap>) = gaps.all { gap ->
    abs(gap.interval - (gap.interval / period).roundToLong() * period) < JITTER
}

/** Nanoseconds that a frame may take beside its stages, on its way through the app. */
private const val SHORTEST_WAIT = 5_000_000L

/**
 * Nanoseconds of a period at 31 frames per second. CameraX asks cameras for 30 at most; one that
 * makes more still shows its period by the frames between which none is dropped.
 */
private const val SHORTEST_PERIOD = 1e9 / 31

/** Nanoseconds that a timestamp may be off. */
private const val JITTER = 2.5e6
