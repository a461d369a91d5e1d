/**
 * How fast Isomer is on this machine: {@code isomer bench step|scale|augment|load|loss}, and what
 * other rooms add to it; {@link org.isomer.bench.SpeedPage} makes a page of what was measured.
 *
 * <p>{@code bench.measure} says how a rate is measured, {@code bench.train} what is measured of the
 * core; {@link org.isomer.bench.Scaling} has {@code bench step} run by several workers, and {@code
 * bench.scale} says what many would reach.
 */
@NullMarked
package org.isomer.bench;

import org.jspecify.annotations.NullMarked;
