/**
 * How images of any size come into the frame of fixed size that an encoder sees, and how what is
 * marked in them goes with them.
 *
 * <p>Dense tasks scale images themselves. In training a {@link org.isomer.eval.frame.RandomFrame}
 * draws a {@link org.isomer.eval.frame.Frame} for each image: turned left to right, scaled,
 * cropped.
 */
@NullMarked
package org.isomer.eval.frame;

import org.jspecify.annotations.NullMarked;
