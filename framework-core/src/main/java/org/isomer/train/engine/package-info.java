/**
 * The one engine of training: pretraining, fine-tuning and heads are frameworks on it.
 *
 * <p>{@link org.isomer.train.engine.TrainingGraph} is one step: views in, encoder, projector or
 * head, loss, gradients, gate, optimizer, statistics; {@link org.isomer.train.engine.Descent} is
 * its part from gradients to the optimizer, which adds up the gradients of several batches, clips
 * them, and knows the {@linkplain org.isomer.train.engine.EncoderLayers layers of the encoder},
 * which may have rates of their own or none. Each replica of this process builds a {@link
 * org.isomer.train.engine.ReplicaGraph}; those after the first are {@linkplain
 * org.isomer.graph.Transplant transplanted} into its graph, and one session runs all. {@link
 * org.isomer.train.engine.TrainingSteps} takes step after step, and a {@link
 * org.isomer.train.engine.StepOutcome} says whether training has diverged; at a {@link
 * org.isomer.train.engine.Meeting} replicas give a {@link org.isomer.train.engine.Vote} on whether
 * to go on. What is kept of a run, and who watches it, is the business of callers.
 */
@NullMarked
package org.isomer.train.engine;

import org.jspecify.annotations.NullMarked;
