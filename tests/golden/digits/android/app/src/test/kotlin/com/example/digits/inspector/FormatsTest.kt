package com.example.digits.inspector

import java.util.Locale
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue
import kotlin.time.Duration.Companion.milliseconds

class FormatsTest {
    @Test
    fun millisecondsNumber_hasTwoSignificantDigits() {
        val written = listOf(0.0, 0.035, 0.996, 8.04, 9.96, 12.34, 1234.6).map {
            millisecondsNumber(it.milliseconds, Locale.US)
        }

        assertEquals(listOf("0.00", "0.04", "1.0", "8.0", "10", "12", "1,235"), written)
    }

    @Test
    fun millisecondsNumber_followsTheLanguage() {
        assertEquals("8,0", millisecondsNumber(8.04.milliseconds, Locale.GERMANY))
    }

    @Test
    fun errorNumber_smallOnes_keepTwoSignificantDigits() {
        val written = listOf(0f, 0.31f, 12.5f, 0.0123f, 0.00042f).map { errorNumber(it, Locale.US) }

        assertEquals(listOf("0.00", "0.31", "12.50", "0.012", "0.00042"), written)
    }

    @Test
    fun shortNumber_hasADecimalOnlyBelowTen() {
        val written = listOf(0.4, 9.94, 9.96, 182.4, 3_120.0).map { shortNumber(it, Locale.US) }

        assertEquals(listOf("0.4", "9.9", "10", "182", "3,120"), written)
    }

    @Test
    fun channelsText_equalOnes_areSaidOnce() {
        assertEquals("127.5", channelsText(listOf(127.5f, 127.5f, 127.5f), Locale.US))
    }

    @Test
    fun channelsText_others_areSaidInTheirShortestDigits() {
        val text = channelsText(listOf(0.485f, 0.456f, 103.939f), Locale.US)

        assertEquals("0.485 · 0.456 · 103.939", text)
    }

    @Test
    fun shortened_shortMessage_isPutOnOneLine() {
        assertEquals("no such operator", shortened(" no such\n\t operator\n"))
        assertFalse(isCutShort("no such" + "\n".repeat(1_000) + "operator"))
    }

    @Test
    fun shortened_hugeMessage_isCut() {
        val text = shortened("refused ".repeat(10_000))

        assertTrue(text.length in 100..200)
        assertTrue(text.endsWith("refused…"))
        assertTrue(isCutShort("refused ".repeat(10_000)))
    }

    @Test
    fun shortened_neverCutsACharacterInHalf() {
        for (offset in 0..1) {
            val text = shortened("x".repeat(offset) + "🔢".repeat(500))

            assertFalse(text[text.lastIndex - 1].isHighSurrogate())
        }
    }
}
