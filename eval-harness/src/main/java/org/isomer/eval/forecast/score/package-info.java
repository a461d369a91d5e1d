/** The scores of forecasts, from what a result record keeps. */
@NullMarked
package org.isomer.eval.forecast.score;

import org.jspecify.annotations.NullMarked;
