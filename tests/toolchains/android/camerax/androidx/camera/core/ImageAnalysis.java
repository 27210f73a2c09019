package androidx.camera.core;

import android.graphics.Matrix;
import android.util.Size;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.camera.core.resolutionselector.ResolutionSelector;
import java.util.concurrent.Executor;

// camera-core 1.6, line 319
public final class ImageAnalysis extends UseCase {
  private ImageAnalysis() {}

  // camera-core 1.6, line 320
  public void clearAnalyzer() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 321
  @ExperimentalUseCaseApi
  @Nullable
  public Executor getBackgroundExecutor() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 322
  public int getBackpressureStrategy() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 323
  public int getImageQueueDepth() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 324
  public int getOutputImageFormat() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 326
  @Nullable
  public ResolutionSelector getResolutionSelector() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 327
  public int getTargetRotation() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 328
  public boolean isOutputImageRotationEnabled() { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 329
  public void setAnalyzer(@NonNull Executor p0, @NonNull ImageAnalysis.Analyzer p1) { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 330
  public void setTargetRotation(int p0) { throw new UnsupportedOperationException(); }

  // camera-core 1.6, line 331
  public static final int COORDINATE_SYSTEM_ORIGINAL = 0;

  // camera-core 1.6, line 332
  public static final int COORDINATE_SYSTEM_SENSOR = 2;

  // camera-core 1.6, line 333
  public static final int COORDINATE_SYSTEM_VIEW_REFERENCED = 1;

  // camera-core 1.6, line 334
  public static final int OUTPUT_IMAGE_FORMAT_NV21 = 3;

  // camera-core 1.6, line 335
  public static final int OUTPUT_IMAGE_FORMAT_RGBA_8888 = 2;

  // camera-core 1.6, line 336
  public static final int OUTPUT_IMAGE_FORMAT_YUV_420_888 = 1;

  // camera-core 1.6, line 337
  public static final int STRATEGY_BLOCK_PRODUCER = 1;

  // camera-core 1.6, line 338
  public static final int STRATEGY_KEEP_ONLY_LATEST = 0;

  // camera-core 1.6, line 341
  public static interface Analyzer {
    // camera-core 1.6, line 342
    void analyze(@NonNull ImageProxy p0);

    // camera-core 1.6, line 343
    @Nullable
    default Size getDefaultTargetResolution() { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 344
    default int getTargetCoordinateSystem() { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 345
    default void updateTransform(@Nullable Matrix p0) { throw new UnsupportedOperationException(); }
  }

  // camera-core 1.6, line 348
  public static final class Builder implements ExtendableBuilder<ImageAnalysis> {
    // camera-core 1.6, line 349
    public Builder() {}

    // camera-core 1.6, line 350
    @NonNull
    public ImageAnalysis build() { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 351
    @NonNull
    public ImageAnalysis.Builder setBackgroundExecutor(@NonNull Executor p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 352
    @NonNull
    public ImageAnalysis.Builder setBackpressureStrategy(int p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 353
    @NonNull
    public ImageAnalysis.Builder setImageQueueDepth(int p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 354
    @NonNull
    public ImageAnalysis.Builder setOutputImageFormat(int p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 355
    @NonNull
    public ImageAnalysis.Builder setOutputImageRotationEnabled(boolean p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 356
    @NonNull
    public ImageAnalysis.Builder setResolutionSelector(@NonNull ResolutionSelector p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 357
    @Deprecated
    @NonNull
    public ImageAnalysis.Builder setTargetAspectRatio(int p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 358
    @NonNull
    public ImageAnalysis.Builder setTargetName(@NonNull String p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 359
    @Deprecated
    @NonNull
    public ImageAnalysis.Builder setTargetResolution(@NonNull Size p0) { throw new UnsupportedOperationException(); }

    // camera-core 1.6, line 360
    @NonNull
    public ImageAnalysis.Builder setTargetRotation(int p0) { throw new UnsupportedOperationException(); }
  }
}
