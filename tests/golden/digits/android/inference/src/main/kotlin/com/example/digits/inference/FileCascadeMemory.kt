package com.example.digits.inference

import java.io.File
import java.io.FileOutputStream
import java.io.IOException
import java.util.Properties

/**
 * Keeps what is remembered in [file]. What can't be read counts as forgotten, and what can't be
 * written isn't remembered: the model runs all the same.
 *
 * @param file in a folder that exists, and that no backup carries to another device.
 * @param key of model, app and device; what was written under another key is forgotten.
 * @param process tells this process from all others.
 * @param endOf how a process that is gone came to its end.
 */
class FileCascadeMemory(
    private val file: File,
    private val key: String,
    private val process: String,
    private val endOf: (process: String) -> ProcessEnd = { ProcessEnd.UNKNOWN }
) : CascadeMemory {
    override val crashed: Set<Accelerator>
        get() = current().crashed

    override val report: AcceleratorReport?
        get() = current().run { report.takeIf { uses < MOST_USES } }

    override fun enter(accelerator: Accelerator) = update {
        it.copy(entered = accelerator, process = process)
    }

    override fun leave() = update {
        // It lived through what it was once ended in: that had nothing to do with it.
        it.copy(entered = null, doubtful = it.doubtful - setOfNotNull(it.entered))
    }

    override fun beginUse(accelerator: Accelerator) = update {
        it.copy(running = it.running + accelerator, process = process, uses = it.uses + 1)
    }

    override fun endUse(accelerator: Accelerator) = update {
        it.copy(running = it.running - accelerator)
    }

    override fun remember(report: AcceleratorReport) = update { it.copy(report = report, uses = 0) }

    override fun forget() = update {
        CascadeRecord(entered = it.entered, running = it.running, process = it.process)
    }

    private fun current(): CascadeRecord = synchronized(lock) { read() }

    private fun update(change: (CascadeRecord) -> CascadeRecord) = synchronized(lock) {
        write(change(read()))
    }

    private fun read(): CascadeRecord = try {
        val properties = Properties().apply { file.inputStream().use(::load) }
        val isOurs = properties.getProperty(KEY) == key
        if (isOurs) withoutOldNotes(CascadeRecord.from(properties)) else CascadeRecord()
    } catch (_: IOException) {
        CascadeRecord()
    } catch (_: IllegalArgumentException) {
        CascadeRecord()
    }

    /** Draws the conclusions from what another process noted and never took away. */
    private fun withoutOldNotes(record: CascadeRecord): CascadeRecord {
        val hasNotes = record.entered != null || record.running.isNotEmpty()
        if (!hasNotes || record.process == process) return record
        return record.settled(endOf(record.process)).also(::write)
    }

    private fun write(record: CascadeRecord) {
        val next = File(file.path + ".new")
        try {
            FileOutputStream(next).use { stream ->
                record.toProperties().apply { setProperty(KEY, key) }.store(stream, null)
                stream.fd.sync()
            }
            // In one step, so that a death in the middle leaves the old file.
            next.renameTo(file)
        } catch (_: IOException) {
            next.delete()
        }
    }

    private companion object {
        const val KEY = "key"

        /**
         * So many starts rely on one measurement. A phone may have been hot or short of memory when
         * it was made; to measure at each start would take too long.
         */
        const val MOST_USES = 20

        /** One for all: a model may still be closing on its thread while the next one opens. */
        val lock = Any()
    }
}
