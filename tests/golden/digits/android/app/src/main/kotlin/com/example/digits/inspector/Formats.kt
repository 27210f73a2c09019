package com.example.digits.inspector

import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.ui.res.stringResource
import java.text.NumberFormat
import java.util.Locale
import kotlin.math.abs
import kotlin.math.ceil
import kotlin.math.log10
import kotlin.time.Duration
import kotlin.time.DurationUnit
import com.example.digits.R
import com.example.digits.inference.ImagePreprocessing
import com.example.digits.inference.TensorSpec

/** [value] as people write it in [locale], with just [digits] digits behind the point. */
internal fun number(value: Double, digits: Int = 0, locale: Locale = Locale.getDefault()): String =
    NumberFormat.getNumberInstance(locale).run {
        minimumFractionDigits = digits
        maximumFractionDigits = digits
        format(value)
    }

/** Milliseconds with two significant digits, and never more than two behind the point. */
internal fun millisecondsNumber(duration: Duration, locale: Locale = Locale.getDefault()): String {
    val milliseconds = duration.toDouble(DurationUnit.MILLISECONDS)
    val digits = when {
        milliseconds < 0.995 -> 2
        milliseconds < 9.95 -> 1
        else -> 0
    }
    return number(milliseconds, digits, locale)
}

/** An error or another small number: two digits behind the point, more where those say nothing. */
internal fun errorNumber(error: Float, locale: Locale = Locale.getDefault()): String {
    val magnitude = abs(error.toDouble())
    if (magnitude == 0.0 || !magnitude.isFinite()) return number(error.toDouble(), 2, locale)
    val digits = ceil(-log10(magnitude)).toInt() + 1
    return number(error.toDouble(), digits.coerceIn(2, MOST_DIGITS), locale)
}

/** "127.5", or "123.68 · 116.779 · 103.939" for channels that differ. */
internal fun channelsText(values: List<Float>, locale: Locale = Locale.getDefault()): String {
    val format = NumberFormat.getNumberInstance(locale)
    format.maximumFractionDigits = MOST_DIGITS
    // By its shortest digits: 0.485f is not 0.48500001430511475 to a person.
    return values.distinct().singleOrNull()?.let { format.format(it.toString().toBigDecimal()) }
        ?: values.joinToString(" · ") { format.format(it.toString().toBigDecimal()) }
}

/** "1 × 32 × 32 × 3" */
internal fun shapeText(tensor: TensorSpec): String = tensor.shape.joinToString(" × ")

/** "float32" */
internal fun typeText(tensor: TensorSpec): String = tensor.dtype.name.lowercase()

/** How a frame becomes the model's picture, in the contract's own words. */
internal fun preparationText(preprocessing: ImagePreprocessing): String = listOf(
    preprocessing.resizeMode.name.lowercase().replace('_', '-'),
    preprocessing.resizeFilter.name.lowercase().replace('_', '-'),
    preprocessing.channelOrder.name,
    preprocessing.layout.name
).joinToString()

/** "9.8" or "182": a decimal where there is but one digit before the point. */
internal fun shortNumber(value: Double, locale: Locale = Locale.getDefault()): String =
    number(value, digits = if (value < 9.95) 1 else 0, locale)

/** "364 kB", "9.8 MB", "3.1 GB" */
@Composable
@ReadOnlyComposable
internal fun bytesText(bytes: Long): String = when {
    bytes < 1e6 -> stringResource(R.string.inspector_kilobytes, shortNumber(bytes / 1e3))
    bytes < 1e9 -> stringResource(R.string.inspector_megabytes, shortNumber(bytes / 1e6))
    else -> stringResource(R.string.inspector_gigabytes, shortNumber(bytes / 1e9))
}

/** [message] on one line and short enough for a screen; the report has the whole. */
internal fun shortened(message: String): String {
    val line = onOneLine(message)
    if (!isCutShort(message)) return line
    val cut = line.take(LONGEST_MESSAGE)
    // Half of a character outside of the basic plane is none.
    return (if (cut.last().isHighSurrogate()) cut.dropLast(1) else cut).trimEnd() + "…"
}

/** Whether [shortened] leaves something out. */
internal fun isCutShort(message: String): Boolean = onOneLine(message).length > LONGEST_MESSAGE

private fun onOneLine(message: String): String = message.trim().replace(whitespace, " ")

private val whitespace = Regex("\\s+")
private const val LONGEST_MESSAGE = 160
private const val MOST_DIGITS = 7
