package org.isomer.augment.pixel;

/**
 * A rectangle of an image, in pixels.
 *
 * @param top its first row; negative above the image
 * @param left its first column; negative left of the image
 * @param height rows
 * @param width columns
 */
public record Box(int top, int left, int height, int width) {}
