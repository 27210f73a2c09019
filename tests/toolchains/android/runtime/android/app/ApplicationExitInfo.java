package android.app;

public final class ApplicationExitInfo {
  private final int reason;

  ApplicationExitInfo(int reason) {
    this.reason = reason;
  }

  public int getReason() {
    return reason;
  }
}
