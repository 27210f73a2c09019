package androidx.camera.core;

import androidx.annotation.NonNull;
import androidx.annotation.Nullable;

public interface RetryPolicy {
  static long getDefaultRetryTimeoutInMillis() { throw new UnsupportedOperationException(); }

  default long getTimeoutInMillis() { throw new UnsupportedOperationException(); }

  @NonNull
  RetryPolicy.RetryConfig onRetryDecisionRequested(@NonNull RetryPolicy.ExecutionState p0);

  @NonNull RetryPolicy DEFAULT = null;
  @NonNull RetryPolicy NEVER = null;
  @NonNull RetryPolicy RETRY_UNAVAILABLE_CAMERA = null;

  public static final class Builder {
    public Builder(@NonNull RetryPolicy p0) {}
    @NonNull
    public RetryPolicy build() { throw new UnsupportedOperationException(); }

    @NonNull
    public RetryPolicy.Builder setTimeoutInMillis(long p0) { throw new UnsupportedOperationException(); }
  }

  public static interface ExecutionState {
    @Nullable
    Throwable getCause();

    long getExecutedTimeInMillis();

    int getNumOfAttempts();

    int getStatus();

    int STATUS_CAMERA_UNAVAILABLE = 2;
    int STATUS_CONFIGURATION_FAIL = 1;
    int STATUS_UNKNOWN_ERROR = 0;
  }

  public static final class RetryConfig {
    private RetryConfig() {}
    public static long getDefaultRetryDelayInMillis() { throw new UnsupportedOperationException(); }

    public long getRetryDelayInMillis() { throw new UnsupportedOperationException(); }

    public boolean shouldRetry() { throw new UnsupportedOperationException(); }

    @NonNull public static final RetryPolicy.RetryConfig DEFAULT_DELAY_RETRY = null;
    @NonNull public static final RetryPolicy.RetryConfig MINI_DELAY_RETRY = null;
    @NonNull public static final RetryPolicy.RetryConfig NOT_RETRY = null;

    public static final class Builder {
      public Builder() {}
      @NonNull
      public RetryPolicy.RetryConfig build() { throw new UnsupportedOperationException(); }

      @NonNull
      public RetryPolicy.RetryConfig.Builder setRetryDelayInMillis(long p0) { throw new UnsupportedOperationException(); }

      @NonNull
      public RetryPolicy.RetryConfig.Builder setShouldRetry(boolean p0) { throw new UnsupportedOperationException(); }
    }
  }
}
