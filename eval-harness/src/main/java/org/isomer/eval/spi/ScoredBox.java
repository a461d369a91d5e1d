package org.isomer.eval.spi;

/**
 * An object that a detector claims to see, in pixels of the frame that the encoder sees.
 *
 * @param label its class
 * @param left least x
 * @param top least y
 * @param right greatest x, at least {@code left}
 * @param bottom greatest y, at least {@code top}
 * @param score how sure the detector is, in [0, 1]
 */
public record ScoredBox(
    int label, double left, double top, double right, double bottom, double score) {}
