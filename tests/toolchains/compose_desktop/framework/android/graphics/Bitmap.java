package android.graphics;

/** Pixels that an app made itself. */
public final class Bitmap {
  public enum Config {
    ARGB_8888
  }

  private final int[] colors;
  private final int width;
  private final int height;

  private Bitmap(int[] colors, int width, int height) {
    this.colors = colors;
    this.width = width;
    this.height = height;
  }

  public static Bitmap createBitmap(int[] colors, int width, int height, Config config) {
    return new Bitmap(colors.clone(), width, height);
  }

  public int getPixel(int x, int y) {
    return colors[y * width + x];
  }

  public int getWidth() {
    return width;
  }

  public int getHeight() {
    return height;
  }
}
