@file:JvmName("PrimitiveResources_androidKt")

package androidx.compose.ui.res

import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import screens.LocalProjectResources

@Composable
@ReadOnlyComposable
fun integerResource(id: Int): Int = LocalProjectResources.current.integer(id)

@Composable
@ReadOnlyComposable
fun booleanResource(id: Int): Boolean = LocalProjectResources.current.boolean(id)
