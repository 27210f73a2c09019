package androidx.camera.core;

import android.graphics.Matrix;
import android.graphics.Rect;
import android.util.Size;
import android.view.Surface;
import androidx.annotation.NonNull;
import androidx.core.util.Consumer;
import java.util.concurrent.Executor;

public final class SurfaceRequest {
  private SurfaceRequest() {}
  public void addRequestCancellationListener(@NonNull Executor p0, @NonNull Runnable p1) { throw new UnsupportedOperationException(); }

  public void clearTransformationInfoListener() { throw new UnsupportedOperationException(); }

  @NonNull
  public DynamicRange getDynamicRange() { throw new UnsupportedOperationException(); }

  @NonNull
  public Size getResolution() { throw new UnsupportedOperationException(); }

  public boolean invalidate() { throw new UnsupportedOperationException(); }

  public void provideSurface(@NonNull Surface p0, @NonNull Executor p1, @NonNull Consumer<SurfaceRequest.Result> p2) { throw new UnsupportedOperationException(); }

  public void setTransformationInfoListener(@NonNull Executor p0, @NonNull SurfaceRequest.TransformationInfoListener p1) { throw new UnsupportedOperationException(); }

  public boolean willNotProvideSurface() { throw new UnsupportedOperationException(); }

  public abstract static class Result {
    Result() {}
    public abstract int getResultCode();

    @NonNull
    public abstract Surface getSurface();

    public static final int RESULT_INVALID_SURFACE = 2;
    public static final int RESULT_REQUEST_CANCELLED = 1;
    public static final int RESULT_SURFACE_ALREADY_PROVIDED = 3;
    public static final int RESULT_SURFACE_USED_SUCCESSFULLY = 0;
    public static final int RESULT_WILL_NOT_PROVIDE_SURFACE = 4;
  }

  public abstract static class TransformationInfo {
    TransformationInfo() {}
    @NonNull
    public abstract Rect getCropRect();

    public abstract int getRotationDegrees();

    @NonNull
    public abstract Matrix getSensorToBufferTransform();

    public abstract boolean hasCameraTransform();

    public abstract boolean isMirroring();
  }

  public static interface TransformationInfoListener {
    void onTransformationInfoUpdate(@NonNull SurfaceRequest.TransformationInfo p0);
  }
}
