package androidx.camera.core;

import androidx.annotation.NonNull;
import java.util.List;
import java.util.concurrent.TimeUnit;

public final class FocusMeteringAction {
  private FocusMeteringAction() {}
  public long getAutoCancelDurationInMillis() { throw new UnsupportedOperationException(); }

  public int getLockingMode() { throw new UnsupportedOperationException(); }

  @NonNull
  public List<MeteringPoint> getMeteringPointsAe() { throw new UnsupportedOperationException(); }

  @NonNull
  public List<MeteringPoint> getMeteringPointsAf() { throw new UnsupportedOperationException(); }

  @NonNull
  public List<MeteringPoint> getMeteringPointsAwb() { throw new UnsupportedOperationException(); }

  public boolean isAutoCancelEnabled() { throw new UnsupportedOperationException(); }

  public static final int FLAG_AE = 2;
  public static final int FLAG_AF = 1;
  public static final int FLAG_AWB = 4;

  public static class Builder {
    public Builder(@NonNull MeteringPoint p0) {}
    public Builder(@NonNull MeteringPoint p0, int p1) {}
    @NonNull
    public FocusMeteringAction.Builder addPoint(@NonNull MeteringPoint p0) { throw new UnsupportedOperationException(); }

    @NonNull
    public FocusMeteringAction.Builder addPoint(@NonNull MeteringPoint p0, int p1) { throw new UnsupportedOperationException(); }

    @NonNull
    public FocusMeteringAction build() { throw new UnsupportedOperationException(); }

    @NonNull
    public FocusMeteringAction.Builder disableAutoCancel() { throw new UnsupportedOperationException(); }

    @NonNull
    public FocusMeteringAction.Builder setAutoCancelDuration(long p0, @NonNull TimeUnit p1) { throw new UnsupportedOperationException(); }

    @NonNull
    public FocusMeteringAction.Builder setLockingMode(int p0) { throw new UnsupportedOperationException(); }
  }
}
