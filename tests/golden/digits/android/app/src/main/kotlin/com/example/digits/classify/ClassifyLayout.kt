package com.example.digits.classify

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.widthIn
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp

/**
 * What floats over the picture, or around it.
 *
 * @property buttons are put into a row or a column.
 * @property still a picture that isn't behind all of this but between it.
 * @property card gets less height than it wants if it must.
 */
internal class ClassifyParts(
    val status: @Composable () -> Unit,
    val buttons: @Composable () -> Unit,
    val still: (@Composable () -> Unit)?,
    val card: @Composable () -> Unit,
    val controls: @Composable () -> Unit
)

/** Places [parts], with card and controls on the trailing side of a window that is rather wide. */
@Composable
internal fun ClassifyLayout(parts: ClassifyParts, modifier: Modifier = Modifier) {
    BoxWithConstraints(modifier.fillMaxSize().safeDrawingPadding().padding(16.dp, 12.dp)) {
        if (maxWidth > maxHeight) {
            val wanted = maxWidth * 0.32f * LocalDensity.current.fontScale.coerceIn(1f, 1.4f)
            WideLayout(parts, trailing = wanted.coerceIn(248.dp, 400.dp))
        } else {
            TallLayout(parts)
        }
    }
}

@Composable
private fun WideLayout(parts: ClassifyParts, trailing: Dp) {
    Row(horizontalArrangement = spaced) {
        Column(Modifier.weight(1f), verticalArrangement = spaced) {
            parts.status()
            parts.buttons()
            Box(Modifier.weight(1f)) { parts.still?.invoke() }
        }
        Column(Modifier.width(trailing), verticalArrangement = spaced) {
            Box(Modifier.weight(1f), Alignment.BottomCenter) { parts.card() }
            parts.controls()
        }
    }
}

@Composable
private fun TallLayout(parts: ClassifyParts) {
    Column(verticalArrangement = spaced) {
        Row(horizontalArrangement = spaced) {
            Box(Modifier.weight(1f)) { parts.status() }
            parts.buttons()
        }
        BoxWithConstraints(Modifier.weight(1f)) {
            val greatest = if (parts.still == null) maxHeight else maxHeight * 0.6f
            Column(Modifier.fillMaxWidth(), verticalArrangement = spaced) {
                Box(Modifier.weight(1f)) { parts.still?.invoke() }
                Box(
                    modifier = Modifier
                        .align(Alignment.CenterHorizontally)
                        .widthIn(max = 520.dp)
                        .heightIn(max = greatest)
                ) { parts.card() }
            }
        }
        parts.controls()
    }
}

private val spaced = Arrangement.spacedBy(12.dp)
