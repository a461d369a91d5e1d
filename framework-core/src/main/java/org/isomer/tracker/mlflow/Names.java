package org.isomer.tracker.mlflow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Names and values such as every version of MLflow takes. In keys of metrics, parameters and tags,
 * letters of ASCII, digits, {@code _ . - /} and spaces stand for themselves; anything else becomes
 * an underscore. Two names that would become one key, or a key and a folder of it in MLflow's file
 * store, are told apart by a suffix.
 */
final class Names {
  private static final int LONGEST_KEY = 240;
  private static final int LONGEST_PARAMETER = 500;
  private static final int LONGEST_TAG = 5000;

  private final Map<String, String> keys = new HashMap<>();

  /** The key of a name. */
  String key(String name) {
    String known = keys.get(name);
    if (known != null) {
      return known;
    }
    String key = clean(name);
    String own =
        keys.values().stream().anyMatch(other -> collide(key, other))
            ? key.replace('/', '_') + "_" + Integer.toHexString(name.hashCode())
            : key;
    keys.put(name, own);
    return own;
  }

  private static boolean collide(String key, String other) {
    return key.equals(other) || key.startsWith(other + "/") || other.startsWith(key + "/");
  }

  private static String clean(String name) {
    String letters = cut(name.replaceAll("[^A-Za-z0-9_./ -]+", "_"), LONGEST_KEY);
    // A key is also a path of MLflow's file store, which must not lead elsewhere.
    return Arrays.stream(letters.split("/", -1))
        .map(part -> part.matches("\\.{0,2}") ? "_" + part : part)
        .collect(Collectors.joining("/"));
  }

  /** The value of a parameter, cut to the shortest limit that a version 2 of MLflow has. */
  static String parameter(String value) {
    return cut(value, LONGEST_PARAMETER);
  }

  /** The value of a tag. */
  static String tag(String value) {
    return cut(value, LONGEST_TAG);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
