package org.isomer.graph;

/**
 * The square window that a convolution or a pooling slides over an image. An image of n rows
 * becomes one of ⌊(n + 2 · padding − size) / stride⌋ + 1 rows, and so for columns.
 *
 * @param size rows and columns that the window covers
 * @param stride the step between windows
 * @param padding rows or columns added at each of the four borders
 */
public record Window(int size, int stride, int padding) {}
