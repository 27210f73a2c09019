package com.example.digits.inference

import java.io.File

/** A file that the app carries; Gradle runs the unit tests of a module in the module's folder. */
internal fun asset(name: String) = File("src/main/assets", name)

/** The model's own golden vectors. */
internal fun goldenVectors(): List<GoldenVector> =
    asset(ModelContract.GOLDEN_TABLE_ASSET).inputStream().use { table ->
        asset(ModelContract.GOLDEN_DATA_ASSET).inputStream().use { data ->
            GoldenVector.readAll(table, data, ModelContract.input.dtype)
        }
    }
