package org.isomer.contract;

import java.util.List;
import org.isomer.spi.Kind;

/**
 * What plugins of one kind have to keep to.
 *
 * @param <T> what they make
 */
public interface Contract<T> {
  /** The kind: an interface that carries {@link Kind}. */
  Class<?> kind();

  /**
   * The rules, ready to be run.
   *
   * @param tested makes parts of the plugin; it has not made any yet
   */
  List<Rule> rules(Tested<T> tested);
}
