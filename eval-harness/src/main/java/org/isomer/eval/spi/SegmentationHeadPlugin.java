package org.isomer.eval.spi;

import org.isomer.spi.Kind;
import org.isomer.spi.Plugin;

/** Makes a head for segmentation, which gives every pixel a class from feature maps. */
@Kind(value = "segmentation-head", makes = SegmentationHead.class)
public interface SegmentationHeadPlugin<C extends Record> extends Plugin<C, SegmentationHead> {}
