package com.example.digits.inspector

import kotlin.coroutines.CoroutineContext
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.delay
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.conflate
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn
import com.example.digits.inference.ImageClassifier
import com.example.digits.inference.InputPicture

/**
 * Looks at a [classifier] at work.
 *
 * @param context where the device is asked and statistics are summed up.
 */
class Inspector(
    private val classifier: ImageClassifier,
    private val statistics: FrameStatistics,
    private val monitor: DeviceMonitor,
    context: CoroutineContext = Dispatchers.IO
) {
    /** A state at once and then two a second, for as long as somebody looks. */
    val states: Flow<InspectorUiState.Running> = flow {
        while (true) {
            emit(look())
            delay(PERIOD)
        }
    }.conflate().flowOn(context)

    private suspend fun look() = InspectorUiState.Running(
        accelerators = classifier.accelerators,
        model = classifier.model,
        device = monitor.read(),
        frames = statistics.snapshot(),
        picture = picture()
    )

    private suspend fun picture(): InputPicture? = try {
        classifier.inputPicture()
    } catch (_: CancellationException) {
        // The classifier was closed, unless it is the look that is cancelled.
        currentCoroutineContext().ensureActive()
        null
    }

    private companion object {
        val PERIOD = 500.milliseconds
    }
}
