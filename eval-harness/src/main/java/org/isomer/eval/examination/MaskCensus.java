package org.isomer.eval.examination;

import org.isomer.examination.Census;
import org.jspecify.annotations.Nullable;

/**
 * What is in images with masks.
 *
 * @param images the images
 * @param train the training pixels
 * @param validation the validation pixels
 * @param test the test pixels
 * @param clash of palettes; absent if there is none
 */
public record MaskCensus(
    Census images,
    PixelCounts train,
    PixelCounts validation,
    PixelCounts test,
    @Nullable PaletteClash clash) {}
