package {{ cookiecutter.application_id }}.welcome

import android.content.SharedPreferences
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.res.stringResource
import {{ cookiecutter.application_id }}.R
import {{ cookiecutter.application_id }}.ui.MessageScreen

private const val READ = "read"

/** Says once whose app this is, and whom to ask; `content` comes after that. */
@Composable
fun WelcomeGate(preferences: SharedPreferences, content: @Composable () -> Unit) {
    var isRead by remember { mutableStateOf(preferences.getBoolean(READ, false)) }
    if (isRead) {
        content()
    } else {
        MessageScreen(
            title = stringResource(R.string.welcome),
            text = stringResource(R.string.welcome_text),
            action = stringResource(R.string.welcome_go_on),
            onAction = {
                preferences.edit().putBoolean(READ, true).apply()
                isRead = true
            }
        )
    }
}
