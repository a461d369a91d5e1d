/**
 * The engines behind the verbs that evaluate. {@link org.isomer.eval.evaluation.Evaluator} judges
 * contestants by tasks: a look at the data of all tasks ({@link
 * org.isomer.eval.evaluation.TaskExaminations}), features of each split once, then every task, into
 * its {@code ResultPlace}; a rehearsal ends before the first. {@link
 * org.isomer.eval.evaluation.TaskCheck} looks at tasks without a model. {@link
 * org.isomer.eval.evaluation.Premises} says whether a result can be made again, {@code FewSamples}
 * whether its samples are too few for an interval.
 *
 * <p>What is printed here is what happens; how results are compared and shown is left to verbs.
 */
@NullMarked
package org.isomer.eval.evaluation;

import org.jspecify.annotations.NullMarked;
