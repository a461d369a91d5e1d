/**
 * Heads that give every pixel a class.
 *
 * <p>A {@link org.isomer.eval.spi.SegmentationHead} makes logits from an encoder's feature maps, in
 * whatever resolution it works in; {@link org.isomer.eval.segmentation.head.PixelHead} scales them
 * to the image and adds the loss. {@link org.isomer.eval.segmentation.head.Fcn} and {@link
 * org.isomer.eval.segmentation.head.Aspp} read one stage and, if asked, a finer one beside it. A
 * further head is a {@link org.isomer.eval.spi.SegmentationHeadPlugin}.
 */
@NullMarked
package org.isomer.eval.segmentation.head;

import org.jspecify.annotations.NullMarked;
