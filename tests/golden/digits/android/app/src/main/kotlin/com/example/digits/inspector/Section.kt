package com.example.digits.inspector

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.text.style.TextDirection
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp

/** A part of the inspector under a heading that a screen reader can jump to. */
@Composable
internal fun Section(title: String, content: @Composable ColumnScope.() -> Unit) {
    Surface(
        modifier = Modifier.fillMaxWidth(),
        shape = MaterialTheme.shapes.large,
        color = MaterialTheme.colorScheme.surfaceBright
    ) {
        Column(Modifier.padding(16.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
            Text(
                text = title,
                modifier = Modifier.semantics { heading() },
                color = MaterialTheme.colorScheme.primary,
                style = MaterialTheme.typography.titleMedium
            )
            content()
        }
    }
}

/** A name and its value, which a screen reader says in one go; below each other if text is large. */
@Composable
internal fun Fact(
    name: String,
    value: String,
    modifier: Modifier = Modifier,
    isAlarming: Boolean = false
) {
    if (isTextLarge()) return WideFact(name, value, modifier, isAlarming)
    Row(
        modifier = modifier.fillMaxWidth().semantics(mergeDescendants = true) {},
        horizontalArrangement = Arrangement.spacedBy(16.dp)
    ) {
        FactName(name, Modifier.weight(NAME_SHARE))
        FactValue(value, isAlarming, Modifier.weight(1 - NAME_SHARE))
    }
}

/** A name above a value that needs all of the width. */
@Composable
internal fun WideFact(
    name: String,
    value: String,
    modifier: Modifier = Modifier,
    isAlarming: Boolean = false
) {
    Column(modifier.semantics(mergeDescendants = true) {}) {
        FactName(name)
        FactValue(value, isAlarming)
    }
}

@Composable
internal fun FactName(name: String, modifier: Modifier = Modifier) {
    Text(
        text = name,
        modifier = modifier,
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        style = MaterialTheme.typography.bodyMedium
    )
}

@Composable
private fun FactValue(value: String, isAlarming: Boolean, modifier: Modifier = Modifier) {
    Text(
        text = value,
        modifier = modifier,
        color = if (isAlarming) MaterialTheme.colorScheme.error else Color.Unspecified,
        style = MaterialTheme.typography.bodyMedium.forValues()
    )
}

/** A remark on the section. */
@Composable
internal fun Note(text: String) {
    Text(
        text = text,
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        style = MaterialTheme.typography.bodySmall
    )
}

/** Whether there is no room for two columns of text. */
@Composable
@ReadOnlyComposable
internal fun isTextLarge(): Boolean = LocalDensity.current.fontScale > LARGE_TEXT

/**
 * With digits of one width, so that a number that changes doesn't jump. Values bring their own
 * direction, "2.40 ms" even between words that are written from right to left, but begin on the
 * layout's side.
 */
@Composable
@ReadOnlyComposable
internal fun TextStyle.forValues(): TextStyle = copy(
    fontFeatureSettings = "tnum",
    textDirection = TextDirection.ContentOrLtr,
    textAlign = when (LocalLayoutDirection.current) {
        LayoutDirection.Ltr -> TextAlign.Left
        LayoutDirection.Rtl -> TextAlign.Right
    }
)

private const val NAME_SHARE = 0.4f
private const val LARGE_TEXT = 1.3f
