package com.example.digits.camera

import androidx.lifecycle.LiveData
import androidx.lifecycle.Observer
import kotlinx.coroutines.channels.awaitClose
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.callbackFlow
import kotlinx.coroutines.flow.conflate

/** The newest value and those that follow; to be collected on the main thread. */
internal fun <T : Any> LiveData<T>.values(): Flow<T> = callbackFlow {
    val observer = Observer<T> { trySend(it) }
    observeForever(observer)
    awaitClose { removeObserver(observer) }
}.conflate()
