package androidx.camera.core;

import android.graphics.Matrix;
import androidx.annotation.NonNull;

public interface ImageInfo {
  default int getFlashState() { throw new UnsupportedOperationException(); }

  int getRotationDegrees();

  @NonNull
  default Matrix getSensorToBufferTransformMatrix() { throw new UnsupportedOperationException(); }

  long getTimestamp();
}
