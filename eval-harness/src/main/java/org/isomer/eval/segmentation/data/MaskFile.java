package org.isomer.eval.segmentation.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.isomer.data.image.LabelMap;
import org.isomer.data.image.LabelPng;
import org.isomer.spi.BadInputException;

/** A mask in a PNG file whose pixels are labels. */
record MaskFile(Path path) implements MaskedImage.Mask {
  @Override
  public LabelMap read() {
    return LabelPng.read(path);
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public byte[] contents() {
    return bytes(path);
  }

  /** The bytes of a file. */
  static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new BadInputException(
          "The file %s cannot be read: %s. Check its permissions and the disk.".formatted(path, e),
          e);
    }
  }
}
