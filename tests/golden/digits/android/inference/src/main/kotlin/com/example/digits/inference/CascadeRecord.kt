package com.example.digits.inference

import java.util.Properties
import kotlin.time.Duration.Companion.nanoseconds

/**
 * Everything that [FileCascadeMemory] knows, and how it is written.
 *
 * @property entered the accelerator that was being touched.
 * @property running the accelerators in use, as often as a model is open there.
 * @property process the process that noted these two.
 * @property doubtful accelerators in which the app was ended once, but not by them.
 * @property uses how many starts have used the model since [report] was measured.
 */
internal data class CascadeRecord(
    val entered: Accelerator? = null,
    val running: List<Accelerator> = emptyList(),
    val process: String = "",
    val doubtful: Set<Accelerator> = emptySet(),
    val crashed: Set<Accelerator> = emptySet(),
    val report: AcceleratorReport? = null,
    val uses: Int = 0
) {
    fun toProperties() = Properties().apply {
        setProperty("entered", entered?.name.orEmpty())
        setProperty("running", running.joinToString(" "))
        setProperty("process", process)
        setProperty("doubtful", doubtful.joinToString(" "))
        setProperty("crashed", crashed.joinToString(" "))
        setProperty("uses", "$uses")
        report?.let { write(it) }
    }

    companion object {
        /** @throws IllegalArgumentException if [properties] aren't those of a record. */
        fun from(properties: Properties) = CascadeRecord(
            entered = accelerators(properties.text("entered")).singleOrNull(),
            running = accelerators(properties.text("running")),
            process = properties.text("process"),
            doubtful = accelerators(properties.text("doubtful")).toSet(),
            crashed = accelerators(properties.text("crashed")).toSet(),
            report = properties.getProperty("inUse")?.let { readReport(it, properties) },
            uses = properties.text("uses").toInt()
        )
    }
}

private fun Properties.write(report: AcceleratorReport) {
    setProperty("inUse", report.inUse.name)
    setProperty("candidates", report.candidates.joinToString(" ") { it.accelerator.name })
    for (candidate in report.candidates) {
        val name = candidate.accelerator.name
        candidate.time?.let { setProperty("$name.time", "${it.inWholeNanoseconds}") }
        candidate.rejection?.let { write("$name.rejection", it) }
    }
}

private fun Properties.write(key: String, reason: RejectionReason) {
    fun put(kind: String, vararg values: Any) {
        setProperty(key, kind)
        values.forEachIndexed { index, value -> setProperty("$key.$index", "$value") }
    }
    when (reason) {
        is RejectionReason.KnownToFail -> put("KnownToFail", reason.explanation)

        RejectionReason.NotAvailable -> put("NotAvailable")

        is RejectionReason.Failed -> put("Failed", reason.message)

        is RejectionReason.WrongAnswer -> put("WrongAnswer", reason.error, reason.tolerance)

        RejectionReason.CrashedBefore -> put("CrashedBefore")

        is RejectionReason.Slower -> put(
            "Slower",
            reason.time.inWholeNanoseconds,
            reason.than,
            reason.thanTime.inWholeNanoseconds
        )
    }
}

private fun readReport(inUse: String, properties: Properties): AcceleratorReport {
    val candidates = accelerators(properties.text("candidates")).map { accelerator ->
        val time = properties.getProperty("$accelerator.time")?.toLong()?.nanoseconds
        Candidate(accelerator, properties.readReason("$accelerator.rejection"), time)
    }
    return AcceleratorReport(Accelerator.valueOf(inUse), candidates)
}

private fun Properties.readReason(key: String): RejectionReason? {
    fun value(index: Int) = text("$key.$index")
    return when (val kind = getProperty(key)) {
        null -> null

        "KnownToFail" -> RejectionReason.KnownToFail(value(0))

        "NotAvailable" -> RejectionReason.NotAvailable

        "Failed" -> RejectionReason.Failed(value(0))

        "WrongAnswer" -> RejectionReason.WrongAnswer(value(0).toFloat(), value(1).toFloat())

        "CrashedBefore" -> RejectionReason.CrashedBefore

        "Slower" -> RejectionReason.Slower(
            value(0).toLong().nanoseconds,
            Accelerator.valueOf(value(1)),
            value(2).toLong().nanoseconds
        )

        else -> throw IllegalArgumentException("an unknown reason: $kind")
    }
}

private fun Properties.text(key: String): String =
    requireNotNull(getProperty(key)) { "$key is missing" }

private fun accelerators(names: String): List<Accelerator> =
    names.split(" ").filter(String::isNotEmpty).map(Accelerator::valueOf)
