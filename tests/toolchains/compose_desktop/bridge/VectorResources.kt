@file:JvmName("VectorResources_androidKt")

package androidx.compose.ui.res

import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.LocalDensity
import screens.LocalProjectResources

@Composable
fun ImageVector.Companion.vectorResource(id: Int): ImageVector {
    val resources = LocalProjectResources.current
    val density = LocalDensity.current
    return remember(id, resources, density) { resources.vector(id, density) }
}
