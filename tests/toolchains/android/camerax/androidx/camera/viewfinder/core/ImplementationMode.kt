package androidx.camera.viewfinder.core

// viewfinder-core 1.6.0-rc01, line 4
enum class ImplementationMode {
    // viewfinder-core 1.6.0-rc01, line 6
    EXTERNAL,

    // viewfinder-core 1.6.0-rc01, line 5
    EMBEDDED,
}
