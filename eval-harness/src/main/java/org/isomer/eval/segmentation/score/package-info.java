/** The scores of segmented images, from the counts that a result record keeps. */
@NullMarked
package org.isomer.eval.segmentation.score;

import org.jspecify.annotations.NullMarked;
