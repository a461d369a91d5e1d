/**
 * What every kind of predictions has: a {@link org.isomer.eval.scoring.Scoring}, which stands
 * beside the scores that it computes and is bound in {@code cli.ScoringModule}. A new kind of
 * predictions is a constant of {@link org.isomer.reports.record.PredictionKind} with its record,
 * and a scoring.
 */
@NullMarked
package org.isomer.eval.scoring;

import org.jspecify.annotations.NullMarked;
