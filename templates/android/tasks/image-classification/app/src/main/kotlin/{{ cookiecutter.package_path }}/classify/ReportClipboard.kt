package {{ cookiecutter.application_id }}.classify

import android.content.ClipData
import androidx.compose.runtime.Composable
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.ui.platform.ClipEntry
import androidx.compose.ui.platform.LocalClipboard
import androidx.compose.ui.res.stringResource
import kotlinx.coroutines.launch
import {{ cookiecutter.application_id }}.R

/** Puts what [inspection] reports on the clipboard. */
@Composable
internal fun rememberReportCopier(inspection: Inspection): () -> Unit {
    val clipboard = LocalClipboard.current
    val scope = rememberCoroutineScope()
    val label = stringResource(R.string.app_name)
    return {
        scope.launch {
            inspection.report()?.let {
                clipboard.setClipEntry(ClipEntry(ClipData.newPlainText(label, it)))
            }
        }
    }
}
