package com.example.digits.classify

import kotlin.math.E
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import kotlin.time.TestTimeSource
import com.example.digits.inference.Category

class ScoreSmootherTest {
    private val clock = TestTimeSource()
    private val smoother = ScoreSmoother(threshold = 0.6f, clock = clock)
    private val cat = Category(0, "cat", 1f)
    private val dog = Category(1, "dog", 1f)

    private fun smooth(vararg categories: Category, after: Duration = Duration.ZERO) =
        clock.plusAssign(after).let { smoother.smooth(FakeImageClassifier.answer(*categories)) }

    private fun labels(vararg categories: Category, after: Duration) =
        smooth(*categories, after = after).categories.map { it.label }

    @Test
    fun smooth_firstFrame_countsFully() {
        assertEquals(listOf(cat), smooth(cat).categories)
    }

    @Test
    fun smooth_otherLabel_takesOverInTime() {
        smooth(cat)

        assertEquals(listOf("cat"), labels(dog, after = 100.milliseconds))
        assertEquals(listOf("dog"), labels(dog, after = 300.milliseconds))
    }

    @Test
    fun smooth_afterTheTimeConstant_mostOfTheStepIsMade() {
        smooth(cat)

        val result = smooth(cat.copy(score = 0f), after = 300.milliseconds)

        assertEquals(1 / E.toFloat(), result.categories.single().score, 1e-3f)
    }

    @Test
    fun smooth_frameRate_doesNotMatter() {
        val slow = ScoreSmoother(threshold = 0.6f, clock = clock)
        val start = FakeImageClassifier.answer(cat)
        val end = FakeImageClassifier.answer(cat.copy(score = 0f))
        slow.smooth(start)
        smoother.smooth(start)

        repeat(9) { smooth(cat.copy(score = 0f), after = 33.milliseconds) }
        val expected = smooth(cat.copy(score = 0f), after = 33.milliseconds).categories.single()

        assertEquals(slow.smooth(end).categories.single().score, expected.score, 1e-4f)
    }

    @Test
    fun smooth_gliding_isConfidentByWhatIsShown() {
        smooth(cat)

        assertFalse(smooth(dog, after = 210.milliseconds).isConfident)
        assertTrue(smooth(dog, after = 1.seconds).isConfident)
    }

    @Test
    fun smooth_twoThatTakeTurns_keepTheirPlaces() {
        val first = arrayOf(cat.copy(score = 0.52f), dog.copy(score = 0.48f))
        val second = arrayOf(dog.copy(score = 0.52f), cat.copy(score = 0.48f))
        smooth(*first)

        val orders = (1..100).map {
            labels(*(if (it % 2 == 0) first else second), after = 33.milliseconds)
        }

        assertEquals(setOf(listOf("cat", "dog")), orders.toSet())
    }

    @Test
    fun smooth_manyNearlyEqual_areNeverVisiblyOutOfOrder() {
        val random = java.util.Random(1)

        repeat(500) {
            val frame = (0..9).map { Category(it, "$it", random.nextFloat() / 20) }
            val best = frame.sortedByDescending { it.score }.take(5)
            val shown = smooth(*best.toTypedArray(), after = 33.milliseconds).categories

            for ((place, category) in shown.withIndex()) {
                val below = shown.drop(place + 1).maxOfOrNull { it.score } ?: 0f
                assertTrue(below <= category.score + 0.0051f, "$shown")
            }
        }
    }

    @Test
    fun smooth_labelDropsOut_givesAsManyAsTheClassifier() {
        smooth(cat, dog.copy(score = 0.5f))

        assertEquals(1, smooth(cat, after = 33.milliseconds).categories.size)
    }

    @Test
    fun smooth_notANumber_doesNotStay() {
        smooth(cat.copy(score = Float.NaN))

        assertEquals(listOf(cat), smooth(cat, after = 1.seconds).categories)
    }
}
