@file:JvmName("VectorResources_androidKt")

package androidx.compose.ui.res

import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.LocalDensity
import org.xml.sax.InputSource
import screens.LocalProjectResources

// What is to replace the loader reads resources packed by its own Gradle plugin.
@Suppress("DEPRECATION")
@Composable
fun ImageVector.Companion.vectorResource(id: Int): ImageVector {
    val resources = LocalProjectResources.current
    val density = LocalDensity.current
    return remember(id, resources, density) {
        loadXmlImageVector(InputSource(resources.drawable(id).reader()), density)
    }
}
