package androidx.compose.ui.graphics;

/** Where Android has what the desktop has elsewhere. */
public final class AndroidPath_androidKt {
  private AndroidPath_androidKt() {}

  public static Path Path() {
    return SkiaBackedPath_skikoKt.Path();
  }
}
