package androidx.camera.core;

import android.content.ContentResolver;
import android.content.ContentValues;
import android.graphics.Bitmap;
import android.location.Location;
import android.net.Uri;
import android.util.Rational;
import android.util.Size;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.camera.core.resolutionselector.ResolutionSelector;
import java.io.File;
import java.io.OutputStream;
import java.util.concurrent.Executor;

public final class ImageCapture extends UseCase {
  private ImageCapture() {}
  public int getCaptureMode() { throw new UnsupportedOperationException(); }

  public int getFlashMode() { throw new UnsupportedOperationException(); }

  @NonNull
  public static ImageCaptureCapabilities getImageCaptureCapabilities(@NonNull CameraInfo p0) { throw new UnsupportedOperationException(); }

  public int getJpegQuality() { throw new UnsupportedOperationException(); }

  public int getOutputFormat() { throw new UnsupportedOperationException(); }

  @Nullable
  public ResolutionSelector getPostviewResolutionSelector() { throw new UnsupportedOperationException(); }

  @NonNull
  public ImageCaptureLatencyEstimate getRealtimeCaptureLatencyEstimate() { throw new UnsupportedOperationException(); }

  @Nullable
  public ResolutionInfo getResolutionInfo() { throw new UnsupportedOperationException(); }

  @Nullable
  public ResolutionSelector getResolutionSelector() { throw new UnsupportedOperationException(); }

  @Nullable
  public ImageCapture.ScreenFlash getScreenFlash() { throw new UnsupportedOperationException(); }

  public int getTargetRotation() { throw new UnsupportedOperationException(); }

  public boolean isPostviewEnabled() { throw new UnsupportedOperationException(); }

  public void setCropAspectRatio(@NonNull Rational p0) { throw new UnsupportedOperationException(); }

  public void setFlashMode(int p0) { throw new UnsupportedOperationException(); }

  public void setScreenFlash(@Nullable ImageCapture.ScreenFlash p0) { throw new UnsupportedOperationException(); }

  public void setTargetRotation(int p0) { throw new UnsupportedOperationException(); }

  public void takePicture(@NonNull ImageCapture.OutputFileOptions p0, @NonNull ImageCapture.OutputFileOptions p1, @NonNull Executor p2, @NonNull ImageCapture.OnImageSavedCallback p3) { throw new UnsupportedOperationException(); }

  public void takePicture(@NonNull ImageCapture.OutputFileOptions p0, @NonNull Executor p1, @NonNull ImageCapture.OnImageSavedCallback p2) { throw new UnsupportedOperationException(); }

  public void takePicture(@NonNull Executor p0, @NonNull ImageCapture.OnImageCapturedCallback p1) { throw new UnsupportedOperationException(); }

  public static final int CAPTURE_MODE_MAXIMIZE_QUALITY = 0;
  public static final int CAPTURE_MODE_MINIMIZE_LATENCY = 1;
  @ExperimentalZeroShutterLag public static final int CAPTURE_MODE_ZERO_SHUTTER_LAG = 2;
  public static final int ERROR_CAMERA_CLOSED = 3;
  public static final int ERROR_CAPTURE_FAILED = 2;
  public static final int ERROR_FILE_IO = 1;
  public static final int ERROR_INVALID_CAMERA = 4;
  public static final int ERROR_UNKNOWN = 0;
  public static final int FLASH_MODE_AUTO = 0;
  public static final int FLASH_MODE_OFF = 2;
  public static final int FLASH_MODE_ON = 1;
  public static final int FLASH_MODE_SCREEN = 3;
  public static final int OUTPUT_FORMAT_JPEG = 0;
  public static final int OUTPUT_FORMAT_JPEG_ULTRA_HDR = 1;
  public static final int OUTPUT_FORMAT_RAW = 2;
  public static final int OUTPUT_FORMAT_RAW_JPEG = 3;

  public static final class Builder implements ExtendableBuilder<ImageCapture> {
    public Builder() {}
    @NonNull
    public ImageCapture build() { throw new UnsupportedOperationException(); }

