/**
 * A one-stage detector without anchors on an encoder's feature maps, in the manner of FCOS (Tian et
 * al. 2019).
 *
 * <p>{@link org.isomer.eval.detection.head.Pyramid} says which feature maps are used and where
 * their cells lie; {@link org.isomer.eval.detection.head.Assignment} says what each cell has to
 * predict; {@link org.isomer.eval.detection.head.DetectionHead} builds the network and its loss;
 * {@link org.isomer.eval.detection.head.Decoder} turns its outputs into boxes.
 */
@NullMarked
package org.isomer.eval.detection.head;

import org.jspecify.annotations.NullMarked;
