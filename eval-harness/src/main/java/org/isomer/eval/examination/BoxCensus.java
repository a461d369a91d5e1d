package org.isomer.eval.examination;

import org.isomer.examination.Census;

/**
 * What is in images with boxes.
 *
 * @param images the images
 * @param train the training objects
 * @param validation the validation objects
 * @param test the test objects
 */
public record BoxCensus(
    Census images, ObjectCounts train, ObjectCounts validation, ObjectCounts test) {}
