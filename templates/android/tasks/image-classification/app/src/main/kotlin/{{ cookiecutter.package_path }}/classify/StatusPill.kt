package {{ cookiecutter.application_id }}.classify

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp

/** Which accelerator runs, how long each stage takes, and why a better accelerator isn't used. */
@Composable
fun StatusPill(running: ClassifyUiState.Running, modifier: Modifier = Modifier) {
    Surface(
        modifier = modifier,
        shape = MaterialTheme.shapes.large,
        color = MaterialTheme.colorScheme.surface.copy(alpha = 0.85f),
        contentColor = MaterialTheme.colorScheme.onSurface
    ) {
        Column(Modifier.padding(horizontal = 16.dp, vertical = 8.dp)) {
            Text(
                text = statusText(running),
                style = MaterialTheme.typography.labelLarge.copy(fontFeatureSettings = "tnum")
            )
            for (rejection in running.accelerators.rejections) {
                Text(
                    text = rejectionText(rejection),
                    color = MaterialTheme.colorScheme.error,
                    style = MaterialTheme.typography.labelMedium
                )
            }
        }
    }
}
