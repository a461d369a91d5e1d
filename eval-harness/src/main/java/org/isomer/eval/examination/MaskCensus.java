package org.isomer.eval.examination;

import org.isomer.examination.Census;

/**
 * What is in images with masks.
 *
 * @param images the images
 * @param train the training pixels
 * @param validation the validation pixels
 * @param test the test pixels
 */
public record MaskCensus(
    Census images, PixelCounts train, PixelCounts validation, PixelCounts test) {}
