package {{ cookiecutter.application_id }}.inference

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
        .firstOrNull() ?: return ProcessEnd.OTHER_CAUSE
    return when (exit.reason) {
        ApplicationExitInfo.REASON_CRASH_NATIVE -> ProcessEnd.NATIVE_CRASH

        // By SIGKILL some phones take memory back and don't say so.
        ApplicationExitInfo.REASON_SIGNALED if exit.status != Process.SIGNAL_KILL ->
            ProcessEnd.NATIVE_CRASH

        // It hung.
        ApplicationExitInfo.REASON_ANR,
        ApplicationExitInfo.REASON_INITIALIZATION_FAILURE -> ProcessEnd.UNKNOWN

        else -> ProcessEnd.OTHER_CAUSE
    }
}
