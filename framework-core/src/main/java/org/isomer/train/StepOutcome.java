package org.isomer.train;

import java.util.List;
import java.util.Map;

/**
 * What one training step gives.
 *
 * @param scalars the scalars to log, the loss among them
 * @param embeddings for each view the embeddings of the first instances, in row-major order
 */
record StepOutcome(Map<String, Float> scalars, List<float[]> embeddings) {}
