package {{ cookiecutter.application_id }}.picture

import androidx.compose.ui.graphics.ImageBitmap
import {{ cookiecutter.application_id }}.inference.Frame

/** A picture that stays: for the screen and, with the same pixels, for the classifier. */
class StillPicture(val image: ImageBitmap, val frame: Frame)
