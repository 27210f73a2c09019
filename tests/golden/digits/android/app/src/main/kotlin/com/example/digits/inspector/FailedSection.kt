package com.example.digits.inspector

import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import com.example.digits.R

/** Why no accelerator runs the model. One that is chosen runs it even though it answers wrongly. */
@Composable
internal fun FailedSection(failed: InspectorUiState.Failed, actions: InspectorActions) {
    Section(stringResource(R.string.inspector_accelerator)) {
        if (failed.message.isNotEmpty()) Note(shortened(failed.message))
        for (candidate in failed.candidates) {
            CandidateRow(candidate, fateText(candidate), isInUse = false)
        }
        if (isCutShort(failed.message) || failed.candidates.any { it.isCutShort() }) {
            Note(stringResource(R.string.inspector_cut_short))
        }
        if (failed.candidates.isNotEmpty()) {
            ForceChips(failed.candidates, forced = null, actions.onForce)
        }
        OutlinedButton(actions.onMeasureAgain) {
            Text(stringResource(R.string.inspector_measure_again))
        }
    }
}
