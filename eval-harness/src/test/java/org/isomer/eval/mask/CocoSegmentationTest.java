package org.isomer.eval.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.isomer.eval.RecordedNumbers;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CocoSegmentationTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void runsGoDownTheColumns() {
    // Inside are the upper row and the lower right corner.
    boolean[] inside = {true, true, true, false, false, true};
    RunLengthMask mask = RunLengthMask.of(2, 3, inside);

    assertThat(mask.runs()).containsExactly(0, 1, 1, 1, 1, 2);
    assertThat(mask.inside()).isEqualTo(inside);
    assertThat(mask.area()).isEqualTo(4);
  }

  @Test
  void nothingAndEverythingAreMasks() {
    assertThat(RunLengthMask.of(2, 2, new boolean[4]).runs()).containsExactly(4);
    assertThat(RunLengthMask.of(1, 2, new boolean[] {true, true}).runs()).containsExactly(0, 2);
    assertThat(RunLengthMask.of(2, 2, new boolean[4]).area()).isZero();
  }

  @Test
  void polygonsOfOneObjectAreUnited() {
    RunLengthMask mask = read("[[0, 0, 2, 0, 2, 1, 0, 1], [0, 0, 1, 0, 1, 3, 0, 3]]", 3, 4);

    assertThat(mask.inside())
        .containsExactly(
            true, true, false, false, true, false, false, false, true, false, false, false);
  }

  @Test
  void readsAllForms() {
    RunLengthMask polygon = read("[[1, 1, 3, 1, 3, 3, 1, 3]]", 4, 5);
    RunLengthMask runs = read("{\"size\": [4, 5], \"counts\": [5, 2, 2, 2, 9]}", 4, 5);
    RunLengthMask text =
        read("{\"size\": [4, 5], \"counts\": \"%s\"}".formatted(CompressedRuns.encode(runs)), 4, 5);

    assertThat(polygon.runs()).containsExactly(5, 2, 2, 2, 9);
    assertThat(runs.runs()).containsExactly(5, 2, 2, 2, 9);
    assertThat(text.runs()).containsExactly(5, 2, 2, 2, 9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | The list of polygons is empty. Remove the annotation.",
        "[[1, 2, 3, 4]] | A polygon has 4 coordinates. Give x and y of at least three corners.",
        "[[1, 2, 3, 4, 5, 6, 7]] | A polygon has 7 coordinates. Give x and y of at least three corners.",
        "[[1, 2, 3, 4, 5, 1e9]] | A polygon has the coordinate 1.0E9. Coordinates are pixels.",
        "[[1, 2, 3, 4, 5, true]] | There is true where a number belongs.",
        "[1, 2, 3, 4, 5, 6] | A polygon has 0 coordinates. Give x and y of at least three corners.",
        "{\"counts\": [6]} | The mask has the size [], but its image [2,3] (height, width).",
        "{\"size\": [3, 2], \"counts\": [6]} | The mask has the size [3,2], but its image [2,3] (height, width).",
        "{\"size\": [2, 3]} | The mask has no counts. Give polygons, or run lengths as a list or as compressed text.",
        "{\"size\": [2, 3], \"counts\": [1.5]} | There is 1.5 where a whole number belongs.",
        "{\"size\": [2, 3], \"counts\": [7, -1]} | A run of the mask has the length -1. Lengths are 0 or more.",
        "{\"size\": [2, 3], \"counts\": [5]} | The runs of the mask have 5 pixels together, but it has a size of 2×3.",
        "{\"size\": [2, 3], \"counts\": \"1 4\"} | The compressed mask is damaged: its character 2 is  .",
        "{\"size\": [2, 3], \"counts\": \"1P\"} | The compressed mask is damaged: it ends within a number.",
        "{\"size\": [2, 3], \"counts\": \"O\"} | The compressed mask is damaged: the run up to its character 1 has no possible length.",
        "{\"size\": [2, 3], \"counts\": \"oooooooooooooooo0\"} | The compressed mask is damaged: the run up to its character 17 has no possible length.",
        "7 | The mask has the size [], but its image [2,3] (height, width)."
      })
  void saysWhatIsWrongAndWhere(String segmentation, String message) {
    assertThatThrownBy(() -> read(segmentation, 2, 3))
        .isInstanceOf(BadInputException.class)
        .hasMessage("instances.json, annotation 7: " + message);
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void agreesWithPycocotools(String line) {
    assertThat(computed(line)).isEqualTo(line.substring(line.indexOf(" = ") + 3));
  }

  static List<String> recorded() {
    return RecordedNumbers.lines(CocoSegmentationTest.class, "pycocotools-cases.txt");
  }

  /** Height, width, segmentation; the compressed runs and the area. */
  static String computed(String line) {
    String[] fields = line.split(" ", 4);
    RunLengthMask mask = read(fields[2], Integer.parseInt(fields[0]), Integer.parseInt(fields[1]));
    RunLengthMask again = RunLengthMask.of(mask.height(), mask.width(), mask.inside());
    assertThat(again.area()).isEqualTo(mask.area());
    RunLengthMask decoded =
        CompressedRuns.decode(CompressedRuns.encode(mask), mask.height(), mask.width());
    assertThat(decoded.runs()).isEqualTo(mask.runs());
    return CompressedRuns.encode(again) + " " + mask.area();
  }

  private static RunLengthMask read(String segmentation, int height, int width) {
    try {
      return CocoSegmentation.read(
          "instances.json, annotation 7", JSON.readTree(segmentation), height, width);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
