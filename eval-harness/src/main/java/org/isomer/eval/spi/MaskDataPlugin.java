package org.isomer.eval.spi;

import org.isomer.spi.FilesPlugin;
import org.isomer.spi.Kind;

/** Opens images whose every pixel has a class. */
@Kind(value = "masks", makes = MaskData.class)
public interface MaskDataPlugin<C extends Record> extends FilesPlugin<C, MaskData> {}
