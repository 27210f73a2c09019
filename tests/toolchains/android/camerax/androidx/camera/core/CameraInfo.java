package androidx.camera.core;

import android.util.Range;
import androidx.annotation.NonNull;
import androidx.lifecycle.LiveData;
import java.util.Set;

// camera-core 1.6, line 50
public interface CameraInfo {
  // camera-core 1.6, line 52
  @NonNull
  CameraSelector getCameraSelector();

  // camera-core 1.6, line 53
  @NonNull
  LiveData<CameraState> getCameraState();

  // camera-core 1.6, line 55
  default float getIntrinsicZoomRatio() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 56
  default int getLensFacing() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 57
  @NonNull
  default LiveData<Integer> getLowLightBoostState() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 58
  default int getMaxTorchStrengthLevel() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 59
  @NonNull
  default Set<CameraInfo> getPhysicalCameraInfos() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 60
  int getSensorRotationDegrees();

  // camera-core 1.6, line 61
  int getSensorRotationDegrees(int p0);

  // camera-core 1.6, line 62
  @NonNull
  default Set<Range<Integer>> getSupportedFrameRateRanges() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 64
  @NonNull
  LiveData<Integer> getTorchState();

  // camera-core 1.6, line 65
  @NonNull
  default LiveData<Integer> getTorchStrengthLevel() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 67
  boolean hasFlashUnit();

  // camera-core 1.6, line 69
  default boolean isLogicalMultiCameraSupported() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 70
  default boolean isLowLightBoostSupported() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 72
  default boolean isTorchStrengthSupported() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 74
  static boolean mustPlayShutterSound() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 76
  int TORCH_STRENGTH_LEVEL_UNSUPPORTED = 0;
}
