package com.example.digits.classify

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.geometry.Size
import kotlin.test.Test
import kotlin.test.assertEquals

class ZoomTest {
    private val view = Size(400f, 800f)

    /** A picture as wide as the view, with a gap above and below. */
    private val place = Rect(0f, 200f, 400f, 600f)

    @Test
    fun by_pinch_keepsWhatIsBetweenTheFingersThere() {
        val focus = Offset(100f, 350f)

        val zoom = Zoom().by(4f, focus, Offset.Zero, place, view)

        assertEquals(4f, zoom.scale)
        assertEquals(focus, zoom.map(Rect(focus, Size.Zero)).topLeft)
    }

    @Test
    fun by_pan_movesThePicture() {
        val zoom = Zoom(4f, Offset(-600f, -1200f))

        val moved = zoom.by(1f, Offset.Zero, pan = Offset(50f, -70f), place, view)

        assertEquals(Zoom(4f, Offset(-550f, -1270f)), moved)
    }

    @Test
    fun by_panBeyondTheEdge_stopsAtTheEdge() {
        val zoom = Zoom(4f, Offset(-600f, -1200f))

        val moved = zoom.by(1f, Offset.Zero, pan = Offset(9_000f, -9_000f), place, view)

        assertEquals(Rect(0f, -800f, 1600f, 800f), moved.map(place))
    }

    @Test
    fun by_pictureSmallerThanTheView_staysInItsMiddle() {
        val zoom = Zoom().by(1.5f, Offset.Zero, pan = Offset(0f, 300f), place, view)

        assertEquals(400f, zoom.map(place).center.y)
    }

    @Test
    fun by_fingersMeet_showsThePictureAsAWhole() {
        val zoom = Zoom(4f, Offset(-600f, -1200f)).by(0.01f, Offset.Zero, Offset.Zero, place, view)

        assertEquals(place, zoom.map(place))
    }

    @Test
    fun by_fingersFarApart_hasALimit() {
        assertEquals(8f, Zoom().by(100f, Offset.Zero, Offset.Zero, place, view).scale)
    }

    @Test
    fun toggled_twice_leadsBack() {
        val close = Zoom().toggled(Offset(200f, 400f), place, view)

        assertEquals(Rect(-400f, -200f, 800f, 1000f), close.map(place))
        assertEquals(Zoom(), close.toggled(Offset(10f, 10f), place, view))
    }
}
