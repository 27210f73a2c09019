package {{ cookiecutter.application_id }}.classify

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.tooling.preview.Preview
import androidx.compose.ui.unit.dp
import {{ cookiecutter.application_id }}.R
import {{ cookiecutter.application_id }}.ui.AppTheme
import {{ cookiecutter.application_id }}.ui.MessageScreen

/** The classify screen without its camera: [preview] draws the picture. */
@Composable
fun ClassifyContent(
    uiState: ClassifyUiState,
    onRetry: () -> Unit,
    preview: @Composable (Modifier) -> Unit
) {
    if (uiState is ClassifyUiState.Failed) {
        return MessageScreen(
            title = stringResource(R.string.failed_title),
            text = failureText(uiState),
            action = stringResource(R.string.failed_retry),
            onAction = onRetry
        )
    }
    Box(Modifier.fillMaxSize().background(Color.Black)) {
        preview(Modifier.fillMaxSize())
        when (uiState) {
            is ClassifyUiState.Running -> RunningOverlay(uiState)

            is ClassifyUiState.Loading ->
                LoadingCard(uiState.step, Modifier.align(Alignment.Center).padding(24.dp))

            is ClassifyUiState.Failed -> Unit
        }
    }
}

@Composable
private fun RunningOverlay(running: ClassifyUiState.Running) {
    val classification = running.classification
    if (classification != null) SeenRegion(classification, Modifier.fillMaxSize())
    BoxWithConstraints(Modifier.fillMaxSize().safeDrawingPadding().padding(16.dp)) {
        val isWide = maxWidth > maxHeight
        StatusPill(running, Modifier.align(Alignment.TopStart))
        if (classification != null) {
            ResultCard(
                classification,
                Modifier
                    .align(if (isWide) Alignment.CenterEnd else Alignment.BottomCenter)
                    .widthIn(max = 360.dp)
            )
        }
    }
}

@Preview
@Composable
private fun RunningPreview() {
    AppTheme { ClassifyContent(PreviewStates.running, onRetry = {}) {} }
}

@Preview
@Composable
private fun LoadingPreview() {
    AppTheme { ClassifyContent(PreviewStates.loading, onRetry = {}) {} }
}

@Preview
@Composable
private fun FailedPreview() {
    AppTheme { ClassifyContent(PreviewStates.failed, onRetry = {}) {} }
}
