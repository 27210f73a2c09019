package android.os;

public class Build {
  public static final String FINGERPRINT = System.getProperty("android.fingerprint", "a phone");

  public static class VERSION {
    public static final int SDK_INT = Integer.getInteger("android.sdk", 24);
  }
}
