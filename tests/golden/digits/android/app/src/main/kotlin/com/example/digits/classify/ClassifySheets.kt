package com.example.digits.classify

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import kotlinx.coroutines.launch
import com.example.digits.R
import com.example.digits.inspector.InspectorActions
import com.example.digits.inspector.InspectorSheet
import com.example.digits.inspector.copyText
import com.example.digits.settings.SettingsSheet

/** What can be open over the classify screen. */
internal enum class Sheet { INSPECTOR, SETTINGS }

@Composable
internal fun ClassifySheet(
    sheet: Sheet,
    viewModel: ClassifyViewModel,
    inspection: Inspection,
    onDismiss: () -> Unit
) = when (sheet) {
    Sheet.INSPECTOR -> {
        val state by inspection.states.collectAsStateWithLifecycle(null)
        val context = LocalContext.current
        val digest = stringResource(R.string.inspector_digest)
        val actions = InspectorActions(
            onForce = viewModel::onForce,
            onMeasureAgain = viewModel::onMeasureAgain,
            onCopyReport = rememberReportCopier(inspection),
            onCopyDigest = { state?.let { context.copyText(digest, it.model.digest) } }
        )
        state?.let { InspectorSheet(it, actions, onDismiss) }
    }

    Sheet.SETTINGS -> {
        val settings by viewModel.settings.collectAsStateWithLifecycle()
        SettingsSheet(settings, viewModel::onSettings, onDismiss)
    }
}

/** Puts what [inspection] reports on the clipboard. */
@Composable
internal fun rememberReportCopier(inspection: Inspection): () -> Unit {
    val context = LocalContext.current
    val scope = rememberCoroutineScope()
    val label = stringResource(R.string.app_name)
    return { scope.launch { inspection.report()?.let { context.copyText(label, it) } } }
}
