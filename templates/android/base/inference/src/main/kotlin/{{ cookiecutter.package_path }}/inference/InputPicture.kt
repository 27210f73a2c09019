package {{ cookiecutter.application_id }}.inference

/**
 * What the model saw: an input tensor turned back into a picture.
 *
 * @property argb a colour for each pixel, row by row.
 * @property lowest the tensor's smallest real value.
 * @property highest the tensor's greatest real value.
 */
class InputPicture(
    val width: Int,
    val height: Int,
    val argb: IntArray,
    val lowest: Float,
    val highest: Float
)
