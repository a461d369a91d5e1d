package org.isomer.eval.segmentation;

import org.isomer.data.image.LabelMap;

/**
 * The true and the predicted class of every pixel of one image.
 *
 * @param name what messages call the image
 * @param truth the true classes
 * @param predicted the predicted classes, of the same shape
 */
public record SegmentedImage(String name, LabelMap truth, LabelMap predicted) {}
