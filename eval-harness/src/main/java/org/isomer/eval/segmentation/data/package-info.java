/**
 * Readers of images with masks: {@link org.isomer.eval.segmentation.data.PngMasks} (two folders for
 * each split), {@link org.isomer.eval.segmentation.data.VocMasks} and {@link
 * org.isomer.eval.segmentation.data.CocoMasks}.
 *
 * <p>A reader lists {@link org.isomer.eval.segmentation.data.MaskedImage}s when it is opened;
 * images and masks are decoded on each read. A further layout is one {@link
 * org.isomer.eval.spi.MaskDataPlugin}.
 */
@NullMarked
package org.isomer.eval.segmentation.data;

import org.jspecify.annotations.NullMarked;
