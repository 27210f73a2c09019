package android.content;

/** What `LocalContext` holds; nothing can be asked of it. */
public class Context {}
