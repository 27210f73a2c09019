package com.example.digits.inspector

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.material3.FilterChip
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import com.example.digits.R
import com.example.digits.inference.Accelerator
import com.example.digits.inference.Candidate
import com.example.digits.inference.RejectionReason

/** The [candidates] to choose from; [forced] and [onForce]'s are null for the app's own choice. */
@Composable
internal fun ForceChips(
    candidates: List<Candidate>,
    forced: Accelerator?,
    onForce: (Accelerator?) -> Unit
) {
    FlowRow(
        modifier = Modifier.selectableGroup(),
        horizontalArrangement = Arrangement.spacedBy(8.dp)
    ) {
        val automatic = stringResource(R.string.inspector_automatic)
        ForceChip(automatic, isForced = forced == null) { onForce(null) }
        for ((accelerator, rejection) in candidates) {
            val isThere = rejection != RejectionReason.NotAvailable
            ForceChip(accelerator.name, forced == accelerator, isThere) { onForce(accelerator) }
        }
    }
}

@Composable
private fun ForceChip(
    label: String,
    isForced: Boolean,
    isEnabled: Boolean = true,
    onClick: () -> Unit
) {
    FilterChip(
        selected = isForced,
        onClick = onClick,
        label = { Text(label) },
        modifier = Modifier.semantics { role = Role.RadioButton },
        enabled = isEnabled
    )
}
