package androidx.camera.core;

import androidx.annotation.NonNull;

public class ImageCaptureLatencyEstimate {
  public ImageCaptureLatencyEstimate(long p0, long p1) {}
  public long getCaptureLatencyMillis() { throw new UnsupportedOperationException(); }

  public long getProcessingLatencyMillis() { throw new UnsupportedOperationException(); }

  public long getTotalCaptureLatencyMillis() { throw new UnsupportedOperationException(); }

  public static final long UNDEFINED_CAPTURE_LATENCY = -1L;
  @NonNull public static final ImageCaptureLatencyEstimate UNDEFINED_IMAGE_CAPTURE_LATENCY = null;
  public static final long UNDEFINED_PROCESSING_LATENCY = -1L;
}
