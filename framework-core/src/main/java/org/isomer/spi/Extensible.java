package org.isomer.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type of services that come as a set, to which a module in a JAR may add:
 *
 * <pre>{@code
 * Multibinder.newSetBinder(binder(), VectorWriter.class).addBinding().toInstance(new ParquetVectors());
 * }</pre>
 *
 * <p>As with {@code Replaceable}, what is added may not change a number of a result.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Extensible {}
