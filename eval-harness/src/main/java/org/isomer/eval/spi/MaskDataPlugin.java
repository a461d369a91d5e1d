package org.isomer.eval.spi;

import org.isomer.spi.Kind;
import org.isomer.spi.Plugin;

/** Opens images whose every pixel has a class. */
@Kind(value = "masks", makes = MaskData.class)
public interface MaskDataPlugin<C extends Record> extends Plugin<C, MaskData> {}
