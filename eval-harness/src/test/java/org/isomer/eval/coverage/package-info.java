/**
 * How often 95 % intervals of metrics hold the truth, by simulation: samples of a {@link
 * org.isomer.eval.coverage.Population} whose true number is known.
 */
@NullMarked
package org.isomer.eval.coverage;

import org.jspecify.annotations.NullMarked;
