package screens

import androidx.compose.ui.semantics.SemanticsConfiguration
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsOwner
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull

/** What a screen reader names one after the other; only the topmost of [owners], as below a sheet nothing is read. */
internal fun readingOrder(owners: Collection<SemanticsOwner>): List<String> =
    Traversal.stops(owners.last(), ::isStop).map { Traversal.merged(it).words }

/** Android's rule: what speaks for its descendants, and what has something to say and nobody to speak for it. */
private fun isStop(node: SemanticsNode): Boolean = when {
    Traversal.isHidden(node) -> false
    node.config.isMergingSemanticsOfDescendants -> true
    else -> node.config.isSpoken && Traversal.isLeaf(node) && !node.isSpokenFor
}

private val SemanticsNode.isSpokenFor
    get() = generateSequence(parent) { it.parent }.any { it.config.isMergingSemanticsOfDescendants }

private val SemanticsConfiguration.isSpoken
    get() = words.isNotEmpty() || spokenStates.any { it in this }

private val spokenStates = listOf(
    SemanticsProperties.StateDescription,
    SemanticsProperties.ProgressBarRangeInfo,
    SemanticsProperties.ToggleableState
)

private val SemanticsConfiguration.words: String
    get() {
        val descriptions = getOrNull(SemanticsProperties.ContentDescription).orEmpty()
        val texts = getOrNull(SemanticsProperties.Text).orEmpty().map { it.text }
        return (descriptions + texts).joinToString().replace('\n', ' ')
    }
