package org.isomer.data.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.isomer.spi.Option;

/**
 * Windows that are cut from long series, one after the other from the beginning; what is left at
 * the end is too short for one. All windows of a series stay in one split.
 */
public record Windows(
    @Option(help = "Positions of a window", min = 1, max = 10_000_000) int length,
    @Option(
            help = "Positions from the beginning of a window to that of the next",
            min = 1,
            max = 10_000_000)
        int stride) {
  /**
   * Cuts all series of a file. A window without any number is left out.
   *
   * @throws org.isomer.spi.BadInputException if a series is shorter than a window
   */
  SeriesFile cut(SeriesFile file) {
    List<Measured> windows = new ArrayList<>();
    int empty = 0;
    for (Measured whole : file.series()) {
      if (whole.length() < length) {
        throw file.wrong(
            whole.place(),
            "the series has %d positions, and a window %d. Give windows.length a smaller number, or take the series out"
                .formatted(whole.length(), length));
      }
      for (int from = 0; from + length <= whole.length(); from += stride) {
        Measured window = window(whole, from);
        if (window.missing() == length) {
          empty++;
        } else {
          windows.add(window);
        }
      }
    }
    List<String> warnings = new ArrayList<>(file.warnings());
    if (empty > 0) {
      warnings.add(
          "%s: %d windows have a missing value at each position and are left out."
              .formatted(file.path(), empty));
    }
    return new SeriesFile(file.path(), file.title(), file.classes(), windows, warnings);
  }

  private Measured window(Measured whole, int from) {
    int channels = whole.channels();
    return new Measured(
        whole.place(),
        Arrays.copyOfRange(whole.values(), from * channels, (from + length) * channels),
        channels,
        whole.label(),
        whole.group().or(() -> Optional.of(whole.place())));
  }
}
