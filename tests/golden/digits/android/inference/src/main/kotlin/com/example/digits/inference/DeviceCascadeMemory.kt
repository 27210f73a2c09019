package com.example.digits.inference

import android.app.ActivityManager
import android.app.ApplicationExitInfo
import android.content.Context
import android.os.Build
import android.os.Process
import java.io.File

/**
 * The memory of this app on this device. It begins anew with another model, another version of the
 * app and another version of the system, for each of them may have mended what failed.
 */
fun CascadeMemory.Companion.of(context: Context): CascadeMemory {
    val installed = File(context.packageCodePath).lastModified()
    return FileCascadeMemory(
        file = File(context.noBackupFilesDir, "accelerators.properties"),
        key = "${ModelContract.model.digest} $installed ${Build.FINGERPRINT}",
        process = "${Process.myPid()} ${Process.getStartElapsedRealtime()}",
        endOf = { process -> context.endOf(process) }
    )
}

/** Android 11 and later know. */
private fun Context.endOf(process: String): ProcessEnd {
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.R) return ProcessEnd.UNKNOWN
    val pid = process.substringBefore(' ').toIntOrNull() ?: return ProcessEnd.UNKNOWN
    val exit = getSystemService(ActivityManager::class.java)
        .getHistoricalProcessExitReasons(packageName, pid, 1)
        .firstOrNull() ?: return ProcessEnd.UNKNOWN
    return when (exit.reason) {
        ApplicationExitInfo.REASON_CRASH_NATIVE -> ProcessEnd.NATIVE_CRASH

        // Some phones take memory back by this signal and don't say so.
        ApplicationExitInfo.REASON_SIGNALED if exit.status == Process.SIGNAL_KILL ->
            ProcessEnd.UNKNOWN

        ApplicationExitInfo.REASON_SIGNALED -> ProcessEnd.NATIVE_CRASH

        ApplicationExitInfo.REASON_USER_REQUESTED,
        ApplicationExitInfo.REASON_USER_STOPPED,
        ApplicationExitInfo.REASON_PERMISSION_CHANGE,
        ApplicationExitInfo.REASON_DEPENDENCY_DIED,
        ApplicationExitInfo.REASON_EXIT_SELF,
        // An exception in Kotlin or Java.
        ApplicationExitInfo.REASON_CRASH -> ProcessEnd.OTHER_CAUSE

        else -> ProcessEnd.UNKNOWN
    }
}
