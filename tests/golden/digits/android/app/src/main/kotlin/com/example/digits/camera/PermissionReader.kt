package com.example.digits.camera

import android.Manifest
import android.app.Activity
import android.content.Context
import android.content.pm.PackageManager

/** Asks Android about the camera permission, and remembers what it won't say twice. */
internal class PermissionReader(private val activity: Activity) {
    private val memory =
        activity.getSharedPreferences("camera_permission", Context.MODE_PRIVATE)

    fun read(): PermissionFacts {
        val permission = Manifest.permission.CAMERA
        val granted = activity.checkSelfPermission(permission)
        val wasDenied = memory.getBoolean(WAS_DENIED, false)
        val facts = PermissionFacts.of(
            isGranted = granted == PackageManager.PERMISSION_GRANTED,
            shouldExplain = activity.shouldShowRequestPermissionRationale(permission),
            wasDenied = wasDenied
        )
        if (facts.wasDenied != wasDenied) {
            memory.edit().putBoolean(WAS_DENIED, facts.wasDenied).apply()
        }
        return facts
    }

    private companion object {
        const val WAS_DENIED = "was_denied"
    }
}
