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
 * @param wasEndedFromOutside whether a process that is gone was ended by something else than the
 *   code that it ran.
 */
class FileCascadeMemory(
    private val file: File,
    private val key: String,
    private val process: String,
    private val wasEndedFromOutside: (process: String) -> Boolean = { false }
) : CascadeMemory {
    override val crashed: Set<Accelerator>
        @Synchronized get() = read().crashed

    override val report: AcceleratorReport?
        @Synchronized get() = read().report

    @Synchronized
    override fun enter(accelerator: Accelerator) =
        write(read().copy(entered = accelerator, process = process))

    @Synchronized
    override fun leave() {
        val record = read()
        // It lived through what it was once ended in: that had nothing to do with it.
        write(
            record.copy(entered = null, doubtful = record.doubtful - setOfNotNull(record.entered))
        )
    }

    @Synchronized
    override fun remember(report: AcceleratorReport) = write(read().copy(report = report))

    @Synchronized
    override fun forget() = write(CascadeRecord())

    private fun read(): CascadeRecord = try {
        val properties = Properties().apply { file.inputStream().use(::load) }
        if (properties.getProperty(KEY) ==
            key
        ) {
            settled(CascadeRecord.from(properties))
        } else {
            CascadeRecord()
        }
    } catch (_: IOException) {
        CascadeRecord()
    } catch (_: IllegalArgumentException) {
        CascadeRecord()
    }

    /** Decides about an accelerator that another process entered and never left. */
    private fun settled(record: CascadeRecord): CascadeRecord {
        val entered = record.entered
        if (entered == null || record.process == process) return record
        val left = record.copy(entered = null)
        // Whoever ends the app twice at the same place does so because it hangs there.
        val isDoubtful = wasEndedFromOutside(record.process) && entered !in record.doubtful
        val settled = if (isDoubtful) {
            left.copy(doubtful = left.doubtful + entered)
        } else {
            left.copy(crashed = left.crashed + entered)
        }
        write(settled)
        return settled
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
    }
}
