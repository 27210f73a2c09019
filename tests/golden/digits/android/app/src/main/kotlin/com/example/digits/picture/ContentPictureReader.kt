package com.example.digits.picture

import android.content.ContentResolver
import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.graphics.ColorSpace
import android.graphics.ImageDecoder
import android.media.ExifInterface
import android.net.Uri
import android.os.Build
import androidx.annotation.RequiresApi
import java.io.FileNotFoundException
import java.io.IOException
import java.io.InputStream
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext

/** Reads pictures that other apps provide, in the colours of an ordinary screen. */
class ContentPictureReader(
    private val resolver: ContentResolver,
    private val dispatcher: CoroutineDispatcher = Dispatchers.IO
) : PictureReader {
    override suspend fun read(uri: String): PictureResult = withContext(dispatcher) {
        try {
            PictureResult.Success(decode(Uri.parse(uri)).toStillPicture())
        } catch (_: OutOfMemoryError) {
            PictureResult.Failure(PictureProblem.TOO_LARGE)
        } catch (_: FileNotFoundException) {
            PictureResult.Failure(PictureProblem.GONE)
        } catch (_: SecurityException) {
            PictureResult.Failure(PictureProblem.GONE)
        } catch (_: IOException) {
            PictureResult.Failure(PictureProblem.UNREADABLE)
        } catch (_: RuntimeException) {
            // Whatever an app that provides pictures throws is thrown here as well.
            PictureResult.Failure(PictureProblem.UNREADABLE)
        }
    }

    private fun decode(uri: Uri): Bitmap {
        val bitmap = when {
            Build.VERSION.SDK_INT >= Build.VERSION_CODES.P -> decodeUpright(uri)
            else -> decodeAndTurn(uri)
        }
        // Transparent pixels are drawn black, as they are classified.
        bitmap.setHasAlpha(false)
        return bitmap
    }

    @RequiresApi(Build.VERSION_CODES.P)
    private fun decodeUpright(uri: Uri): Bitmap {
        val source = ImageDecoder.createSource(resolver, uri)
        return ImageDecoder.decodeBitmap(source) { decoder, info, _ ->
            decoder.allocator = ImageDecoder.ALLOCATOR_SOFTWARE
            decoder.setTargetSampleSize(sampleSize(info.size.width, info.size.height))
            decoder.setTargetColorSpace(ColorSpace.get(ColorSpace.Named.SRGB))
        }
    }

    private fun decodeAndTurn(uri: Uri): Bitmap {
        val options = BitmapFactory.Options()
        options.inJustDecodeBounds = true
        open(uri).use { BitmapFactory.decodeStream(it, null, options) }
        options.inJustDecodeBounds = false
        options.inSampleSize = sampleSize(options.outWidth, options.outHeight)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.O) {
            options.inPreferredColorSpace = ColorSpace.get(ColorSpace.Named.SRGB)
        }
        val bitmap = open(uri).use { BitmapFactory.decodeStream(it, null, options) }
            ?: throw IOException("$uri is no picture")
        return when (val orientation = ExifOrientation.of(orientationTag(uri))) {
            ExifOrientation.UPRIGHT -> bitmap
            else -> bitmap.toFrame(orientation).toBitmap()
        }
    }

    /**
     * By the platform's own parser: a library would be better at it, but serve Android 8.1 and
     * before alone. It fails at kinds of files that it doesn't know and at damaged tags; a picture
     * that could be decoded is then taken to be upright.
     */
    private fun orientationTag(uri: Uri): Int = try {
        open(uri).use { ExifInterface(it).getAttributeInt(ExifInterface.TAG_ORIENTATION, 0) }
    } catch (_: IOException) {
        ExifInterface.ORIENTATION_UNDEFINED
    } catch (_: RuntimeException) {
        ExifInterface.ORIENTATION_UNDEFINED
    }

    private fun open(uri: Uri): InputStream =
        resolver.openInputStream(uri) ?: throw FileNotFoundException("$uri")
}
