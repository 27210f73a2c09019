package androidx.camera.core;

import androidx.annotation.NonNull;
import com.google.common.util.concurrent.ListenableFuture;

public interface CameraControl {
  @NonNull
  ListenableFuture<Void> cancelFocusAndMetering();

  @NonNull
  default ListenableFuture<Void> enableLowLightBoostAsync(boolean p0) { throw new UnsupportedOperationException(); }

  @NonNull
  ListenableFuture<Void> enableTorch(boolean p0);

  @NonNull
  ListenableFuture<Integer> setExposureCompensationIndex(int p0);

  @NonNull
  ListenableFuture<Void> setLinearZoom(float p0);

  @NonNull
  default ListenableFuture<Void> setTorchStrengthLevel(int p0) { throw new UnsupportedOperationException(); }

  @NonNull
  ListenableFuture<Void> setZoomRatio(float p0);

  @NonNull
  ListenableFuture<FocusMeteringResult> startFocusAndMetering(@NonNull FocusMeteringAction p0);

  public static final class OperationCanceledException extends Exception {
    private OperationCanceledException() {}
  }
}
