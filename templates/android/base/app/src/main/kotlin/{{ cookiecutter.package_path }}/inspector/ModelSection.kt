package {{ cookiecutter.application_id }}.inspector

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import {{ cookiecutter.application_id }}.R
import {{ cookiecutter.application_id }}.inference.ModelDescription

/** Which model it is, and how well it was proven. */
@Composable
internal fun ModelSection(model: ModelDescription, onCopyDigest: () -> Unit) {
    Section(stringResource(R.string.inspector_model)) {
        val facts = listOf(
            R.string.inspector_name to model.name,
            R.string.inspector_version to model.version,
            R.string.inspector_task to model.task,
            R.string.inspector_precision to model.precision,
            R.string.inspector_size to bytesText(model.sizeBytes),
            R.string.inspector_license to model.license,
            R.string.inspector_author to model.author
        )
        for ((name, value) in facts) if (value.isNotBlank()) Fact(stringResource(name), value)
        Digest(model.digest, onCopyDigest)
        WideFact(stringResource(R.string.inspector_parity), model.parity)
    }
}

/** Its beginning is enough to recognise a model; the clipboard gets the whole. */
@Composable
private fun Digest(digest: String, onCopy: () -> Unit) {
    Row(verticalAlignment = Alignment.CenterVertically) {
        Box(Modifier.weight(1f)) {
            Fact(stringResource(R.string.inspector_digest), digest.take(SHORT_DIGEST) + "…")
        }
        IconButton(onCopy) {
            Icon(
                painter = painterResource(R.drawable.ic_copy),
                contentDescription = stringResource(R.string.inspector_copy_digest)
            )
        }
    }
}

private const val SHORT_DIGEST = 12
