package com.example.digits.classify

import kotlin.math.exp
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.TimeMark
import kotlin.time.TimeSource
import com.example.digits.inference.Category
import com.example.digits.inference.Classification

/**
 * Lets scores glide to their new values, so that they can be read: exponential smoothing.
 *
 * @param threshold score from which a classification is confident.
 * @param timeConstant after this time, 63 % of a step has been made.
 */
class ScoreSmoother(
    private val threshold: Float,
    private val timeConstant: Duration = 300.milliseconds,
    private val clock: TimeSource = TimeSource.Monotonic
) {
    /** In the order in which they were shown. */
    private var shown = emptyList<Category>()
    private var latest: TimeMark? = null

    /** The [classification] of the next frame with smoothed scores; as many of them, best first. */
    fun smooth(classification: Classification): Classification {
        val weight = latest?.let { weight(it.elapsedNow()) } ?: 1f
        latest = clock.markNow()
        val targets = classification.categories.associateBy { it.index }
        val newcomers = targets.values.filter { new -> shown.none { it.index == new.index } }
        val previous = shown + newcomers.map { it.copy(score = 0f) }
        val ranked = rank(previous.map { it.glide(targets[it.index], weight) })
        // What has faded from the list needn't be kept.
        shown = ranked.filter { it.index in targets || it.score > FADED }
        return classification.copy(
            categories = ranked.take(targets.size),
            isConfident = ranked.first().score >= threshold
        )
    }

    private fun weight(elapsed: Duration): Float = 1 - exp(-(elapsed / timeConstant)).toFloat()

    /** A step towards [target], or towards nothing. */
    private fun Category.glide(target: Category?, weight: Float): Category {
        val goal = target?.score ?: 0f
        val smoothed = score + (goal - score) * weight
        // A score that isn't a number must not stay for ever.
        return copy(score = if (smoothed.isNaN()) goal else smoothed)
    }

    /** Best first, but those whose scores look the same keep their places: rows don't flicker. */
    private fun rank(categories: List<Category>): List<Category> {
        val ranked = mutableListOf<Category>()
        for (category in categories) {
            val place = ranked.indexOfFirst { category.score > it.score + INDISTINCT }
            ranked.add(if (place < 0) ranked.size else place, category)
        }
        return ranked
    }

    private companion object {
        const val FADED = 0.001f

        /** Half of the smallest step of a percentage. */
        const val INDISTINCT = 0.005f
    }
}
