/**
 * Demonstration data for detection and segmentation that need nothing outside the repository:
 * scenes that are composited from the bundled Fashion-MNIST.
 *
 * <p>{@link org.isomer.eval.composited.Compositor} makes a scene from a seed, a split and an index
 * alone, with the exact mask and the exact box of every item. The items of a split come from the
 * same split of Fashion-MNIST, so that no test scene shows an item that was trained on. The same
 * {@link org.isomer.eval.composited.Composition} gives the same scenes as masks and as boxes.
 */
@NullMarked
package org.isomer.eval.composited;

import org.jspecify.annotations.NullMarked;
