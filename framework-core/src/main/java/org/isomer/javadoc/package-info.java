/**
 * What the sources say of themselves. Every JAR carries its sources in {@code META-INF/sources}, so
 * that {@link org.isomer.javadoc.Source} finds the documentation of a class at run time, and
 * whatever explains a plugin, equation and paper included, is written once, above its class.
 */
@NullMarked
package org.isomer.javadoc;

import org.jspecify.annotations.NullMarked;
