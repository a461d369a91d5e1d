/**
 * What many workers would reach: a {@link org.isomer.bench.scale.ScaleModel} of what one and a few
 * exchange in a step ({@link org.isomer.bench.scale.StepExchanges}). It computes with records alone
 * and runs nothing.
 */
@NullMarked
package org.isomer.bench.scale;

import org.jspecify.annotations.NullMarked;