    @NonNull
    public ImageCapture.Builder setCaptureMode(int p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ImageCapture.Builder setFlashMode(int p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ImageCapture.Builder setIoExecutor(@NonNull Executor p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ImageCapture.Builder setJpegQuality(int p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ImageCapture.Builder setOutputFormat(int p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ImageCapture.Builder setPostviewEnabled(boolean p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ImageCapture.Builder setPostviewResolutionSelector(@NonNull ResolutionSelector p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ImageCapture.Builder setResolutionSelector(@NonNull ResolutionSelector p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ImageCapture.Builder setScreenFlash(@NonNull ImageCapture.ScreenFlash p0) { throw new UnsupportedOperationException(); }

    @Deprecated
    @NonNull
    public ImageCapture.Builder setTargetAspectRatio(int p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ImageCapture.Builder setTargetName(@NonNull String p0) { throw new UnsupportedOperationException(); }

    @Deprecated
    @NonNull
    public ImageCapture.Builder setTargetResolution(@NonNull Size p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public ImageCapture.Builder setTargetRotation(int p0) { throw new UnsupportedOperationException(); }
  }

  public static final class Metadata {
    public Metadata() {}
    @Nullable
    public Location getLocation() { throw new UnsupportedOperationException(); }

    public boolean isReversedHorizontal() { throw new UnsupportedOperationException(); }

    public boolean isReversedVertical() { throw new UnsupportedOperationException(); }

    public void setLocation(@Nullable Location p0) { throw new UnsupportedOperationException(); }

    public void setReversedHorizontal(boolean p0) { throw new UnsupportedOperationException(); }

    public void setReversedVertical(boolean p0) { throw new UnsupportedOperationException(); }
  }

  public abstract static class OnImageCapturedCallback {
    public OnImageCapturedCallback() {}
    public void onCaptureProcessProgressed(int p0) { throw new UnsupportedOperationException(); }

    public void onCaptureStarted() { throw new UnsupportedOperationException(); }

    public void onCaptureSuccess(@NonNull ImageProxy p0) { throw new UnsupportedOperationException(); }

    public void onError(@NonNull ImageCaptureException p0) { throw new UnsupportedOperationException(); }

    public void onPostviewBitmapAvailable(@NonNull Bitmap p0) { throw new UnsupportedOperationException(); }
  }

  public static interface OnImageSavedCallback {
    default void onCaptureProcessProgressed(int p0) { throw new UnsupportedOperationException(); }

    default void onCaptureStarted() { throw new UnsupportedOperationException(); }

    void onError(@NonNull ImageCaptureException p0);

    void onImageSaved(@NonNull ImageCapture.OutputFileResults p0);

    default void onPostviewBitmapAvailable(@NonNull Bitmap p0) { throw new UnsupportedOperationException(); }
  }

  public static final class OutputFileOptions {
    private OutputFileOptions() {}

    public static final class Builder {
      public Builder(@NonNull ContentResolver p0, @NonNull Uri p1, @NonNull ContentValues p2) {}
      public Builder(@NonNull File p0) {}
      public Builder(@NonNull OutputStream p0) {}
      @NonNull
      public ImageCapture.OutputFileOptions build() { throw new UnsupportedOperationException(); }

      @NonNull
      public ImageCapture.OutputFileOptions.Builder setMetadata(@NonNull ImageCapture.Metadata p0) { throw new UnsupportedOperationException(); }
    }
  }

  public static class OutputFileResults {
    private OutputFileResults() {}
    public int getImageFormat() { throw new UnsupportedOperationException(); }

    @Nullable
    public Uri getSavedUri() { throw new UnsupportedOperationException(); }
  }

  public static interface ScreenFlash {
    void apply(long p0, @NonNull ImageCapture.ScreenFlashListener p1);

    void clear();
  }

  public static interface ScreenFlashListener {
    void onCompleted();
  }
}
