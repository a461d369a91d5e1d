package org.isomer.spi;

/**
 * What a configuration may ask of every plugin of a {@link Kind}, beside the plugin's own options:
 * a record whose components are all {@link java.util.Optional} and carry {@link Option}. They are
 * read, described and written as the plugin's own are, and only where they are given, so that
 * configurations from before there was one stay as they were. A plugin with an option of the same
 * name keeps its own.
 *
 * @param <T> what the plugins of the kind make
 */
public interface Additions<T> {
  /**
   * What the plugin has made, with what is asked for.
   *
   * @throws BadInputException if the two do not fit together
   */
  T addTo(T made);

  /** For kinds whose plugins have nothing in common. */
  record None() implements Additions<Object> {
    @Override
    public Object addTo(Object made) {
      return made;
    }
  }
}
