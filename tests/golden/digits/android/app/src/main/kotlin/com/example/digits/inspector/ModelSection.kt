package com.example.digits.inspector

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.wrapContentHeight
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import com.example.digits.R
import com.example.digits.inference.ModelDescription

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
        if (model.description.isNotBlank()) Note(model.description)
        for ((name, value) in facts) if (value.isNotBlank()) Fact(stringResource(name), value)
        Digest(model.digest, onCopyDigest)
        WideFact(stringResource(R.string.inspector_parity), model.parity)
    }
}

/** Its beginning is enough to recognise a model; the clipboard gets the whole. */
@Composable
private fun Digest(digest: String, onCopy: () -> Unit) {
    Box(contentAlignment = Alignment.CenterEnd) {
        Fact(
            name = stringResource(R.string.inspector_digest),
            value = digest.take(SHORT_DIGEST) + "…",
            // On the fact itself: one around it would have no name of its own.
            modifier = Modifier
                .clickable(
                    onClickLabel = stringResource(R.string.inspector_copy_digest),
                    role = Role.Button,
                    onClick = onCopy
                )
                .heightIn(min = 48.dp)
                .wrapContentHeight()
        )
        Icon(
            painter = painterResource(R.drawable.ic_copy),
            contentDescription = null,
            modifier = Modifier.size(20.dp),
            tint = MaterialTheme.colorScheme.onSurfaceVariant
        )
    }
}

private const val SHORT_DIGEST = 12
