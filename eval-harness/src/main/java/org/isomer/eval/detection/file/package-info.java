/**
 * Readers of marked and detected boxes: {@link org.isomer.eval.detection.file.VocFolder} for Pascal
 * VOC's XML, {@link org.isomer.eval.detection.file.CocoInstances} for COCO's JSON of instances and
 * results, {@link org.isomer.eval.detection.file.YoloText} for YOLO's text. A file that cannot be
 * used ends in a {@link org.isomer.spi.BadInputException} that names the file and the place.
 */
@NullMarked
package org.isomer.eval.detection.file;

import org.jspecify.annotations.NullMarked;
