package com.example.digits.inference

/**
 * What is known about the model, for people.
 *
 * @property precision of its weights, such as `float16`.
 * @property digest SHA-256 of the model file, hexadecimal.
 * @property parity how its scores were compared with the trained model's, and with what result.
 * @property runtime what runs it, such as `LiteRT 2.3.0`.
 */
data class ModelDescription(
    val name: String,
    val version: String,
    val description: String,
    val author: String,
    val license: String,
    val task: String,
    val precision: String,
    val sizeBytes: Long,
    val digest: String,
    val parity: String,
    val input: TensorSpec,
    val output: TensorSpec,
    val preprocessing: ImagePreprocessing,
    val runtime: String
)
