@file:JvmName("StringResources_androidKt")

package androidx.compose.ui.res

import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import java.util.Locale
import screens.LocalProjectResources

@Composable
@ReadOnlyComposable
fun stringResource(id: Int): String = LocalProjectResources.current.string(id)

@Composable
@ReadOnlyComposable
fun stringResource(id: Int, vararg formatArgs: Any): String =
    String.format(Locale.getDefault(), LocalProjectResources.current.string(id), *formatArgs)

@Composable
@ReadOnlyComposable
fun stringArrayResource(id: Int): Array<String> = LocalProjectResources.current.stringArray(id).toTypedArray()

@Composable
@ReadOnlyComposable
fun pluralStringResource(id: Int, count: Int): String = LocalProjectResources.current.plural(id, count)

@Composable
@ReadOnlyComposable
fun pluralStringResource(id: Int, count: Int, vararg formatArgs: Any): String =
    String.format(Locale.getDefault(), LocalProjectResources.current.plural(id, count), *formatArgs)
