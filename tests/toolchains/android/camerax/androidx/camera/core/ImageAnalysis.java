package androidx.camera.core;

import android.graphics.Matrix;
import android.util.Size;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.camera.core.resolutionselector.ResolutionSelector;
import java.util.concurrent.Executor;

public final class ImageAnalysis extends UseCase {
  private ImageAnalysis() {}
  public void clearAnalyzer() { throw new UnsupportedOperationException(); }

  @ExperimentalUseCaseApi
  @Nullable
  public Executor getBackgroundExecutor() { throw new UnsupportedOperationException(); }

  public int getBackpressureStrategy() { throw new UnsupportedOperationException(); }

  public int getImageQueueDepth() { throw new UnsupportedOperationException(); }

  public int getOutputImageFormat() { throw new UnsupportedOperationException(); }

  @Nullable
  public ResolutionInfo getResolutionInfo() { throw new UnsupportedOperationException(); }

  @Nullable
  public ResolutionSelector getResolutionSelector() { throw new UnsupportedOperationException(); }

  public int getTargetRotation() { throw new UnsupportedOperationException(); }

  public boolean isOutputImageRotationEnabled() { throw new UnsupportedOperationException(); }

  public void setAnalyzer(@NonNull Executor p0, @NonNull ImageAnalysis.Analyzer p1) { throw new UnsupportedOperationException(); }

  public void setTargetRotation(int p0) { throw new UnsupportedOperationException(); }

  public static final int COORDINATE_SYSTEM_ORIGINAL = 0;
  public static final int COORDINATE_SYSTEM_SENSOR = 2;
  public static final int COORDINATE_SYSTEM_VIEW_REFERENCED = 1;
  public static final int OUTPUT_IMAGE_FORMAT_NV21 = 3;
  public static final int OUTPUT_IMAGE_FORMAT_RGBA_8888 = 2;
  public static final int OUTPUT_IMAGE_FORMAT_YUV_420_888 = 1;
  public static final int STRATEGY_BLOCK_PRODUCER = 1;
  public static final int STRATEGY_KEEP_ONLY_LATEST = 0;

  public static interface Analyzer {
    void analyze(@NonNull ImageProxy p0);

    @Nullable
    default Size getDefaultTargetResolution() { throw new UnsupportedOperationException(); }

    default int getTargetCoordinateSystem() { throw new UnsupportedOperationException(); }

    default void updateTransform(@Nullable Matrix p0) { throw new UnsupportedOperationException(); }
  }

  public static final class Builder implements ExtendableBuilder<ImageAnalysis> {
    public Builder() {}
    @NonNull
    public ImageAnalysis build() { throw new UnsupportedOperationException(); }

    @NonNull
    public ImageAnalysis.Builder setBackgroundExecutor(@NonNull Executor p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ImageAnalysis.Builder setBackpressureStrategy(int p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ImageAnalysis.Builder setImageQueueDepth(int p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ImageAnalysis.Builder setOutputImageFormat(int p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ImageAnalysis.Builder setOutputImageRotationEnabled(boolean p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ImageAnalysis.Builder setResolutionSelector(@NonNull ResolutionSelector p0) { throw new UnsupportedOperationException(); }

    @Deprecated
    @NonNull
    public ImageAnalysis.Builder setTargetAspectRatio(int p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ImageAnalysis.Builder setTargetName(@NonNull String p0) { throw new UnsupportedOperationException(); }

    @Deprecated
    @NonNull
    public ImageAnalysis.Builder setTargetResolution(@NonNull Size p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ImageAnalysis.Builder setTargetRotation(int p0) { throw new UnsupportedOperationException(); }
  }
}
