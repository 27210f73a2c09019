package com.example.digits.inference

import java.io.File

/** The file in which the starts of one app keep their memory, in a folder of its own. */
class MemoryFile {
    private val folder = File.createTempFile("memory", "").apply { delete() }.apply { mkdir() }
    val file = File(folder, "accelerators.properties")

    /** The memory of the start in [process], to which all earlier ones came to the end [earlier]. */
    fun start(process: String, earlier: ProcessEnd = ProcessEnd.UNKNOWN) =
        FileCascadeMemory(file, "a key", process) { earlier }

    fun delete() {
        folder.deleteRecursively()
    }
}
