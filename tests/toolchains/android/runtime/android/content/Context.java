package android.content;

import android.app.ActivityManager;
import android.content.pm.ApplicationInfo;
import android.content.res.AssetManager;
import java.io.File;

/** An app of two folders: one for its assets, one for what it keeps. */
public class Context {
  private final AssetManager assets;
  private final File files;

  public Context(AssetManager assets, File files) {
    this.assets = assets;
    this.files = files;
  }

  public Context getApplicationContext() {
    return this;
  }

  public AssetManager getAssets() {
    return assets;
  }

  public File getNoBackupFilesDir() {
    return files;
  }

  public String getPackageName() {
    return "app";
  }

  /** A file that is never there: the app is the same one at every start. */
  public String getPackageCodePath() {
    return new File(files, "base.apk").getPath();
  }

  public ApplicationInfo getApplicationInfo() {
    return new ApplicationInfo();
  }

  public final <T> T getSystemService(Class<T> service) {
    return service.cast(new ActivityManager());
  }
}
