package com.example.digits.inspector

import android.content.ClipData
import android.content.ClipboardManager
import android.content.Context
import android.os.Build
import android.widget.Toast
import com.example.digits.R

/** Puts [text] on the clipboard; [label] is what the system may call it. */
fun Context.copyText(label: String, text: String) {
    val clip = ClipData.newPlainText(label, text.take(LONGEST_CLIP))
    getSystemService(ClipboardManager::class.java).setPrimaryClip(clip)
    // From Android 13 on the system shows what was copied.
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU) {
        Toast.makeText(this, R.string.inspector_copied, Toast.LENGTH_SHORT).show()
    }
}

/** Characters: the clipboard belongs to another process, and a call takes a megabyte at most. */
private const val LONGEST_CLIP = 200_000
