package {{ cookiecutter.application_id }}.classify

import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.flatMapLatest
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.withContext
import {{ cookiecutter.application_id }}.inference.ModelDescription
import {{ cookiecutter.application_id }}.inspector.DeviceMonitor
import {{ cookiecutter.application_id }}.inspector.Inspector
import {{ cookiecutter.application_id }}.inspector.InspectorUiState
import {{ cookiecutter.application_id }}.inspector.failureReportText
import {{ cookiecutter.application_id }}.inspector.reportText

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
    /** What the inspector shows; null while no classifier is open. */
    @OptIn(ExperimentalCoroutinesApi::class)
    val states: Flow<InspectorUiState?> = session.flatMapLatest { state ->
        if (state is SessionState.Open) inspector(state).states else flowOf(null)
    }

    /** All that is known now about the classifier or its failure; null while it is being opened. */
    suspend fun report(): String? = when (val state = session.value) {
        is SessionState.Opening -> null

        is SessionState.Open -> reportText(inspector(state).states.first())

        is SessionState.Failed -> {
            val device = withContext(context) { monitor.read() }
            failureReportText(state.message, state.candidates, model, device)
        }
    }

    private fun inspector(state: SessionState.Open) =
        Inspector(state.classifier, state.statistics, monitor, context)
}
