package androidx.camera.core;

import androidx.annotation.NonNull;

public interface ImageProcessor {
  @NonNull
  ImageProcessor.Response process(@NonNull ImageProcessor.Request p0) throws ProcessingException;

  public static interface Request {
    @NonNull
    ImageProxy getInputImage();

    int getOutputFormat();
  }

  public static interface Response {
    @NonNull
    ImageProxy getOutputImage();
  }
}
