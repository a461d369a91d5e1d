package org.isomer.cli.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a component of a verb's configuration a positional argument instead of an option. Arguments
 * are filled in the order of the components; one of type {@code List} takes all that remain, at
 * least one unless it has a default, and must be the last.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Argument {
  /** What stands for the argument in the usage line, such as {@code CONFIG.yaml}. */
  String value();

  /**
   * Whether a list takes every word from its first one on as it stands, options among them: the
   * command line of another verb.
   */
  boolean verbatim() default false;
}
