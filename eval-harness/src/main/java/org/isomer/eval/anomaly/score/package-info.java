/** The scores of anomalies, from what a result record keeps. */
@NullMarked
package org.isomer.eval.anomaly.score;

import org.jspecify.annotations.NullMarked;
