/**
 * Pretraining, from a {@link org.isomer.train.Plan} to a run directory.
 *
 * <p>{@link org.isomer.train.Pretraining} is the service that verbs call, with progress on the
 * console; {@link org.isomer.train.Trainer} prepares a run and begins its {@link
 * org.isomer.train.StepLoop}, whose steps the engine takes ({@code train.engine}, which trains
 * heads as well); {@link org.isomer.train.RecordedTraining} keeps the record of them. {@link
 * org.isomer.train.Checkpoint} keeps every variable of the graph; with the step it determines the
 * rest of the run, because batches and learning rates are functions of seed and step. {@link
 * org.isomer.train.RunDirectory} names the files of a run, and {@link org.isomer.train.RunManifest}
 * says what made them and where the run stands: it names the checkpoint, by step and digest, and is
 * written after it, so that a kill at any moment leaves either the old state or the new one.
 * Whoever writes into the folder holds its lock. {@link org.isomer.train.RunSummary} says before
 * the first step what a run is going to do; a rehearsal ends there.
 *
 * <p>{@link org.isomer.train.Resumption} decides whether a run may go on: from a checkpoint that is
 * as it was written ({@link org.isomer.train.Checkpoints}), with the configuration, data and
 * plugins that were recorded ({@link org.isomer.train.RecordedDigests}), and with another length
 * only where nothing follows it ({@link org.isomer.train.RunLength}).
 *
 * <p>{@link org.isomer.train.EncoderStart} opens the weights that a configuration gives an encoder,
 * and {@link org.isomer.train.Beginning} makes them the first values of the training graph; what
 * they do not hold is drawn.
 *
 * <p>Where several processes train together, they find each other by a {@link
 * org.isomer.train.company.Company}, make sure that they train the same, and in the loop they meet
 * after each step. All take the steps; the first alone keeps the record.
 *
 * <p>Two watch without having an influence: the collapse sentinel, in a package of its own below,
 * and {@link org.isomer.train.Monitoring}, which hands features of the encoder of the moment to
 * monitors.
 *
 * <p>{@link org.isomer.train.RunTracking} tells trackers of a run, such as MLflow, which has no
 * influence either. They are no part of a run: its {@code config.yaml} leaves them out.
 *
 * <p>Optimizers and schedules are plugins in packages of their own below; {@code train.overview}
 * looks at runs from outside.
 */
@NullMarked
package org.isomer.train;

import org.jspecify.annotations.NullMarked;
