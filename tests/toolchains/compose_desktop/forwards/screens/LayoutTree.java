package screens;

import androidx.compose.ui.node.LayoutNode;
import androidx.compose.ui.semantics.SemanticsNode;
import androidx.compose.ui.semantics.SemanticsNodeKt;
import java.util.ArrayList;
import java.util.List;

/** Ways to what Compose shows to no Kotlin outside of it. */
final class LayoutTree {
  private LayoutTree() {}

  /** All nodes below {@code root} that mean something, those too that an ancestor speaks for. */
  static List<SemanticsNode> nodes(SemanticsNode root) {
    List<SemanticsNode> nodes = new ArrayList<>();
    collect(root.getLayoutNode$ui(), nodes);
    return nodes;
  }

  private static void collect(LayoutNode node, List<SemanticsNode> nodes) {
    if (!node.isPlaced()) return;
    if (node.getSemanticsConfiguration() != null) {
      nodes.add(SemanticsNodeKt.SemanticsNode(node, false));
    }
    for (LayoutNode child : node.getChildren$ui()) collect(child, nodes);
  }
}
