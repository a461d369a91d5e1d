package org.isomer.eval.spi;

import org.isomer.spi.Kind;
import org.isomer.spi.Plugin;

/** Makes a head for detection. */
@Kind(value = "detection-head", makes = DetectionHead.class)
public interface DetectionHeadPlugin<C extends Record> extends Plugin<C, DetectionHead> {}
