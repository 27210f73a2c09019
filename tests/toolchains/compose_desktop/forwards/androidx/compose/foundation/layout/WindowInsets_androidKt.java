package androidx.compose.foundation.layout;

import androidx.compose.runtime.Composer;

/** Where Android has what the desktop has elsewhere. */
public final class WindowInsets_androidKt {
  private WindowInsets_androidKt() {}

  public static WindowInsets getCaptionBar(WindowInsets.Companion insets, Composer composer, int changed) {
    return WindowInsets_notMobileKt.getCaptionBar(insets, composer, changed);
  }

  public static WindowInsets getDisplayCutout(WindowInsets.Companion insets, Composer composer, int changed) {
    return WindowInsets_notMobileKt.getDisplayCutout(insets, composer, changed);
  }

  public static WindowInsets getIme(WindowInsets.Companion insets, Composer composer, int changed) {
    return WindowInsets_notMobileKt.getIme(insets, composer, changed);
  }

  public static WindowInsets getMandatorySystemGestures(WindowInsets.Companion insets, Composer composer, int changed) {
    return WindowInsets_notMobileKt.getMandatorySystemGestures(insets, composer, changed);
  }

  public static WindowInsets getNavigationBars(WindowInsets.Companion insets, Composer composer, int changed) {
    return WindowInsets_notMobileKt.getNavigationBars(insets, composer, changed);
  }

  public static WindowInsets getStatusBars(WindowInsets.Companion insets, Composer composer, int changed) {
    return WindowInsets_notMobileKt.getStatusBars(insets, composer, changed);
  }

  public static WindowInsets getSystemBars(WindowInsets.Companion insets, Composer composer, int changed) {
    return WindowInsets_notMobileKt.getSystemBars(insets, composer, changed);
  }

  public static WindowInsets getSystemGestures(WindowInsets.Companion insets, Composer composer, int changed) {
    return WindowInsets_notMobileKt.getSystemGestures(insets, composer, changed);
  }

  public static WindowInsets getTappableElement(WindowInsets.Companion insets, Composer composer, int changed) {
    return WindowInsets_notMobileKt.getTappableElement(insets, composer, changed);
  }

  public static WindowInsets getWaterfall(WindowInsets.Companion insets, Composer composer, int changed) {
    return WindowInsets_notMobileKt.getWaterfall(insets, composer, changed);
  }

  public static WindowInsets getSafeDrawing(WindowInsets.Companion insets, Composer composer, int changed) {
    return WindowInsets_notMobileKt.getSafeDrawing(insets, composer, changed);
  }

  public static WindowInsets getSafeGestures(WindowInsets.Companion insets, Composer composer, int changed) {
    return WindowInsets_notMobileKt.getSafeGestures(insets, composer, changed);
  }

  public static WindowInsets getSafeContent(WindowInsets.Companion insets, Composer composer, int changed) {
    return WindowInsets_notMobileKt.getSafeContent(insets, composer, changed);
  }
}
