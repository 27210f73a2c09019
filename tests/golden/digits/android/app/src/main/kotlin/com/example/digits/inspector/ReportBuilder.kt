package com.example.digits.inspector

import java.util.Locale
import kotlin.time.Duration
import kotlin.time.DurationUnit
import com.example.digits.inference.Candidate
import com.example.digits.inference.RejectionReason

/** Writes headings and facts as Markdown that also reads well as plain text. */
internal class ReportBuilder {
    private val text = StringBuilder()

    fun title(title: String) {
        text.append("# $title\n")
    }

    fun section(heading: String, facts: ReportBuilder.() -> Unit) {
        text.append("\n## $heading\n\n")
        facts()
    }

    /** Further lines of [value] are indented, so that they stay a part of the fact. */
    fun fact(name: String, value: String) {
        text.append("- $name: ${value.trim().lines().joinToString("\n  ")}\n")
    }

    override fun toString() = text.toString()
}

internal fun report(app: String, content: ReportBuilder.() -> Unit): String =
    ReportBuilder().apply { title("Report of $app") }.apply(content).toString()

/** What became of a [candidate], with everything that it said. */
internal fun reportText(candidate: Candidate, isInUse: Boolean): String {
    val rejection = candidate.rejection?.let(::reportText)
    val outcome = when {
        !isInUse && rejection != null -> rejection
        !isInUse -> if (candidate.time == null) "not tried" else "works too"
        rejection == null -> "in use"
        else -> "in use although it was rejected: $rejection"
    }
    return candidate.time?.let { "$outcome (${reportText(it)})" } ?: outcome
}

private fun reportText(reason: RejectionReason): String = when (reason) {
    is RejectionReason.KnownToFail -> "failed when the app was made: ${reason.explanation}"

    RejectionReason.NotAvailable -> "not on this device"

    is RejectionReason.Failed -> reason.message

    is RejectionReason.WrongAnswer ->
        "wrong answer, off by ${reason.error} where ${reason.tolerance} is allowed"

    RejectionReason.CrashedBefore -> "crashed the app at an earlier start"

    is RejectionReason.Slower ->
        "slower than the ${reason.than}: ${reportText(reason.time)} instead of " +
            reportText(reason.thanTime)
}

internal fun reportText(duration: Duration): String =
    "${number(duration.toDouble(DurationUnit.MILLISECONDS), 2, Locale.ROOT)} ms"

internal fun reportNumber(value: Float, digits: Int): String =
    number(value.toDouble(), digits, Locale.ROOT)

internal fun reportBytes(bytes: Long): String = "${number(bytes / 1e6, 1, Locale.ROOT)} MB"
