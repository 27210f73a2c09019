package androidx.camera.core;

import android.util.Range;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.lifecycle.LiveData;
import java.util.Set;

public interface CameraInfo {
  @Nullable
  default CameraIdentifier getCameraIdentifier() { throw new UnsupportedOperationException(); }

  @NonNull
  CameraSelector getCameraSelector();

  @NonNull
  LiveData<CameraState> getCameraState();

  @NonNull
  ExposureState getExposureState();

  default float getIntrinsicZoomRatio() { throw new UnsupportedOperationException(); }

  default int getLensFacing() { throw new UnsupportedOperationException(); }

  @NonNull
  default LiveData<Integer> getLowLightBoostState() { throw new UnsupportedOperationException(); }

  default int getMaxTorchStrengthLevel() { throw new UnsupportedOperationException(); }

  @NonNull
  default Set<CameraInfo> getPhysicalCameraInfos() { throw new UnsupportedOperationException(); }

  int getSensorRotationDegrees();

  int getSensorRotationDegrees(int p0);

  @NonNull
  default Set<Range<Integer>> getSupportedFrameRateRanges() { throw new UnsupportedOperationException(); }

  @NonNull
  default Set<Range<Integer>> getSupportedFrameRateRanges(@NonNull SessionConfig p0) { throw new UnsupportedOperationException(); }

  @NonNull
  LiveData<Integer> getTorchState();

  @NonNull
  default LiveData<Integer> getTorchStrengthLevel() { throw new UnsupportedOperationException(); }

  @NonNull
  LiveData<ZoomState> getZoomState();

  boolean hasFlashUnit();

  default boolean isFocusMeteringSupported(@NonNull FocusMeteringAction p0) { throw new UnsupportedOperationException(); }

  default boolean isLogicalMultiCameraSupported() { throw new UnsupportedOperationException(); }

  default boolean isLowLightBoostSupported() { throw new UnsupportedOperationException(); }

  default boolean isSessionConfigSupported(@NonNull SessionConfig p0) { throw new UnsupportedOperationException(); }

  default boolean isTorchStrengthSupported() { throw new UnsupportedOperationException(); }

  @ExperimentalZeroShutterLag
  default boolean isZslSupported() { throw new UnsupportedOperationException(); }

  static boolean mustPlayShutterSound() { throw new UnsupportedOperationException(); }

  @NonNull
  default Set<DynamicRange> querySupportedDynamicRanges(@NonNull Set<DynamicRange> p0) { throw new UnsupportedOperationException(); }

  int TORCH_STRENGTH_LEVEL_UNSUPPORTED = 0;
}
