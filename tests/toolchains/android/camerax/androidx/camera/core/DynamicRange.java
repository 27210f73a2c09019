package androidx.camera.core;

import androidx.annotation.NonNull;

public final class DynamicRange {
  public DynamicRange(int p0, int p1) {}
  public int getBitDepth() { throw new UnsupportedOperationException(); }

  public int getEncoding() { throw new UnsupportedOperationException(); }

  public static final int BIT_DEPTH_10_BIT = 10;
  public static final int BIT_DEPTH_8_BIT = 8;
  public static final int BIT_DEPTH_UNSPECIFIED = 0;
  @NonNull public static final DynamicRange DOLBY_VISION_10_BIT = null;
  @NonNull public static final DynamicRange DOLBY_VISION_8_BIT = null;
  public static final int ENCODING_DOLBY_VISION = 6;
  public static final int ENCODING_HDR10 = 4;
  public static final int ENCODING_HDR10_PLUS = 5;
  public static final int ENCODING_HDR_UNSPECIFIED = 2;
  public static final int ENCODING_HLG = 3;
  public static final int ENCODING_SDR = 1;
  public static final int ENCODING_UNSPECIFIED = 0;
  @NonNull public static final DynamicRange HDR10_10_BIT = null;
  @NonNull public static final DynamicRange HDR10_PLUS_10_BIT = null;
  @NonNull public static final DynamicRange HDR_UNSPECIFIED_10_BIT = null;
  @NonNull public static final DynamicRange HLG_10_BIT = null;
  @NonNull public static final DynamicRange SDR = null;
  @NonNull public static final DynamicRange UNSPECIFIED = null;
}
