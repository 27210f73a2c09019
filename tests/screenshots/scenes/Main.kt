package NAMESPACE.screenshots

import java.io.File
import screens.ProjectResources
import screens.render

/** Draws the app's screens with the resources in the first folder into the second one. */
fun main(arguments: Array<String>) {
    val (resources, target) = arguments.map(::File)
    val shots = cameraShots + heldShots + loadingShots + messageShots + sheetShots + iconShots
    render(shots, { ProjectResources(resources, "NAMESPACE", isNight = it) }, target)
}
