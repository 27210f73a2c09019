package androidx.camera.core.featuregroup

abstract class GroupableFeature internal constructor() {
    abstract val featureType: Int
}
