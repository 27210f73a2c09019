package {{ cookiecutter.application_id }}.classify

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.runtime.setValue
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.delay

/** [value] as it was at most two seconds ago, so that a screen reader can finish its sentence. */
@Composable
internal fun rememberThrottled(value: String): String {
    val latest by rememberUpdatedState(value)
    var throttled by remember { mutableStateOf(value) }
    LaunchedEffect(Unit) {
        while (true) {
            delay(2.seconds)
            throttled = latest
        }
    }
    return throttled
}
