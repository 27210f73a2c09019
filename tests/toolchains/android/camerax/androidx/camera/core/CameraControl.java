package androidx.camera.core;

import androidx.annotation.NonNull;
import com.google.common.util.concurrent.ListenableFuture;

// camera-core 1.6, line 15
public interface CameraControl {
  // camera-core 1.6, line 16
  @NonNull
  ListenableFuture<Void> cancelFocusAndMetering();

  // camera-core 1.6, line 17
  @NonNull
  default ListenableFuture<Void> enableLowLightBoostAsync(boolean p0) { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 18
  @NonNull
  ListenableFuture<Void> enableTorch(boolean p0);

  // camera-core 1.6, line 19
  @NonNull
  ListenableFuture<Integer> setExposureCompensationIndex(int p0);

  // camera-core 1.6, line 20
  @NonNull
  ListenableFuture<Void> setLinearZoom(float p0);

  // camera-core 1.6, line 21
  @NonNull
  default ListenableFuture<Void> setTorchStrengthLevel(int p0) { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 22
  @NonNull
  ListenableFuture<Void> setZoomRatio(float p0);
}
