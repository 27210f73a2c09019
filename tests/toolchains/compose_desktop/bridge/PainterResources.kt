@file:JvmName("PainterResources_androidKt")

package androidx.compose.ui.res

import androidx.compose.runtime.Composable
import androidx.compose.ui.graphics.painter.Painter
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.graphics.vector.rememberVectorPainter

/** Of a vector drawable: generated apps have no others. */
@Composable
fun painterResource(id: Int): Painter = rememberVectorPainter(ImageVector.vectorResource(id))
