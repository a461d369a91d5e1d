/**
 * Classification tasks that are more than one classifier on all labels.
 *
 * <p>{@link org.isomer.eval.classification.FewLabel} repeats a task on features with few labels,
 * drawn by a {@link org.isomer.eval.classification.LabelBudget}; {@link
 * org.isomer.eval.classification.FineTuning} trains the encoder further on all or some of them.
 */
@NullMarked
package org.isomer.eval.classification;

import org.jspecify.annotations.NullMarked;
