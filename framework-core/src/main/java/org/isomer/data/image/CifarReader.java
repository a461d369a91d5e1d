package org.isomer.data.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.isomer.file.RegularFile;
import org.isomer.spi.BadInputException;

/**
 * Reads the binary version of CIFAR: records of one or more label bytes, then 32×32 red, then
 * green, then blue bytes.
 *
 * @param labelBytes label bytes in a record
 * @param labelByte which of them to use, from 0
 * @param classes how many classes there are
 */
record CifarReader(int labelBytes, int labelByte, int classes) {
  private static final int SIDE = 32;
  private static final int PLANE = SIDE * SIDE;
  private static final int CHANNELS = 3;

  /**
   * Reads files one after another.
   *
   * @param part the start of the examples' ids
   * @param records how many records each file must have
   */
  MemoryImages read(String part, List<Path> files, int records) {
    List<Pixels> images = new ArrayList<>(files.size() * records);
    int[] labels = new int[files.size() * records];
    for (Path file : files) {
      byte[] content = content(file, records);
      for (int record = 0; record < records; record++) {
        int start = record * recordBytes();
        int label = content[start + labelByte] & 0xFF;
        if (label >= classes) {
          throw new BadInputException(
              "Record %d of the file %s has the label %d, but there are only the classes 0 to %d. Download the file again."
                  .formatted(record, file, label, classes - 1));
        }
        labels[images.size()] = label;
        images.add(pixels(content, start + labelBytes));
      }
    }
    return new MemoryImages(part, images, labels);
  }

  private int recordBytes() {
    return labelBytes + CHANNELS * PLANE;
  }

  private byte[] content(Path file, int records) {
    long expected = (long) records * recordBytes();
    byte[] content = new RegularFile(file).bytes();
    if (content.length != expected) {
      throw new BadInputException(
          "The file %s is %s: expected %d bytes, found %d. Download it again."
              .formatted(
                  file,
                  content.length < expected ? "truncated" : "too long",
                  expected,
                  content.length));
    }
    return content;
  }

  private static Pixels pixels(byte[] content, int start) {
    byte[] values = new byte[CHANNELS * PLANE];
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int i = 0; i < PLANE; i++) {
        values[i * CHANNELS + channel] = content[start + channel * PLANE + i];
      }
    }
    return new Pixels(SIDE, SIDE, CHANNELS, values);
  }
}
