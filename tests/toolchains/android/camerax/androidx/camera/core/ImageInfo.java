package androidx.camera.core;

import android.graphics.Matrix;
import androidx.annotation.NonNull;

// camera-core 1.6, line 499
public interface ImageInfo {
  // camera-core 1.6, line 500
  default int getFlashState() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 501
  int getRotationDegrees();

  // camera-core 1.6, line 502
  @NonNull
  default Matrix getSensorToBufferTransformMatrix() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 503
  long getTimestamp();
}
