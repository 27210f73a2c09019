package screens;

import androidx.collection.IntObjectMap;
import androidx.compose.ui.semantics.SemanticsConfiguration;
import androidx.compose.ui.semantics.SemanticsNode;
import androidx.compose.ui.semantics.SemanticsNodeWithAdjustedBounds;
import androidx.compose.ui.semantics.SemanticsOwner;
import androidx.compose.ui.semantics.SemanticsOwnerKt;
import androidx.compose.ui.semantics.SemanticsSortKt;
import java.util.List;
import kotlin.jvm.functions.Function1;

/** The order that Compose gives to a screen reader on Android, which it shows to no Kotlin outside of it. */
final class Traversal {
  private static final int ROOT = -1;

  private Traversal() {}

  /** The nodes that nothing covers and that {@code isStop} takes, sorted by groups, indices and places. */
  static List<SemanticsNode> stops(SemanticsOwner owner, Function1<SemanticsNode, Boolean> isStop) {
    IntObjectMap<SemanticsNodeWithAdjustedBounds> uncovered =
        SemanticsOwnerKt.getAllUncoveredSemanticsNodesToIntObjectMap(owner, ROOT, node -> false);
    SemanticsNode root = owner.getUnmergedRootSemanticsNode();
    return SemanticsSortKt.subtreeSortedByGeometryGrouping(
        root, node -> uncovered.contains(node.getId()), isStop, List.of(root));
  }

  static boolean isHidden(SemanticsNode node) {
    return SemanticsOwnerKt.isHidden(node);
  }

  /** Whether there is nothing below it, or nothing that it doesn't replace by what it says itself. */
  static boolean isLeaf(SemanticsNode node) {
    return node.getReplacedChildren$ui().isEmpty();
  }

  /** With what its descendants say, if it speaks for them. */
  static SemanticsConfiguration merged(SemanticsNode node) {
    return node.copyWithMergingEnabled$ui().getConfig();
  }
}
