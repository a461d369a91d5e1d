/**
 * Data for detection: images in files whose boxes are marked in the layouts of Pascal VOC, COCO and
 * YOLO.
 *
 * <p>The readers of {@code org.isomer.eval.detection.file} tell what is marked; a plugin here finds
 * the image files and the splits. {@code BoxReader} puts the two together, cuts boxes off at the
 * border of their image and notes what is doubtful.
 */
@NullMarked
package org.isomer.eval.detection.data;

import org.jspecify.annotations.NullMarked;
