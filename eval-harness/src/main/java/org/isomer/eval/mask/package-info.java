/**
 * Masks of objects in the forms of COCO: run lengths, their compressed text, and polygons, with the
 * same pixels as COCO's own mask tool.
 *
 * <p>{@link org.isomer.eval.mask.RunLengthMask} is the common form; {@link
 * org.isomer.eval.mask.CompressedRuns} and {@link org.isomer.eval.mask.PolygonRaster} turn text and
 * polygons into it, and {@link org.isomer.eval.mask.CocoSegmentation} reads whichever of them an
 * annotation holds.
 */
@NullMarked
package org.isomer.eval.mask;

import org.jspecify.annotations.NullMarked;
