package org.isomer.augment.pixel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.isomer.spi.Image;

/** Images that were recorded from torchvision: lines of name, height, width, channels, values. */
final class Recorded {
  private static final Map<String, Image> IMAGES = read();

  private Recorded() {}

  static Image image(String name) {
    return Objects.requireNonNull(IMAGES.get(name), name);
  }

  private static Map<String, Image> read() {
    try (InputStream in =
        Objects.requireNonNull(Recorded.class.getResourceAsStream("torchvision.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> line.split(" ", -1))
          .collect(Collectors.toMap(words -> words[0], Recorded::parse));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Image parse(String[] words) {
    Function<Integer, Integer> size = i -> Integer.parseInt(words[i]);
    Image image = new Image().reshape(size.apply(1), size.apply(2), size.apply(3));
    for (int i = 0; i < image.size(); i++) {
      image.values()[i] = Float.parseFloat(words[4 + i]);
    }
    return image;
  }
}
