package androidx.camera.core;

import androidx.annotation.NonNull;
import androidx.annotation.Nullable;

public class ImageCaptureException extends Exception {
  public ImageCaptureException(int p0, @NonNull String p1, @Nullable Throwable p2) {}
  public int getImageCaptureError() { throw new UnsupportedOperationException(); }
}
