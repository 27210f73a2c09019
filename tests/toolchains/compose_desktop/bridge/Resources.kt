package screens

import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.res.loadXmlImageVector
import androidx.compose.ui.unit.Density
import java.io.File
import javax.xml.parsers.DocumentBuilderFactory
import org.w3c.dom.Element
import org.xml.sax.InputSource

/** The resources of the project whose screens are drawn. */
val LocalProjectResources = staticCompositionLocalOf<ProjectResources> { error("no project") }

/** The resources in [folder], by the identifiers of the class `R` in the package [namespace]. */
class ProjectResources(private val folder: File, private val namespace: String, private val isNight: Boolean) {
    private val elements = elements("values") + if (isNight) elements("values-night") else emptyMap()

    fun string(id: Int): String = unescaped(element("string", id).textContent)

    fun stringArray(id: Int): List<String> = items("array", id).map { unescaped(it.textContent) }

    /** By English rules, which know one and all else. */
    fun plural(id: Int, count: Int): String {
        val items = items("plurals", id).associateBy { it.getAttribute("quantity") }
        val item = items["one"].takeIf { count == 1 } ?: items.getValue("other")
        return unescaped(item.textContent)
    }

    fun integer(id: Int): Int = element("integer", id).textContent.trim().toInt()

    fun boolean(id: Int): Boolean = element("bool", id).textContent.trim().toBoolean()

    fun color(id: Int): Color = parsedColor(resolvedColor("@color/${name("color", id)}"))

    fun vector(id: Int, density: Density): ImageVector = vector(name("drawable", id), density)

    // What is to replace the loader reads resources packed by its own Gradle plugin.
    @Suppress("DEPRECATION")
    fun vector(drawable: String, density: Density): ImageVector {
        val text = file("drawable", drawable).readText()
        // The loader knows no references.
        val plain = text.replace(COLOR_REFERENCE) { "\"${resolvedColor(it.groupValues[1])}\"" }
        return loadXmlImageVector(InputSource(plain.reader()), density)
    }

    private fun resolvedColor(value: String): String = when {
        value.startsWith("#") -> value
        value == "@android:color/white" -> "#FFFFFFFF"
        value == "@android:color/black" -> "#FF000000"
        value == "@android:color/transparent" -> "#00000000"
        else -> resolvedColor(elements.getValue("color" to value.removePrefix("@color/")).textContent.trim())
    }

    fun file(kind: String, name: String): File {
        val folders = listOf("$kind-night".takeIf { isNight }, kind, "$kind-anydpi-v26")
        return folders.filterNotNull().map { folder.resolve(it).resolve("$name.xml") }.first { it.exists() }
    }

    private fun element(kind: String, id: Int): Element = elements.getValue(kind to name(kind, id))

    private fun items(kind: String, id: Int): List<Element> = element(kind, id).children()

    private fun name(kind: String, id: Int): String =
        Class.forName("$namespace.R$$kind").fields.first { it.getInt(null) == id }.name

    private fun elements(values: String): Map<Pair<String, String>, Element> {
        val files = folder.resolve(values).listFiles { file -> file.extension == "xml" }.orEmpty()
        return files.flatMap { document(it).children() }
            .associateBy { (if (it.tagName.endsWith("-array")) "array" else it.tagName) to it.getAttribute("name") }
    }
}

fun document(file: File): Element =
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file).documentElement

fun Element.children(): List<Element> =
    (0 until childNodes.length).map { childNodes.item(it) }.filterIsInstance<Element>()

/** `#RGB`, `#RRGGBB` or `#AARRGGBB`. */
fun parsedColor(text: String): Color {
    val digits = text.removePrefix("#").let { if (it.length < 5) it.map { c -> "$c$c" }.joinToString("") else it }
    return Color(digits.padStart(8, 'f').toLong(16))
}

/** A string resource as aapt2 understands it: quotes, escapes, white space. */
private fun unescaped(text: String): String {
    val isQuoted = text.trim().let { it.length > 1 && it.startsWith('"') && it.endsWith('"') }
    val plain = if (isQuoted) text.trim().removeSurrounding("\"") else text.trim().replace(Regex("""\s+"""), " ")
    return plain.replace(ESCAPE) {
        val escape = it.groupValues[1]
        when {
            escape == "n" -> "\n"
            escape == "t" -> "\t"
            escape.length == 5 -> escape.drop(1).toInt(16).toChar().toString()
            else -> escape
        }
    }
}

private val ESCAPE = Regex("""\\(u[0-9a-fA-F]{4}|.)""")
private val COLOR_REFERENCE = Regex(""""(@(?:android:)?color/\w+)"""")
