package com.example.digits.classify

import kotlin.time.Duration
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.conflate
import kotlinx.coroutines.flow.transform

/** The values of this flow, at most one in each [period]: the newest, and the last one for sure. */
internal fun <T> Flow<T>.throttled(period: Duration): Flow<T> = conflate().transform { value ->
    emit(value)
    delay(period)
}
