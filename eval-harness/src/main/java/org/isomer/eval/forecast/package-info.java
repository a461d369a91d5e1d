/**
 * The task {@link org.isomer.eval.forecast.Forecasting}: ridge regression from frozen
 * representations of windows to the moments that follow, beside a seasonal naive forecast and the
 * same regression on the window's numbers.
 */
@NullMarked
package org.isomer.eval.forecast;

import org.jspecify.annotations.NullMarked;
