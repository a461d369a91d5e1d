package org.isomer.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a {@link Plugin} interface as a kind of plugin. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Kind {
  /** The kind's name in configurations and commands, {@code [a-z][a-z0-9-]*}. */
  String value();

  /** What plugins of this kind make; a {@link Choice} of this type selects among them. */
  Class<?> makes();

  /**
   * The record of what a configuration may give to every plugin of this kind beside its own
   * options.
   */
  Class<? extends Additions<?>> additions() default Additions.None.class;
}
