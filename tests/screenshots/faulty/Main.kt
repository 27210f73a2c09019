package NAMESPACE.screenshots

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.text.BasicText
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.disabled
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.traversalIndex
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import java.io.File
import screens.ProjectResources
import screens.Screen
import screens.Shot
import screens.render

/** Screens with one fault each, but for the first, and one that isn’t read from top to bottom. */
fun main(arguments: Array<String>) {
    val (resources, target) = arguments.map(::File)
    val shots = listOf(
        shot("sound") {
            Label("Black on white")
            Box(Modifier.semantics { disabled() }) { Label("Grey, but switched off", Color.LightGray) }
            Label("Large grey", Color.Gray, size = 24)
            Target("One", 48)
            Target("Other", 48)
        },
        shot("ellipsis") { Label("A sentence that has no room to end", Modifier.width(100.dp), maxLines = 1) },
        shot("ellipsis-allowed", mayAbbreviate = true) {
            Label("A sentence that has no room to end", Modifier.width(100.dp), maxLines = 1)
        },
        shot("clipped") { Label("Too low", Modifier.height(8.dp)) },
        shot("outside") { Label("Beside the screen", Modifier.offset(x = 120.dp)) },
        shot("faint") { Label("Grey", Color.LightGray) },
        shot("faint-and-spoken-for") {
            Box(Modifier.clearAndSetSemantics { contentDescription = "Something" }) { Label("Grey", Color.LightGray) }
        },
        shot("overlap") {
            Label("One")
            Label("Other", Modifier.offset(y = (-10).dp))
        },
        shot("small-targets") {
            Target("One", 30)
            Target("Other", 30)
        },
        shot("target-at-the-edge") { Box(Modifier.offset(x = (-20).dp)) { Target("Edge", 40) } },
        shot("nameless-target") { Box(Modifier.size(48.dp).clickable {}) },
        shot("name-said-for-itself") {
            Box(Modifier.size(48.dp).clickable {}) {
                Box(Modifier.semantics(mergeDescendants = true) {}) { Label("Name") }
            }
        },
        shot("reading") {
            Column(Modifier.semantics {
                isTraversalGroup = true
                traversalIndex = 1f
            }) {
                Label("Third")
                Label("Second", Modifier.semantics { traversalIndex = -1f })
            }
            Box(Modifier.clearAndSetSemantics {}) { Label("Never") }
            Column(Modifier.clickable {}) {
                Label("First")
                Label("at once")
            }
        }
    )
    render(shots, { ProjectResources(resources, "NAMESPACE", isNight = it) }, target)
}

private fun shot(name: String, mayAbbreviate: Boolean = false, content: @Composable () -> Unit) =
    Shot(name, name, Screen(200, 200), mayAbbreviate) {
        Column(Modifier.fillMaxSize().background(Color.White).padding(20.dp)) { content() }
    }

@Composable
private fun Label(text: String, color: Color, size: Int = 16) =
    BasicText(text, style = TextStyle(color = color, fontSize = size.sp))

@Composable
private fun Label(text: String, modifier: Modifier = Modifier, maxLines: Int = Int.MAX_VALUE) =
    BasicText(text, modifier, TextStyle(fontSize = 16.sp), overflow = TextOverflow.Ellipsis, maxLines = maxLines)

@Composable
private fun Target(name: String, size: Int) = Box(
    Modifier.size(size.dp).clickable {}.semantics { contentDescription = name }
)
