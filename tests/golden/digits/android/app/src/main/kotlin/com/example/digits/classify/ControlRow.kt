package com.example.digits.classify

import androidx.annotation.DrawableRes
import androidx.annotation.StringRes
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.FilledIconButton
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButtonDefaults
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import com.example.digits.R
import com.example.digits.ui.OverlayButton
import com.example.digits.ui.overlayColor

/** Gallery, what can be done with the scene, settings. */
@Composable
internal fun ControlRow(scene: Scene, actions: ClassifyActions, modifier: Modifier = Modifier) {
    Row(
        modifier = modifier.fillMaxWidth().semantics { isTraversalGroup = true },
        horizontalArrangement = Arrangement.SpaceEvenly,
        verticalAlignment = Alignment.CenterVertically
    ) {
        OverlayButton(
            icon = R.drawable.ic_gallery,
            label = stringResource(R.string.gallery),
            onClick = actions.onGallery
        )
        SceneButton(scene, actions)
        OverlayButton(
            icon = R.drawable.ic_settings,
            label = stringResource(R.string.settings),
            onClick = actions.onSettings
        )
    }
}

/** Holds the live picture, lets it go on, or leads back to it. */
@Composable
private fun SceneButton(scene: Scene, actions: ClassifyActions) = when (scene) {
    is Scene.Live ->
        LargeButton(R.drawable.ic_freeze, R.string.freeze, actions.onFreeze, scene.hasFrames)

    is Scene.Frozen -> LargeButton(R.drawable.ic_continue, R.string.go_on, actions.onContinue)

    is Scene.Still -> LargeButton(R.drawable.ic_camera, R.string.camera, actions.onBackToCamera)
}

@Composable
private fun LargeButton(
    @DrawableRes icon: Int,
    @StringRes label: Int,
    onClick: () -> Unit,
    isEnabled: Boolean = true
) {
    val colors = MaterialTheme.colorScheme
    FilledIconButton(
        onClick = onClick,
        modifier = Modifier
            .border(4.dp, overlayColor, CircleShape)
            .padding(6.dp)
            .size(64.dp),
        enabled = isEnabled,
        colors = IconButtonDefaults.filledIconButtonColors(
            containerColor = colors.primary,
            contentColor = colors.onPrimary,
            disabledContainerColor = overlayColor,
            disabledContentColor = colors.onSurface.copy(alpha = 0.38f)
        )
    ) {
        Icon(painterResource(icon), stringResource(label), Modifier.size(32.dp))
    }
}
