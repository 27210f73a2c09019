package com.example.digits.classify

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.geometry.center
import androidx.compose.ui.layout.ContentScale
import kotlin.test.Test
import kotlin.test.assertEquals
import com.example.digits.inference.Classification
import com.example.digits.inference.Fit
import com.example.digits.inference.ImageSize
import com.example.digits.inference.ResizeMode

class SeenRegionTest {
    private val landscape = classificationOf(ImageSize(640, 480), ResizeMode.CENTER_CROP)

    @Test
    fun seenRegion_viewOfTheFramesShape_isScaled() {
        val place = placeOf(landscape.frame, Size(1280f, 960f), ContentScale.Crop)

        assertEquals(Rect(160f, 0f, 1120f, 960f), landscape.seenAt(place))
    }

    @Test
    fun seenRegion_tallViewThatIsFilled_isCutOffWithTheFrame() {
        val place = placeOf(landscape.frame, Size(480f, 960f), ContentScale.Crop)

        assertEquals(Rect(-240f, 0f, 720f, 960f), landscape.seenAt(place))
    }

    @Test
    fun seenRegion_tallViewThatHoldsTheWholeFrame_isInItsMiddle() {
        val place = placeOf(landscape.frame, Size(320f, 960f), ContentScale.Fit)

        assertEquals(Rect(40f, 360f, 280f, 600f), landscape.seenAt(place))
    }

    @Test
    fun seenRegion_letterboxAndStretch_areTheWholeFrame() {
        for (mode in listOf(ResizeMode.LETTERBOX, ResizeMode.STRETCH)) {
            val classification = classificationOf(ImageSize(480, 640), mode)
            val place = placeOf(classification.frame, Size(960f, 1280f), ContentScale.Crop)

            assertEquals(Rect(0f, 0f, 960f, 1280f), classification.seenAt(place))
        }
    }

    @Test
    fun seenRegion_zoomed_isEnlargedWithThePicture() {
        val view = Size(640f, 480f)
        val place = placeOf(landscape.frame, view, ContentScale.Fit)
        val zoom = Zoom().by(2f, view.center, Offset.Zero, place, view)

        assertEquals(Rect(-160f, -240f, 800f, 720f), landscape.seenAt(zoom.map(place)))
    }

    private fun Classification.seenAt(place: Rect) = seenRegion(frame, region, place)

    private fun classificationOf(frame: ImageSize, mode: ResizeMode) =
        FakeImageClassifier.answer.copy(
            frameSize = frame,
            seen = Fit.of(mode, frame, tensor = ImageSize(224, 224)).source
        )
}
