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
        wasEndedFromOutside = { process -> context.wasEndedFromOutside(process) }
    )
}

/** Android 11 and later know; before that, every death counts as the accelerator's. */
private fun Context.wasEndedFromOutside(process: String): Boolean {
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.R) return false
    val pid = process.substringBefore(' ').toIntOrNull() ?: return false
    val exits = getSystemService(ActivityManager::class.java)
        .getHistoricalProcessExitReasons(packageName, pid, 1)
    return when (exits.firstOrNull()?.reason) {
        ApplicationExitInfo.REASON_USER_REQUESTED,
        ApplicationExitInfo.REASON_USER_STOPPED,
        ApplicationExitInfo.REASON_PERMISSION_CHANGE,
        ApplicationExitInfo.REASON_DEPENDENCY_DIED,
        ApplicationExitInfo.REASON_EXIT_SELF,
        // An exception in Kotlin or Java; an accelerator crashes natively.
        ApplicationExitInfo.REASON_CRASH -> true

        else -> false
    }
}
