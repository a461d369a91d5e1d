package org.isomer.eval.segmentation.data;

import java.nio.file.Path;
import org.isomer.data.image.ImageHeader;
import org.isomer.data.image.LabelMap;
import org.isomer.data.image.LabelPng;
import org.isomer.eval.annotation.StatedSize;
import org.isomer.file.Sha256;

/** A mask in a PNG file whose pixels are labels. */
record MaskFile(Path path) implements MaskedImage.Mask {
  @Override
  public LabelMap read() {
    return LabelPng.read(path);
  }

  @Override
  public StatedSize size() {
    ImageHeader header = ImageHeader.of(path);
    return new StatedSize(header.height(), header.width());
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public byte[] digest() {
    return Sha256.of(path);
  }
}
