package org.isomer.eval.spi;

import org.isomer.spi.Kind;
import org.isomer.spi.Plugin;

/** Opens images in which boxes are marked. */
@Kind(value = "boxes", makes = BoxData.class)
public interface BoxDataPlugin<C extends Record> extends Plugin<C, BoxData> {}
