/**
 * The evaluation task {@link org.isomer.eval.segmentation.task.Segmentation}: a head on an
 * encoder's feature maps is trained, and gives every pixel of the test images a class.
 *
 * <p>All images are brought into one {@link org.isomer.eval.frame.Frame}. In training the frame is
 * placed at random; predictions are scaled back from the frame to the size of the mask, where they
 * are scored.
 */
@NullMarked
package org.isomer.eval.segmentation.task;

import org.jspecify.annotations.NullMarked;
