package {{ cookiecutter.application_id }}.classify

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
import androidx.compose.ui.unit.dp

/**
 * Places what floats over the picture: the card and the controls below it, or on the trailing side
 * where the window is wider than high.
 *
 * @param middle fills the place that the others leave.
 * @param card gets less height than it wants where there isn't enough.
 */
@Composable
internal fun ClassifyLayout(
    modifier: Modifier = Modifier,
    top: @Composable () -> Unit,
    middle: @Composable () -> Unit,
    card: @Composable () -> Unit,
    controls: @Composable () -> Unit
) {
    BoxWithConstraints(modifier.fillMaxSize().safeDrawingPadding().padding(16.dp)) {
        val isWide = maxWidth > maxHeight
        val trailingWidth = (maxWidth * 0.32f).coerceIn(248.dp, 400.dp)
        val cardHeight = maxHeight / 2
        Column(verticalArrangement = Arrangement.spacedBy(16.dp)) {
            top()
            if (isWide) {
                Row(Modifier.weight(1f), Arrangement.spacedBy(16.dp)) {
                    Box(Modifier.weight(1f)) { middle() }
                    Column(Modifier.width(trailingWidth), Arrangement.spacedBy(16.dp)) {
                        Box(Modifier.weight(1f), Alignment.BottomCenter) { card() }
                        controls()
                    }
                }
            } else {
                Box(Modifier.weight(1f)) { middle() }
                Box(
                    modifier = Modifier
                        .align(Alignment.CenterHorizontally)
                        .widthIn(max = 520.dp)
                        .fillMaxWidth()
                        .heightIn(max = cardHeight)
                ) { card() }
                controls()
            }
        }
    }
}
