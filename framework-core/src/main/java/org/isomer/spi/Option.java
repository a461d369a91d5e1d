package org.isomer.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a configuration record. The option's name is the component's name in
 * kebab case: {@code weightDecay} is {@code weight-decay}. Where that is a word of Java, an
 * underscore goes behind it: {@code package_} is {@code package}.
 *
 * <p>Component types: {@code int}, {@code long}, {@code double}, {@code boolean}, {@link String},
 * {@link java.nio.file.Path}, enums (in kebab case), records (a nested mapping), {@link Choice},
 * {@link java.util.List} of any of these, and {@link java.util.Optional} of any of these, which is
 * empty when the option is not given.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {
  /** The value of {@link #value} that says that an option must be given. */
  String REQUIRED = "\0";

  /** What the option means, with its unit; one or two sentences. */
  String help();

  /** The default as YAML text, such as {@code "0.5"}, {@code "[8, 16]"}, {@code "mlp"}. */
  String value() default REQUIRED;

  /** The smallest number allowed; for lists, of each element. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The greatest number allowed; for lists, of each element. */
  double max() default Double.POSITIVE_INFINITY;

  /** Whether {@link #min} itself is excluded. */
  boolean exclusiveMin() default false;

  /**
   * For a {@link Choice}, whether the plugin that {@link #value} names is written without its name.
   * An option that was a mapping before there was something to choose is written as before, so that
   * digests of what it is a part of stay as they are.
   */
  boolean unnamedDefault() default false;

  /**
   * For lists, whether all elements must differ: what is given twice would be measured, counted or
   * compared twice. Paths differ if they name different places.
   */
  boolean distinct() default false;
}
