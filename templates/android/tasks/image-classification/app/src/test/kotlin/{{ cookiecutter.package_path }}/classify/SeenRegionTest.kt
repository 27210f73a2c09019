package {{ cookiecutter.application_id }}.classify

import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.geometry.Size
import kotlin.test.Test
import kotlin.test.assertEquals

class SeenRegionTest {
    @Test
    fun seenRegion_viewOfTheFramesShape_isScaled() {
        val region = seenRegion(FakeImageClassifier.answer, Size(1280f, 960f))

        assertEquals(Rect(160f, 0f, 1120f, 960f), region)
    }

    @Test
    fun seenRegion_tallView_isCutOffWithTheFrame() {
        val region = seenRegion(FakeImageClassifier.answer, Size(480f, 960f))

        assertEquals(Rect(-240f, 0f, 720f, 960f), region)
    }
}
