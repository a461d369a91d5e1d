package org.isomer.duplicate;

/**
 * A scored example that pretraining has seen.
 *
 * @param scored its index in the scored split
 * @param seen the index of the pretraining example that is most alike, the first of equals
 * @param identical whether all pixels are equal
 * @param correlation of the gray thumbnails; 1 if identical
 */
public record Duplicate(int scored, int seen, boolean identical, double correlation) {}
