package org.isomer.eval.spi;

import org.isomer.spi.FilesPlugin;
import org.isomer.spi.Kind;

/** Opens images in which boxes are marked. */
@Kind(value = "boxes", makes = BoxData.class)
public interface BoxDataPlugin<C extends Record> extends FilesPlugin<C, BoxData> {}
