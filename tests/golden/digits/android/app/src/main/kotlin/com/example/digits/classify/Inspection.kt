package com.example.digits.classify

import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.flatMapLatest
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.withContext
import com.example.digits.inference.LoadingStep
import com.example.digits.inference.ModelDescription
import com.example.digits.inspector.DeviceMonitor
import com.example.digits.inspector.DeviceStatus
import com.example.digits.inspector.Inspector
import com.example.digits.inspector.InspectorUiState
import com.example.digits.inspector.failureReportText
import com.example.digits.inspector.reportText

/**
 * Looks at whichever classifier is open, and writes reports.
 *
 * @param model described even if it can't be opened.
 */
class Inspection(
    private val session: StateFlow<SessionState>,
    private val monitor: DeviceMonitor,
    private val model: ModelDescription,
    private val context: CoroutineContext = Dispatchers.IO
) {
    /** What the inspector shows. */
    @OptIn(ExperimentalCoroutinesApi::class)
    val states: Flow<InspectorUiState> = session.flatMapLatest { state ->
        when (state) {
            is SessionState.Opening -> flowOf(opening(state.step))
            is SessionState.Open -> states(state)
            is SessionState.Failed -> flowOf(failed(state))
        }
    }

    /** All that is known now about the classifier or its failure; null while it is being opened. */
    suspend fun report(): String? = when (val state = session.value) {
        is SessionState.Opening -> null

        is SessionState.Open -> reportText(states(state).first())

        is SessionState.Failed -> {
            failureReportText(state.message, state.candidates, model, device())
        }
    }

    private suspend fun opening(step: LoadingStep) = InspectorUiState.Opening(step, model, device())

    private suspend fun failed(state: SessionState.Failed) =
        InspectorUiState.Failed(state.message, state.candidates, model, device())

    private suspend fun device(): DeviceStatus = withContext(context) { monitor.read() }

    private fun states(state: SessionState.Open): Flow<InspectorUiState.Running> =
        Inspector(state.classifier, state.statistics, monitor, context).states
            .map { it.copy(accelerators = state.accelerators) }
}
