package com.example.digits.classify

import kotlin.test.Test
import kotlin.test.assertEquals

class ResultRowsTest {
    private val answer = PreviewStates.confident

    @Test
    fun resultRows_confident_areTheCategoriesInTheirOrder() {
        val rows = resultRows(answer, notSure = "Not sure")

        assertEquals(answer.categories.map { it.label }, rows.map { it.label })
        assertEquals(answer.categories.map { it.score }, rows.map { it.score })
    }

    @Test
    fun resultRows_notConfident_areHeadedByThat() {
        val rows = resultRows(answer.copy(isConfident = false), notSure = "Not sure")

        assertEquals(listOf("Not sure") + answer.categories.map { it.label }, rows.map { it.label })
        assertEquals(null, rows.first().score)
    }

    @Test
    fun resultRows_ranksChange_keepTheirIds() {
        val before = resultRows(answer, notSure = "Not sure")
        val after = resultRows(
            answer.copy(categories = answer.categories.reversed(), isConfident = false),
            notSure = "Not sure"
        )

        for (row in before) assertEquals(row.id, after.single { it.label == row.label }.id)
        assertEquals(after.size, after.distinctBy { it.id }.size)
    }
}
