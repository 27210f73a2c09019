package androidx.camera.core;

public class ProcessingException extends Exception {
  public ProcessingException() {}
}
