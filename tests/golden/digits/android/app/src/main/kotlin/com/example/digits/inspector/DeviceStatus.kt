package com.example.digits.inspector

/**
 * The device and how it is doing.
 *
 * @property app name and version, such as `Digits 1.0`.
 * @property device maker, model and, if it is known, processor.
 * @property system such as `Android 16 (API level 36)`.
 * @property thermalState null if the system doesn't tell, which it does from Android 10 on.
 * @property isSavingBattery whether the battery saver is on, which slows processors down.
 */
data class DeviceStatus(
    val app: String,
    val device: String,
    val system: String,
    val memory: MemoryStatus,
    val thermalState: ThermalState?,
    val isSavingBattery: Boolean
)

/**
 * Memory in bytes.
 *
 * @property resident of this process, pages that it shares with others included; null if the system
 *   doesn't tell. What the GPU holds for it isn't part of it.
 * @property nativeHeap of this process, where LiteRT keeps the model's tensors.
 * @property javaHeap of this process, without what is free.
 * @property available to all apps before the system begins to close some.
 * @property isLow whether the system takes it to be short of memory.
 */
data class MemoryStatus(
    val resident: Long?,
    val nativeHeap: Long,
    val javaHeap: Long,
    val available: Long,
    val total: Long,
    val isLow: Boolean
)

/** How hot the device is, as Android grades it; from [SEVERE] on processors are slowed down much. */
enum class ThermalState { NONE, LIGHT, MODERATE, SEVERE, CRITICAL, EMERGENCY, SHUTDOWN }

/** Knows how the device is doing. */
fun interface DeviceMonitor {
    /** Takes a millisecond or so: not for the main thread. */
    fun read(): DeviceStatus
}
