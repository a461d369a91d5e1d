/**
 * The evaluation task {@link org.isomer.eval.detection.task.Detection}: a detector on an encoder's
 * feature maps is trained, and finds the objects of the test images.
 *
 * <p>All images are brought into one frame, which in training is placed at random; boxes are scaled
 * back to the pixels of the image, where they are scored.
 */
@NullMarked
package org.isomer.eval.detection.task;

import org.jspecify.annotations.NullMarked;
