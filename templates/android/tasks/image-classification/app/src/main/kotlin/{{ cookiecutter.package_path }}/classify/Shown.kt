package {{ cookiecutter.application_id }}.classify

import {{ cookiecutter.application_id }}.inference.Classification
import {{ cookiecutter.application_id }}.inference.Frame

/**
 * What is in the picture area, and what a classifier said of it.
 *
 * @property held the pixels of a scene that isn't live.
 * @property isFreezing whether the next frame of the camera is to be held.
 */
internal data class Shown(
    val scene: Scene = Scene.Live,
    val held: Frame? = null,
    val isFreezing: Boolean = false,
    val reading: Reading? = null
)

/** A [classification] and the classifier [by] which it was made. */
internal class Reading(
    val by: SessionState.Open,
    val classification: Classification,
    val pace: Pace? = null
)
