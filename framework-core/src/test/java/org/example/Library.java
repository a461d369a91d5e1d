package org.example;

/** A class outside the packages that plugins share; a plugin's JAR may hold another version. */
public class Library {
  /** Tells which version this is. */
  public static float answer() {
    return 1;
  }
}
