/**
 * Detectors on an encoder's feature maps. A further one is a {@link
 * org.isomer.eval.spi.DetectionHeadPlugin}; of its boxes {@link
 * org.isomer.eval.detection.head.Decoder} keeps those that count.
 *
 * <p>{@link org.isomer.eval.detection.head.Fcos} is one without anchors, in one stage: {@link
 * org.isomer.eval.detection.head.Pyramid} says which feature maps are used and where their cells
 * lie; {@link org.isomer.eval.detection.head.Assignment} says what each cell has to predict; {@link
 * org.isomer.eval.detection.head.FcosDetector} builds the network and its loss, and reads boxes
 * from its outputs.
 */
@NullMarked
package org.isomer.eval.detection.head;

import org.jspecify.annotations.NullMarked;
