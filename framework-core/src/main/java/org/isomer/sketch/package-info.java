/**
 * What near-duplicates are found by: a {@link org.isomer.sketch.Sketch} is the little of an example
 * that a nearly equal one has too. Each kind of example makes its own ({@link
 * org.isomer.spi.Example#sketch}): images a {@link org.isomer.sketch.Picture}, texts the rows of
 * three words that occur in them, series their outline without scale and offset.
 */
@NullMarked
package org.isomer.sketch;

import org.jspecify.annotations.NullMarked;
