package com.example.digits.inspector

import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.ui.res.stringResource
import com.example.digits.R

/** The device, with what slows it down in the colour of errors. */
@Composable
internal fun DeviceSection(status: DeviceStatus, runtime: String) {
    Section(stringResource(R.string.inspector_device)) {
        Fact(
            name = stringResource(R.string.inspector_thermal),
            value = thermalText(status.thermalState),
            isAlarming = status.thermalState.let { it != null && it >= ThermalState.SEVERE }
        )
        Fact(
            name = stringResource(R.string.inspector_battery_saver),
            value = stringResource(
                when {
                    status.isSavingBattery -> R.string.battery_saver_on
                    else -> R.string.battery_saver_off
                }
            ),
            isAlarming = status.isSavingBattery
        )
        MemoryFacts(status.memory)
        Fact(stringResource(R.string.inspector_device_name), status.device)
        Fact(stringResource(R.string.inspector_system), status.system)
        Fact(stringResource(R.string.inspector_runtime), runtime)
        Fact(stringResource(R.string.inspector_app), status.app)
    }
}

@Composable
private fun MemoryFacts(memory: MemoryStatus) {
    Fact(
        stringResource(R.string.inspector_memory),
        memory.resident?.let { bytesText(it) } ?: stringResource(R.string.inspector_unknown)
    )
    Fact(stringResource(R.string.inspector_native_heap), bytesText(memory.nativeHeap))
    Fact(stringResource(R.string.inspector_java_heap), bytesText(memory.javaHeap))
    Fact(
        name = stringResource(R.string.inspector_available),
        value = stringResource(
            R.string.inspector_available_value,
            bytesText(memory.available),
            bytesText(memory.total)
        ),
        isAlarming = memory.isLow
    )
}

@Composable
@ReadOnlyComposable
private fun thermalText(state: ThermalState?): String = stringResource(
    when (state) {
        null -> R.string.thermal_unknown
        ThermalState.NONE -> R.string.thermal_none
        ThermalState.LIGHT -> R.string.thermal_light
        ThermalState.MODERATE -> R.string.thermal_moderate
        ThermalState.SEVERE -> R.string.thermal_severe
        ThermalState.CRITICAL -> R.string.thermal_critical
        ThermalState.EMERGENCY -> R.string.thermal_emergency
        ThermalState.SHUTDOWN -> R.string.thermal_shutdown
    }
)
