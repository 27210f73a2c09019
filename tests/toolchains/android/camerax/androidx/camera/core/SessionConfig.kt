package androidx.camera.core

import android.util.Range
import androidx.camera.core.featuregroup.GroupableFeature
import androidx.core.util.Consumer
import java.util.concurrent.Executor

open class SessionConfig @JvmOverloads constructor(
    val useCases: List<UseCase>,
    val viewPort: ViewPort? = null,
    val effects: List<CameraEffect> = emptyList(),
    val frameRateRange: Range<Int> = throw UnsupportedOperationException(),
    val requiredFeatureGroup: Set<GroupableFeature> = emptySet(),
    val preferredFeatureGroup: List<GroupableFeature> = emptyList(),
) {
    constructor(vararg useCases: UseCase) : this(useCases.toList())

    fun setFeatureSelectionListener(
        executor: Executor = throw UnsupportedOperationException(),
        listener: Consumer<Set<GroupableFeature>>,
    ): Unit = throw UnsupportedOperationException()

    class Builder(private val useCases: List<UseCase>) {
        constructor(vararg useCases: UseCase) : this(useCases.toList())

        fun addEffect(effect: CameraEffect): Builder = throw UnsupportedOperationException()

        fun setFrameRateRange(frameRateRange: Range<Int>): Builder = throw UnsupportedOperationException()

        fun setPreferredFeatureGroup(vararg features: GroupableFeature): Builder = throw UnsupportedOperationException()

        fun setRequiredFeatureGroup(vararg features: GroupableFeature): Builder = throw UnsupportedOperationException()

        fun setViewPort(viewPort: ViewPort): Builder = throw UnsupportedOperationException()

        fun build(): SessionConfig = SessionConfig(useCases)
    }
}
