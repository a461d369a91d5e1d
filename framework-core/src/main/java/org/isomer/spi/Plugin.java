package org.isomer.spi;

/**
 * A named way to make one part of a run from its configuration.
 *
 * <p>Implementations have a public constructor without arguments that does no work.
 *
 * @param <C> the configuration record; see {@link Option}
 * @param <T> what the plugin makes
 */
public interface Plugin<C extends Record, T> {
  /**
   * The permanent name, {@code [a-z][a-z0-9-]*}, unique in its kind. Configurations and checkpoints
   * store it.
   */
  String name();

  /** One line for {@code isomer plugins}, without a full stop. */
  String summary();

  /** The configuration record. */
  Class<C> configType();

  /**
   * Makes the part.
   *
   * @throws BadInputException if values that are fine one by one do not fit together
   */
  T create(C config);
}
