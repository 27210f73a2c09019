package {{ cookiecutter.application_id }}.inference

import kotlin.math.max
import kotlin.math.min

/** A rectangle in pixels. */
data class PixelRegion(val left: Int, val top: Int, val width: Int, val height: Int)

/**
 * Which part of the upright picture goes to which part of the tensor.
 *
 * @property source the region of the picture that the model sees.
 * @property target where it lands in the tensor; the rest is padding.
 */
data class Fit(val source: PixelRegion, val target: PixelRegion) {
    companion object {
        /** Fits an upright picture of [picture]'s size to a tensor of [tensor]'s size. */
        fun of(mode: ResizeMode, picture: ImageSize, tensor: ImageSize): Fit = when (mode) {
            ResizeMode.STRETCH -> Fit(picture.whole(), tensor.whole())
            ResizeMode.CENTER_CROP -> Fit(crop(picture, tensor), tensor.whole())
            ResizeMode.LETTERBOX -> Fit(picture.whole(), letterbox(picture, tensor))
        }

        private fun crop(picture: ImageSize, tensor: ImageSize) = picture.centered(
            max(1, min(picture.width, picture.height * tensor.width / tensor.height)),
            max(1, min(picture.height, picture.width * tensor.height / tensor.width))
        )

        private fun letterbox(picture: ImageSize, tensor: ImageSize): PixelRegion {
            val fillsWidth = tensor.width * picture.height <= tensor.height * picture.width
            return if (fillsWidth) {
                val height = scaled(picture.height, tensor.width, picture.width)
                tensor.centered(tensor.width, min(tensor.height, height))
            } else {
                val width = scaled(picture.width, tensor.height, picture.height)
                tensor.centered(min(tensor.width, width), tensor.height)
            }
        }

        /** `length * numerator / denominator`, rounded to the nearest, at least 1. */
        private fun scaled(length: Int, numerator: Int, denominator: Int): Int =
            max(1, (2 * length * numerator + denominator) / (2 * denominator))

        private fun ImageSize.whole() = PixelRegion(0, 0, width, height)

        private fun ImageSize.centered(innerWidth: Int, innerHeight: Int) = PixelRegion(
            (width - innerWidth) / 2,
            (height - innerHeight) / 2,
            innerWidth,
            innerHeight
        )
    }
}
