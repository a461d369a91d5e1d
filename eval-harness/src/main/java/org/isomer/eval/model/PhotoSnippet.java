package org.isomer.eval.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.config.ConfigWriter;
import org.isomer.spi.Choice;
import org.isomer.spi.Step;

/**
 * Lines of Python that make of a photo what an encoder takes. Pillow resizes as Isomer does, but
 * keeps whole numbers.
 */
final class PhotoSnippet {
  private static final int COLOURS = 3;

  private static final String BEGINNING =
      """
          import numpy
          from PIL import Image, ImageOps

          image = ImageOps.exif_transpose(Image.open("photo.jpg")).convert("RGB")
      """;

  private PhotoSnippet() {}

  /** The lines, which leave an array (rows, columns, channels); empty where it takes others. */
  static Optional<String> of(List<Choice<Step>> steps, int channels) {
    StringBuilder lines = new StringBuilder(BEGINNING);
    String numbers = "    image = numpy.asarray(image, numpy.float32) / 255\n";
    for (Choice<Step> step : steps) {
      Map<String, String> options = ConfigWriter.toOptions(step.config());
      String name = step.plugin().name();
      if (name.equals("resize") && "square".equals(options.get("fit")) && !numbers.isEmpty()) {
        lines.append(
            "    image = image.resize((%1$s, %1$s), Image.BILINEAR)\n"
                .formatted(options.get("size")));
      } else if (name.equals("normalize")) {
        lines
            .append(numbers)
            .append(
                "    image = (image - %s) / %s\n"
                    .formatted(options.get("mean"), options.get("std")));
        numbers = "";
      } else {
        return Optional.empty();
      }
    }
    return channels == COLOURS ? Optional.of(lines + numbers) : Optional.empty();
  }
}
