package com.example.digits.classify

import androidx.activity.compose.PredictiveBackHandler
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.runtime.mutableFloatStateOf
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.graphicsLayer

/**
 * Lets the back gesture lead to the camera while [isAway] from it. The [content] shrinks a little as
 * long as the gesture can still be taken back.
 */
@Composable
internal fun BackToCamera(
    isAway: Boolean,
    onBack: () -> Unit,
    content: @Composable BoxScope.() -> Unit
) {
    val progress = remember { mutableFloatStateOf(0f) }
    PredictiveBackHandler(isAway) { events ->
        try {
            events.collect { progress.floatValue = it.progress }
            onBack()
        } finally {
            progress.floatValue = 0f
        }
    }
    val shrinking = Modifier.graphicsLayer {
        val scale = 1 - SHRINKING * progress.floatValue
        scaleX = scale
        scaleY = scale
    }
    Box(shrinking.fillMaxSize(), content = content)
}

private const val SHRINKING = 0.1f
