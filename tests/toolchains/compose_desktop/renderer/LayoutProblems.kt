package screens

import androidx.compose.ui.semantics.SemanticsOwner
import org.jetbrains.skia.Image

internal fun layoutProblems(screen: Screen, owners: Collection<SemanticsOwner>, image: Image): List<String> = emptyList()
