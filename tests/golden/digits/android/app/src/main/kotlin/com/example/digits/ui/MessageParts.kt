package com.example.digits.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Button
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp

/** The ways on from a message; what is null isn't offered. */
@Composable
internal fun MessageActions(
    action: String?,
    onAction: () -> Unit,
    otherAction: String?,
    onOtherAction: () -> Unit
) {
    Column(
        modifier = Modifier.fillMaxWidth().padding(top = 8.dp),
        verticalArrangement = Arrangement.spacedBy(8.dp)
    ) {
        if (action != null) Button(onAction, Modifier.fillMaxWidth()) { Text(action) }
        if (otherAction != null) {
            OutlinedButton(onOtherAction, Modifier.fillMaxWidth()) { Text(otherAction) }
        }
    }
}
