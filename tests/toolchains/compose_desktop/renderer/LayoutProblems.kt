package screens

import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsOwner
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.isSpecified
import org.jetbrains.skia.Image

/** What would hinder a person before [shot]: texts cut off or faint, things that overlap, targets too small to hit. */
internal fun layoutProblems(shot: Shot, owners: Collection<SemanticsOwner>, image: Image): List<String> {
    // What lies below a sheet or a menu is neither read nor touched.
    val root = owners.last().unmergedRootSemanticsNode
    val screen = shot.screen
    val texts = LayoutTree.nodes(root).filter { it.isSeen && !it.text.isNullOrBlank() }
    val targets = root.descendants().filter { it.isSeen && SemanticsActions.OnClick in it.config }
    return Pixels(image).use { pixels ->
        texts.mapNotNull { cutOff(it, shot.mayAbbreviate) } +
            texts.mapNotNull { faint(it, screen, pixels) } +
            targets.mapNotNull { small(it, screen) } +
            targets.mapNotNull { unnamed(it) } +
            targets.filterNot { it.boundsInWindow.covers(image) }.let { overlaps(texts + it) + crowded(it) }
    }
}

internal fun SemanticsNode.descendants(): List<SemanticsNode> = listOf(this) + children.flatMap { it.descendants() }

private fun SemanticsNode.ancestors() = generateSequence(parent) { it.parent }

private val SemanticsNode.isSeen get() = boundsInWindow.width >= 1 && boundsInWindow.height >= 1

private val SemanticsNode.isScrolled get() =
    ancestors().any { SemanticsProperties.VerticalScrollAxisRange in it.config }

private val SemanticsNode.text get() = config.getOrNull(SemanticsProperties.Text)?.joinToString("\n") { it.text }

internal val SemanticsNode.label get() =
    config.getOrNull(SemanticsProperties.ContentDescription)?.joinToString() ?: text

private val SemanticsNode.name get() = "“${descendants().firstNotNullOfOrNull { it.label } ?: "#$id"}”"

private fun SemanticsNode.layoutResult(): TextLayoutResult? {
    val results = mutableListOf<TextLayoutResult>()
    config.getOrNull(SemanticsActions.GetTextLayoutResult)?.action?.invoke(results)
    return results.firstOrNull()
}

private fun cutOff(node: SemanticsNode, mayAbbreviate: Boolean): String? {
    val layout = node.layoutResult()
    val bounds = node.boundsInWindow
    return when {
        layout != null && layout.multiParagraph.didExceedMaxLines ->
            "${node.name} ends in an ellipsis".takeUnless { mayAbbreviate }

        layout != null && layout.isLargerThan(node) -> "${node.name} is larger than its place"
        bounds.width < node.size.width - 1 -> "${node.name} is cut off at a side"
        bounds.height < node.size.height - 1 && !node.isScrolled -> "${node.name} is cut off at the top or bottom"
        else -> null
    }
}

private fun TextLayoutResult.isLargerThan(node: SemanticsNode): Boolean {
    val widest = (0 until lineCount).maxOf { getLineRight(it) - getLineLeft(it) }
    return widest > node.size.width + 1 || multiParagraph.height > node.size.height + 1
}

private fun faint(node: SemanticsNode, screen: Screen, pixels: Pixels): String? {
    val isDisabled = (sequenceOf(node) + node.ancestors()).any { SemanticsProperties.Disabled in it.config }
    if (isDisabled) return null
    val contrast = pixels.contrast(node.writing())
    val least = if (node.isLarge(screen)) LEAST_CONTRAST_OF_LARGE_TEXT else LEAST_CONTRAST
    return if (contrast < least) "${node.name} has a contrast of %.1f".format(contrast) else null
}

/** Where the text itself stands, without the room beside it. */
private fun SemanticsNode.writing(): Rect {
    val layout = layoutResult() ?: return boundsInWindow
    val lines = 0 until layout.lineCount
    val line = Rect(
        left = lines.minOf(layout::getLineLeft),
        top = layout.getLineTop(0),
        right = lines.maxOf(layout::getLineRight),
        bottom = layout.getLineBottom(lines.last)
    )
    val place = line.translate(positionInWindow).intersect(boundsInWindow)
    return if (place.isEmpty) boundsInWindow else place
}

/** Large enough to be read at less contrast: from 24 px of CSS on, or from 18.5 px on if it is bold. */
private fun SemanticsNode.isLarge(screen: Screen): Boolean {
    val style = layoutResult()?.layoutInput?.style ?: return false
    val size = if (style.fontSize.isSpecified) style.fontSize.value * screen.fontScale else 0f
    return size >= 24f || (size >= 18.5f && (style.fontWeight ?: FontWeight.Normal) >= FontWeight.Bold)
}

private fun small(node: SemanticsNode, screen: Screen): String? {
    val place = Rect(0f, 0f, screen.width * screen.density, screen.height * screen.density)
    val bounds = if (node.isScrolled) node.touchBoundsInRoot else node.touchBoundsInRoot.intersect(place)
    val (width, height) = listOf(bounds.width, bounds.height).map { it / screen.density }
    val isSmall = minOf(width, height) < LEAST_TARGET - 0.5f
    return if (isSmall) "${node.name} can be hit on %.0f × %.0f dp only".format(width, height) else null
}

private fun unnamed(node: SemanticsNode): String? =
    "a target at %.0f, %.0f has no name".format(node.boundsInWindow.left, node.boundsInWindow.top)
        .takeIf { node.spokenTogether().none { it.label != null } }

/** What a screen reader says as one: what merges its own descendants is said for itself. */
private fun SemanticsNode.spokenTogether(): List<SemanticsNode> =
    listOf(this) + children.filterNot { it.config.isMergingSemanticsOfDescendants }.flatMap { it.spokenTogether() }

private fun overlaps(nodes: List<SemanticsNode>): List<String> =
    pairs(nodes).filter { (one, other) -> one.boundsInWindow.cuts(other.boundsInWindow) }
        .filterNot { (one, other) -> one.mayBeBelow(other) || other.mayBeBelow(one) }
        .map { (one, other) -> "${one.name} and ${other.name} overlap" }

/** A notice that goes away by itself may lie over a text, but over nothing that is to be hit. */
private fun SemanticsNode.mayBeBelow(other: SemanticsNode): Boolean =
    SemanticsActions.OnClick !in config && other.ancestors().any { SemanticsActions.Dismiss in it.config }

/** Small targets can be hit around their edges too, but not where that is another's place. */
private fun crowded(targets: List<SemanticsNode>): List<String> =
    pairs(targets).filter { (one, other) -> one.touchBoundsInRoot.cuts(other.touchBoundsInRoot) }
        .map { (one, other) -> "${one.name} and ${other.name} are too close to be hit" }

private fun pairs(nodes: List<SemanticsNode>): List<Pair<SemanticsNode, SemanticsNode>> =
    nodes.flatMapIndexed { index, node -> nodes.drop(index + 1).map { node to it } }
        .filterNot { (one, other) -> one.isWithin(other) || other.isWithin(one) }

private fun SemanticsNode.isWithin(other: SemanticsNode): Boolean =
    id == other.id || ancestors().any { it.id == other.id }

/** As what dims the screen behind a sheet does, and closes it when it is hit. */
private fun Rect.covers(image: Image): Boolean = width >= image.width && height >= image.height

private fun Rect.cuts(other: Rect): Boolean = intersect(other).let { it.width > 1 && it.height > 1 }

private const val LEAST_CONTRAST = 4.5
private const val LEAST_CONTRAST_OF_LARGE_TEXT = 3.0
private const val LEAST_TARGET = 48f
