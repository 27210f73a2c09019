package com.example.digits.classify

import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.nanoseconds
import kotlin.time.TimeSource
import kotlinx.coroutines.flow.StateFlow
import com.example.digits.camera.CameraFrame
import com.example.digits.inspector.FrameStatistics
import com.example.digits.settings.Settings

/** Classifies the camera's frames and keeps count of them. Takes one frame at a time. */
class LiveFrames(
    private val smoother: ScoreSmoother,
    private val settings: StateFlow<Settings>,
    clock: TimeSource = TimeSource.Monotonic
) {
    private val start = clock.markNow()
    private var latest: SessionState.Open? = null
    private var pace: Pace? = null
    private var paceNanos = 0L

    /** What [session] says of [frame]; null if it fails at it or is closed meanwhile. */
    internal suspend fun read(session: SessionState.Open, frame: CameraFrame): Reading? {
        val classification = session.classify(frame.frame) ?: return null
        session.statistics.record(
            classification.times,
            frame.timestampNanos,
            finishedNanos = start.elapsedNow().inWholeNanoseconds
        )
        if (session !== latest) pace = null
        latest = session
        renewPace(session.statistics, frame.timestampNanos)
        val isSmoothing = settings.value.isSmoothing
        val steady = if (isSmoothing) smoother.smooth(classification) else classification
        return Reading(session, steady, pace)
    }

    /** Often enough to follow, seldom enough to be read. */
    private fun renewPace(statistics: FrameStatistics, nowNanos: Long) {
        // Another camera's clock may be behind.
        val isFresh = (nowNanos - paceNanos).nanoseconds in Duration.ZERO..<RENEWAL
        if (pace != null && isFresh) return
        val summary = statistics.snapshot() ?: return
        pace = summary.framesPerSecond?.let { Pace(summary.inference.median, it) }
        paceNanos = nowNanos
    }

    private companion object {
        val RENEWAL = 500.milliseconds
    }
}
