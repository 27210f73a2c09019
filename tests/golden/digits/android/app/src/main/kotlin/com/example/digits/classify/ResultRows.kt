package com.example.digits.classify

import com.example.digits.inference.Classification

/** How many rows a card has until it is expanded. */
internal const val FEW_ROWS = 3

private const val NOT_SURE = -1

/**
 * A line of the result card.
 *
 * @property id stays the same while the row moves up and down.
 * @property score 0..1; null in a headline that isn't a category.
 */
internal data class ResultRow(val id: Int, val label: String, val score: Float?)

/** The categories, best first, headed by [notSure] where the best one can't be trusted. */
internal fun resultRows(classification: Classification, notSure: String): List<ResultRow> {
    val rows = classification.categories.map { ResultRow(it.index, it.label, it.score) }
    if (classification.isConfident) return rows
    return listOf(ResultRow(NOT_SURE, notSure, score = null)) + rows
}
