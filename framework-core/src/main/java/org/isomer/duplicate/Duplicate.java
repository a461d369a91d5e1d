package org.isomer.duplicate;

/**
 * A scored example that pretraining has seen.
 *
 * @param scored its index in the scored split
 * @param seen the index of the pretraining example that is most alike, the first of equals
 * @param identical whether they are equal in everything
 * @param likeness of their sketches; 1 if identical
 */
public record Duplicate(int scored, int seen, boolean identical, double likeness) {}
