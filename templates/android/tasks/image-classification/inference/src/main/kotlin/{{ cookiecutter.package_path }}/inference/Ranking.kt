package {{ cookiecutter.application_id }}.inference

/**
 * Fills [ranking] with the indices of the greatest [scores], greatest first.
 *
 * Equal scores stay in the order of their indices; a NaN counts as less than everything.
 */
internal fun rank(scores: FloatArray, ranking: IntArray) {
    var filled = 0
    for (index in scores.indices) {
        var place = filled
        while (place > 0 && isGreater(scores[index], scores[ranking[place - 1]])) place--
        if (place == ranking.size) continue
        if (filled < ranking.size) filled++
        for (moved in filled - 1 downTo place + 1) ranking[moved] = ranking[moved - 1]
        ranking[place] = index
    }
}

private fun isGreater(score: Float, other: Float): Boolean =
    score > other || (other.isNaN() && !score.isNaN())
