package android.content.res;

/** The screen that is drawn. */
public class Configuration {
  public static final int ORIENTATION_PORTRAIT = 1;
  public static final int ORIENTATION_LANDSCAPE = 2;

  public float fontScale;
  public int orientation;
  public int screenHeightDp;
  public int screenWidthDp;
  public int smallestScreenWidthDp;
}
