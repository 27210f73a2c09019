package androidx.camera.core;

import android.graphics.Bitmap;
import android.graphics.Rect;
import android.media.Image;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import java.nio.ByteBuffer;

public interface ImageProxy extends AutoCloseable {
  void close();

  @NonNull
  Rect getCropRect();

  int getFormat();

  int getHeight();

  @ExperimentalGetImage
  @Nullable
  Image getImage();

  @NonNull
  ImageInfo getImageInfo();

  @NonNull
  ImageProxy.PlaneProxy[] getPlanes();

  int getWidth();

  void setCropRect(@Nullable Rect p0);

  @NonNull
  default Bitmap toBitmap() { throw new UnsupportedOperationException(); }

  public static interface PlaneProxy {
    @NonNull
    ByteBuffer getBuffer();

    int getPixelStride();

    int getRowStride();
  }
}
