@file:JvmName("ColorResources_androidKt")

package androidx.compose.ui.res

import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.ui.graphics.Color
import screens.LocalProjectResources

@Composable
@ReadOnlyComposable
fun colorResource(id: Int): Color = LocalProjectResources.current.color(id)
