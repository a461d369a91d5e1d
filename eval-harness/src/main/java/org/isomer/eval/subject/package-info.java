/**
 * What is judged: the encoder of a run, the same encoder untrained, or the raw pixels; and where
 * its features come from.
 *
 * <p>A {@link org.isomer.eval.subject.Subject} opens a run directory, rebuilds data set,
 * preprocessing and encoder from the run's own configuration, and computes the features of each
 * split once, in inference mode and without augmentation. {@link
 * org.isomer.eval.subject.RunFigures} draws what the run itself has to show: its loss curve and its
 * augmented views.
 */
@NullMarked
package org.isomer.eval.subject;

import org.jspecify.annotations.NullMarked;
