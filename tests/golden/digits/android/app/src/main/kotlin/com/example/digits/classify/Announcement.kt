package com.example.digits.classify

import androidx.compose.foundation.layout.Spacer
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.runtime.setValue
import androidx.compose.runtime.snapshotFlow
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.traversalIndex
import kotlin.time.Duration.Companion.seconds

/**
 * What a screen reader says of the result card: the best [row], at most every two seconds. It is
 * invisible and stays where it is, so that rows may move without being announced themselves.
 */
@Composable
internal fun Announcement(row: ResultRow, modifier: Modifier = Modifier) {
    val latest by rememberUpdatedState(rowDescription(row))
    var announced by remember { mutableStateOf(latest) }
    LaunchedEffect(Unit) {
        snapshotFlow { latest }.throttled(2.seconds).collect { announced = it }
    }
    Spacer(
        modifier.semantics {
            contentDescription = announced
            liveRegion = LiveRegionMode.Polite
            traversalIndex = -1f
        }
    )
}
