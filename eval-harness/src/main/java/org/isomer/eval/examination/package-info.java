/**
 * Looks at annotated images before anything is trained on them: {@link
 * org.isomer.eval.examination.BoxExamination} counts objects and {@link
 * org.isomer.eval.examination.MaskExamination} pixels, both on top of the core's {@link
 * org.isomer.examination.Census} of the images. What makes a number meaningless is refused; the
 * rest becomes facts and warnings. A further kind of annotation brings a {@link
 * org.isomer.examination.DatasetExamination} of its own.
 */
@NullMarked
package org.isomer.eval.examination;

import org.jspecify.annotations.NullMarked;
