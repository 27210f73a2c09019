package NAMESPACE.screenshots

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.requiredSize
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.foundation.shape.GenericShape
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.paint
import androidx.compose.ui.graphics.BlendMode
import androidx.compose.ui.graphics.Brush
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.ColorFilter
import androidx.compose.ui.graphics.Shape
import androidx.compose.ui.graphics.painter.Painter
import androidx.compose.ui.graphics.vector.rememberVectorPainter
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import screens.Bars
import screens.LocalProjectResources
import screens.Screen
import screens.Shot
import screens.children
import screens.document

internal val iconShots = listOf(
    Shot("icon", "The icon on a home screen", Screen(464, 168, density = 2f, bars = Bars(0, 0))) {
        val wallpaper = Brush.verticalGradient(listOf(Color(0xFF39495C), Color(0xFF1F2833)))
        Row(
            modifier = Modifier.fillMaxSize().background(wallpaper),
            horizontalArrangement = Arrangement.SpaceEvenly,
            verticalAlignment = Alignment.CenterVertically
        ) {
            Icon("Circle", CircleShape) { Layers("background", "foreground") }
            Icon("Squircle", Squircle) { Layers("background", "foreground") }
            Icon("Themed", CircleShape) { Themed(Color(0xFFD3E3FD), Color(0xFF0B57D0)) }
            Icon("Themed, dark", CircleShape) { Themed(Color(0xFF0F2A4A), Color(0xFFA8C7FA)) }
            Icon("Android 7", null) { Box(Modifier.fillMaxSize().paint(vector("ic_launcher_round"))) }
        }
    }
)

@Composable
private fun Icon(caption: String, mask: Shape?, content: @Composable () -> Unit) {
    Column(horizontalAlignment = Alignment.CenterHorizontally, verticalArrangement = Arrangement.spacedBy(12.dp)) {
        Box(
            modifier = Modifier.size(64.dp).then(if (mask == null) Modifier else Modifier.clip(mask)),
            contentAlignment = Alignment.Center
        ) { content() }
        Text(caption, color = Color.White, fontSize = 12.sp)
    }
}

/** Of the layers' 108 units a mask shows the middle 72. */
@Composable
private fun Layers(vararg names: String) {
    for (name in names) Box(Modifier.requiredSize(96.dp).paint(layer(name)))
}

@Composable
private fun Themed(field: Color, mark: Color) {
    val tint = ColorFilter.tint(mark, BlendMode.SrcIn)
    Box(Modifier.requiredSize(96.dp).background(field).paint(layer("monochrome"), colorFilter = tint))
}

@Composable
private fun layer(name: String): Painter {
    val icon = document(LocalProjectResources.current.file("mipmap", "ic_launcher"))
    val drawable = icon.children().single { it.tagName == name }.getAttribute("android:drawable")
    return vector(drawable.removePrefix("@drawable/"))
}

@Composable
private fun vector(drawable: String): Painter =
    rememberVectorPainter(LocalProjectResources.current.vector(drawable, LocalDensity.current))

/** The outline that Android itself calls so. */
private val Squircle = GenericShape { size, _ ->
    val (x, y) = size.width / 100 to size.height / 100
    moveTo(50 * x, 0f)
    cubicTo(10 * x, 0f, 0f, 10 * y, 0f, 50 * y)
    cubicTo(0f, 90 * y, 10 * x, 100 * y, 50 * x, 100 * y)
    cubicTo(90 * x, 100 * y, 100 * x, 90 * y, 100 * x, 50 * y)
    cubicTo(100 * x, 10 * y, 90 * x, 0f, 50 * x, 0f)
    close()
}
