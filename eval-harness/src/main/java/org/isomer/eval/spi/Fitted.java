package org.isomer.eval.spi;

/**
 * The outcome of fitting a task.
 *
 * @param classifier made with the chosen hyper-parameters from the training split
 * @param selection how they were chosen on the validation split
 */
public record Fitted(Classifier classifier, Selection selection) {}
