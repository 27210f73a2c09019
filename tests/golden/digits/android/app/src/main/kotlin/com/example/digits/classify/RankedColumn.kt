package com.example.digits.classify

import androidx.compose.animation.core.Spring
import androidx.compose.animation.core.animateFloatAsState
import androidx.compose.animation.core.spring
import androidx.compose.foundation.layout.Box
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.ui.Modifier
import androidx.compose.ui.layout.Layout
import androidx.compose.ui.layout.ParentDataModifier
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.util.lerp
import kotlin.math.roundToInt

/**
 * A column whose items glide to their new places when their order changes, and turn back at once
 * when it changes again. They jump where the system's animations are switched off.
 *
 * @param id tells an item from the others wherever it stands.
 * @param row draws an item, given its rank: 0 for the first, with fractions on the way.
 */
@Composable
internal fun <T> RankedColumn(
    items: List<T>,
    id: (T) -> Any,
    spacing: Dp,
    modifier: Modifier = Modifier,
    row: @Composable (T, Float) -> Unit
) {
    Layout(
        content = {
            items.forEachIndexed { place, item ->
                key(id(item)) {
                    val rank by animateFloatAsState(place.toFloat(), spring(stiffness = STIFFNESS))
                    Box(Rank(rank)) { row(item, rank) }
                }
            }
        },
        modifier = modifier
    ) { measurables, constraints ->
        val rows = measurables.map { it.measure(constraints.copy(minHeight = 0)) }
        val tops = rows.runningFold(0) { top, row -> top + row.height + spacing.roundToPx() }
        layout(constraints.maxWidth, (tops.last() - spacing.roundToPx()).coerceAtLeast(0)) {
            rows.forEachIndexed { place, row ->
                val rank = (measurables[place].parentData as Rank).value
                row.placeRelative(0, tops.at(rank))
            }
        }
    }
}

/** Where an item of [rank] begins: between two places while it is on its way. */
private fun List<Int>.at(rank: Float): Int {
    val place = rank.toInt().coerceIn(0, lastIndex - 1)
    return lerp(this[place].toFloat(), this[place + 1].toFloat(), rank - place).roundToInt()
}

private data class Rank(val value: Float) : ParentDataModifier {
    override fun Density.modifyParentData(parentData: Any?): Any = this@Rank
}

private const val STIFFNESS = Spring.StiffnessMediumLow
