package android.app;

import java.util.Arrays;
import java.util.List;

public class ActivityManager {
  /** Any process ended for the reason, and with the status, that the system properties say. */
  public List<ApplicationExitInfo> getHistoricalProcessExitReasons(String app, int pid, int most) {
    int reason = Integer.getInteger("android.exit", 0);
    return Arrays.asList(new ApplicationExitInfo(reason, Integer.getInteger("android.exit.status", 0)));
  }
}
