/**
 * One look at data before anything is trained on them.
 *
 * <p>An {@link org.isomer.examination.Examination} reads the whole of a data set once and counts
 * what is there (a {@link org.isomer.examination.Census} and whatever a kind of annotation adds);
 * then it judges what it has counted for one use: facts and warnings, or a refusal. Counting takes
 * time and depends on the data alone, so the {@link org.isomer.examination.Examiner} keeps its
 * outcome beside the data's digest ({@link org.isomer.data.DataCache}); judging is cheap and is
 * done each time. {@link org.isomer.examination.ClassExamination} examines data of one class for
 * each example; other annotations bring a {@link org.isomer.examination.DatasetExamination} of
 * their own that takes the examples' census from here.
 */
@NullMarked
package org.isomer.examination;

import org.jspecify.annotations.NullMarked;
