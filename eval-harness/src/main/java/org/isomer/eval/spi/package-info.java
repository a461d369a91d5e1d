/**
 * What the author of an evaluation task sees.
 *
 * <p>A {@link org.isomer.eval.spi.Task} judges a frozen representation. It is fitted with the
 * labelled features of the training and the validation part, and hands back a {@link
 * org.isomer.eval.spi.Classifier} and the record of what it chose on the validation part. The test
 * part never reaches it: the harness asks the finished classifier for predictions from bare feature
 * vectors and compares them with the labels itself. So no task can select anything on the test
 * split, by construction.
 *
 * <p>A task comes from a {@link org.isomer.eval.spi.TaskPlugin}, found like every other plugin. A
 * task with another kind of answer (boxes, masks) will get a kind of its own beside this one.
 */
@NullMarked
package org.isomer.eval.spi;

import org.jspecify.annotations.NullMarked;
