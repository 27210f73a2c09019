package screens

import androidx.compose.ui.ExperimentalComposeUiApi
import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsOwner
import java.io.File
import java.util.Locale
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.test.TestCoroutineScheduler
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import org.jetbrains.skia.EncodedImageFormat
import org.jetbrains.skia.Image

/**
 * Draws every one of [shots] into [target] as PNG, writes what is wrong with their layout into `problems.tsv`, and into
 * `readings.tsv` the order in which a screen reader goes through them.
 */
fun render(shots: List<Shot>, resources: (isNight: Boolean) -> ProjectResources, target: File) {
    val readings = mutableListOf<String>()
    val problems = shots.flatMap { shot ->
        Locale.setDefault(shot.screen.locale)
        draw(shot, resources(shot.screen.isDark)) { image, owners ->
            val png = checkNotNull(image.encodeToData(EncodedImageFormat.PNG)) { "${shot.name} can't be encoded" }
            target.resolve("${shot.name}.png").writeBytes(png.bytes)
            readings += (listOf(shot.name) + readingOrder(owners)).joinToString("\t")
            layoutProblems(shot, owners, image).map { "${shot.name}\t$it" }
        }
    }
    target.resolve("problems.tsv").writeText(problems.joinToString("") { "$it\n" })
    target.resolve("readings.tsv").writeText(readings.joinToString("") { "$it\n" })
    target.resolve("captions.tsv").writeText(shots.joinToString("") { "${it.name}\t${it.caption}\n" })
}

/** Lets [shot] come to rest in a time of its own, so that it looks alike however fast the machine is. */
@OptIn(ExperimentalComposeUiApi::class, ExperimentalCoroutinesApi::class)
private fun <T> draw(
    shot: Shot,
    resources: ProjectResources,
    use: (Image, Collection<SemanticsOwner>) -> T
): T {
    val screen = shot.screen
    val clock = TestCoroutineScheduler()
    val scene = ImageComposeScene(
        width = (screen.width * screen.density).toInt(),
        height = (screen.height * screen.density).toInt(),
        density = screen.pixels,
        layoutDirection = screen.layoutDirection,
        coroutineContext = UnconfinedTestDispatcher(clock)
    ) { OnScreen(screen, resources, shot.content) }
    try {
        repeat(FRAMES) { frame ->
            scene.render(frame * FRAME_MILLIS * 1_000_000L).close()
            clock.advanceTimeBy(FRAME_MILLIS)
            if (frame == 0 && shot.tapped != null) tap(shot.tapped, scene.semanticsOwners.last())
        }
        return scene.render(FRAMES * FRAME_MILLIS * 1_000_000L).use { use(it, scene.semanticsOwners) }
    } finally {
        scene.close()
    }
}

/** As a screen reader does. */
private fun tap(name: String, owner: SemanticsOwner) {
    val node = owner.rootSemanticsNode.descendants()
        .single { SemanticsActions.OnClick in it.config && it.label == name }
    checkNotNull(node.config[SemanticsActions.OnClick].action) { "$name can't be tapped" }()
}

private const val FRAMES = 12
private const val FRAME_MILLIS = 250L
