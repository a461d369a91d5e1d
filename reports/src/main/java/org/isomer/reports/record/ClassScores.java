package org.isomer.reports.record;

/**
 * The scores of one class against the rest.
 *
 * @param precision correct among those predicted as this class
 * @param recall correct among those of this class
 * @param f1 2 TP / (2 TP + FP + FN)
 * @param support how many samples truly have this class
 */
public record ClassScores(double precision, double recall, double f1, long support) {}
