/**
 * Classification of images that may have any number of classes.
 *
 * <p>{@link org.isomer.eval.multilabel.Multilabel} takes images with boxes, of which the classes of
 * an image are known, and fits one classifier for each class on frozen features. The scores are
 * {@link org.isomer.eval.result.MultilabelScores}.
 */
@NullMarked
package org.isomer.eval.multilabel;

import org.jspecify.annotations.NullMarked;
