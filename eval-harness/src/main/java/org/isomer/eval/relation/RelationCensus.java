package org.isomer.eval.relation;

/**
 * How many relations there are.
 *
 * @param train in the training split
 * @param validation in the validation split
 * @param test in the test split
 * @param examples that stand in the pools of the test split
 * @param graded whether the test split has grades
 */
public record RelationCensus(
    long train, long validation, long test, long examples, boolean graded) {}
