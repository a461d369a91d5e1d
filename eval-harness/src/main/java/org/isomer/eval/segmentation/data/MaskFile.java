package org.isomer.eval.segmentation.data;

import org.isomer.data.image.KnownImage;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.annotation.StatedSize;

/** A mask in a PNG file whose pixels are labels. */
record MaskFile(KnownImage file) implements MaskedImage.Mask {
  @Override
  public LabelMap read() {
    return file.labels();
  }

  @Override
  public StatedSize size() {
    return new StatedSize(file.header().height(), file.header().width());
  }

  @Override
  public String name() {
    return file.path().toString();
  }

  @Override
  public byte[] digest() {
    return file.sha256();
  }
}
