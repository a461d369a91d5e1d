/**
 * What the built-in methods share: the {@linkplain org.isomer.framework.Branch branch} that encodes
 * and projects, a {@linkplain org.isomer.framework.Predictor predictor} on it, a {@linkplain
 * org.isomer.framework.EmbeddingQueue queue} of earlier embeddings, and a loss taken {@linkplain
 * org.isomer.framework.BothWays both ways}, of which a method {@linkplain
 * org.isomer.framework.LossFramework takes what it takes}. Methods that differ in their networks
 * and losses alone share their flow of data as well: {@linkplain
 * org.isomer.framework.JointEmbedding one encoder for all views}, also {@linkplain
 * org.isomer.framework.ChunkedEmbedding in chunks}, or {@linkplain
 * org.isomer.framework.MomentumPrediction predictions of what a slow copy says}. Language models
 * share {@linkplain org.isomer.framework.TokenPrediction how tokens are predicted}, methods on
 * sequences {@linkplain org.isomer.framework.PositionFeatures what an encoder makes of each
 * position}, {@linkplain org.isomer.framework.Windows windows} drawn in the graph, and {@linkplain
 * org.isomer.framework.FutureContrast finding the vectors to come}.
 *
 * <p>Each method is a plugin in a package of its own below, with no privileges: its package-info
 * tells the idea, the flow of data, the equation, and how differences between the paper and its
 * reference code were resolved. Methods do not see each other.
 */
@NullMarked
package org.isomer.framework;

import org.jspecify.annotations.NullMarked;
