/** From the boxes that a result keeps to all scores of detection. */
@NullMarked
package org.isomer.eval.detection.score;

import org.jspecify.annotations.NullMarked;
