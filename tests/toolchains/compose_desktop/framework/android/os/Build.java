package android.os;

/** Android 11: the last one on which an app draws with its own colours and not with the wallpaper's. */
public final class Build {
  private Build() {}

  public static final class VERSION {
    // Not a constant, as on a device: a compiler would copy it into its users.
    public static final int SDK_INT = Integer.getInteger("android.sdk", 30);

    private VERSION() {}
  }
}
