package com.example.digits.ui

import androidx.annotation.DrawableRes
import androidx.compose.foundation.layout.size
import androidx.compose.material3.FilledIconButton
import androidx.compose.material3.FilledIconToggleButton
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButtonDefaults
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.unit.dp

private val diameter = 52.dp

/** A round button over a picture. */
@Composable
internal fun OverlayButton(
    @DrawableRes icon: Int,
    label: String,
    onClick: () -> Unit,
    isEnabled: Boolean = true
) {
    val colors = MaterialTheme.colorScheme
    FilledIconButton(
        onClick = onClick,
        modifier = Modifier.size(diameter),
        enabled = isEnabled,
        colors = IconButtonDefaults.filledIconButtonColors(
            containerColor = overlayColor,
            contentColor = colors.onSurface,
            // Material's own is made for a plain background.
            disabledContainerColor = overlayColor,
            disabledContentColor = colors.onSurface.copy(alpha = 0.38f)
        )
    ) {
        Icon(painterResource(icon), label)
    }
}

/** A round switch over a picture. */
@Composable
internal fun OverlayToggle(
    @DrawableRes icon: Int,
    label: String,
    isOn: Boolean,
    onChange: (Boolean) -> Unit
) {
    FilledIconToggleButton(
        checked = isOn,
        onCheckedChange = onChange,
        modifier = Modifier.size(diameter),
        colors = IconButtonDefaults.filledIconToggleButtonColors(
            containerColor = overlayColor,
            contentColor = MaterialTheme.colorScheme.onSurface
        )
    ) {
        Icon(painterResource(icon), label)
    }
}
