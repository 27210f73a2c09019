package android.os;

public class Process {
  public static int myPid() {
    return (int) ProcessHandle.current().pid();
  }

  public static long getStartElapsedRealtime() {
    return ProcessHandle.current().info().startInstant().get().toEpochMilli();
  }
}
