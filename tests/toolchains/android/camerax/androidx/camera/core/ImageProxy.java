package androidx.camera.core;

import android.graphics.Bitmap;
import android.graphics.Rect;
import android.media.Image;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import java.nio.ByteBuffer;

// camera-core 1.6, line 519
public interface ImageProxy extends AutoCloseable {
  // camera-core 1.6, line 520
  void close();

  // camera-core 1.6, line 521
  @NonNull
  Rect getCropRect();

  // camera-core 1.6, line 522
  int getFormat();

  // camera-core 1.6, line 523
  int getHeight();

  // camera-core 1.6, line 524
  @ExperimentalGetImage
  @Nullable
  Image getImage();

  // camera-core 1.6, line 525
  @NonNull
  ImageInfo getImageInfo();

  // camera-core 1.6, line 526
  @NonNull
  ImageProxy.PlaneProxy[] getPlanes();

  // camera-core 1.6, line 527
  int getWidth();

  // camera-core 1.6, line 528
  void setCropRect(@Nullable Rect p0);

  // camera-core 1.6, line 529
  @NonNull
  default Bitmap toBitmap() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 532
  public static interface PlaneProxy {
    // camera-core 1.6, line 533
    @NonNull
    ByteBuffer getBuffer();

    // camera-core 1.6, line 534
    int getPixelStride();

    // camera-core 1.6, line 535
    int getRowStride();
  }
}
