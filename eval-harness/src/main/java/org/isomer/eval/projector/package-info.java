/**
 * Files that TensorBoard's embedding projector shows: {@link
 * org.isomer.eval.projector.ProjectorExport} makes them of a run, {@link
 * org.isomer.eval.projector.ProjectorFolder} writes them, {@link org.isomer.eval.projector.Sprite}
 * draws the thumbnails, and {@link org.isomer.eval.projector.PointSample} chooses the examples.
 */
@NullMarked
package org.isomer.eval.projector;

import org.jspecify.annotations.NullMarked;
