package android.app;

import java.util.Arrays;
import java.util.List;

public class ActivityManager {
  /** Any process ended for the reason that the system property says. */
  public List<ApplicationExitInfo> getHistoricalProcessExitReasons(String app, int pid, int most) {
    return Arrays.asList(new ApplicationExitInfo(Integer.getInteger("android.exit", 0)));
  }
}
