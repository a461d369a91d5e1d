package org.isomer.eval.metric;

import java.util.Locale;

/**
 * Whose definitions a result follows where implementations disagree; a constant of an enumeration.
 */
public interface Dialect {
  /** The name of the constant. */
  String name();

  /** In what it differs from the others, in a few words that follow its title. */
  String summary();

  /** The name in results and options, such as {@code scikit-learn}. */
  default String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
