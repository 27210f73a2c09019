package com.example.digits.inspector

import android.app.ActivityManager
import android.content.Context
import android.os.Build
import android.os.Debug
import android.os.PowerManager
import android.system.Os
import android.system.OsConstants
import java.io.File
import java.io.IOException

/**
 * Asks Android.
 *
 * The resident size stands for the process's memory, because it is one short line of `/proc`. The
 * proportional size (PSS) would be the fairer number, but counting it means walking through all pages
 * of the process, which takes many milliseconds and holds up every thread that asks for memory.
 */
class AndroidDeviceMonitor(private val context: Context) : DeviceMonitor {
    private val activityManager = context.getSystemService(ActivityManager::class.java)
    private val powerManager = context.getSystemService(PowerManager::class.java)
    private val app by lazy { appName() }
    private val device by lazy { deviceName() }
    private val pageSize by lazy { Os.sysconf(OsConstants._SC_PAGESIZE) }

    override fun read() = DeviceStatus(
        app = app,
        device = device,
        system = "Android ${Build.VERSION.RELEASE} (API level ${Build.VERSION.SDK_INT})",
        memory = memory(),
        thermalState = thermalState(),
        isSavingBattery = powerManager.isPowerSaveMode
    )

    private fun memory(): MemoryStatus {
        val system = ActivityManager.MemoryInfo().also(activityManager::getMemoryInfo)
        val runtime = Runtime.getRuntime()
        return MemoryStatus(
            resident = residentSize(),
            nativeHeap = Debug.getNativeHeapAllocatedSize(),
            javaHeap = runtime.totalMemory() - runtime.freeMemory(),
            available = system.availMem,
            total = system.totalMem,
            isLow = system.lowMemory
        )
    }

    /** `/proc/self/statm` counts pages: all of them, then those in memory. */
    private fun residentSize(): Long? = try {
        File("/proc/self/statm").readText().split(' ').getOrNull(1)?.toLongOrNull()?.times(pageSize)
    } catch (_: IOException) {
        null
    }

    private fun thermalState(): ThermalState? {
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.Q) return null
        return ThermalState.entries.getOrNull(powerManager.currentThermalStatus)
    }

    private fun appName(): String {
        val name = context.applicationInfo.loadLabel(context.packageManager)
        val version = context.packageManager.getPackageInfo(context.packageName, 0).versionName
        return listOfNotNull(name, version).joinToString(" ")
    }

    private fun deviceName(): String {
        val name = "${Build.MANUFACTURER} ${Build.MODEL}"
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.S) return name
        if (Build.SOC_MODEL == Build.UNKNOWN) return name
        return "$name, ${Build.SOC_MANUFACTURER} ${Build.SOC_MODEL}"
    }
}
