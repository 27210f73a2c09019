package android.content.res;

/** What `LocalResources` holds; strings and drawables come through Compose's own functions. */
public class Resources {}
