/**
 * The task {@link org.isomer.eval.anomaly.AnomalyScores}: how anomalous moments of recordings are,
 * by how far a window's representation lies from those of training windows, beside scores that know
 * nothing. A score is as good as its ranges: {@link org.isomer.eval.metric.RangeScore}.
 *
 * <p>There is no point adjustment, which counts a whole anomaly as found for one hit in it: random
 * scores then beat trained models (Kim et al., "Towards a rigorous evaluation of time-series
 * anomaly detection", 2022).
 */
@NullMarked
package org.isomer.eval.anomaly;

import org.jspecify.annotations.NullMarked;
