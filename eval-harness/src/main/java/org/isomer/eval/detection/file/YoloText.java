package org.isomer.eval.detection.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.isomer.eval.detection.Box;
import org.isomer.eval.detection.GroundTruth;
import org.isomer.file.DecimalNumber;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;

/**
 * Label files of YOLO: for each object a line with the number of its class, from 0, and the centre
 * and the size of its box as fractions of the image's width and height.
 */
public final class YoloText {
  private static final String FORM = "class, x and y of the centre, width, height";

  private YoloText() {}

  /**
   * The objects of an image; ids are the numbers of the lines.
   *
   * @param path the label file
   * @param image place of the image in its data set
   * @param width the image's width in pixels
   * @param height the image's height in pixels
   * @param categories how many classes there are
   * @throws BadInputException if a line cannot be used
   */
  public static List<GroundTruth> read(
      Path path, int image, int width, int height, int categories) {
    TextFile file = new TextFile(path);
    List<GroundTruth> objects = new ArrayList<>();
    List<String> lines = file.lines();
    for (int line = 1; line <= lines.size(); line++) {
      if (!lines.get(line - 1).isEmpty()) {
        double[] numbers = numbers(file, line, lines.get(line - 1), categories);
        double boxWidth = numbers[3] * width;
        double boxHeight = numbers[4] * height;
        Box box =
            Box.ofSize(
                numbers[1] * width - boxWidth / 2,
                numbers[2] * height - boxHeight / 2,
                boxWidth,
                boxHeight);
        objects.add(GroundTruth.of(image, (int) numbers[0], box, line));
      }
    }
    return objects;
  }

  private static double[] numbers(TextFile file, int line, String text, int categories) {
    String[] words = text.split("\\s+");
    if (words.length != 5) {
      throw file.wrong(
          "line " + line,
          "there are %d values instead of 5. Give %s; outlines and scores are not read"
              .formatted(words.length, FORM));
    }
    double[] numbers;
    try {
      numbers = Stream.of(words).mapToDouble(DecimalNumber::toDouble).toArray();
    } catch (NumberFormatException e) {
      throw file.wrong("line " + line, "\"%s\" are not all numbers. Give %s".formatted(text, FORM));
    }
    if (numbers[0] != Math.rint(numbers[0]) || numbers[0] < 0 || numbers[0] >= categories) {
      throw file.wrong(
          "line " + line,
          "there is no class %s. Give a number from 0 to %d".formatted(words[0], categories - 1));
    }
    for (int i = 1; i < numbers.length; i++) {
      if (!(numbers[i] >= 0 && numbers[i] <= 1)) {
        throw file.wrong(
            "line " + line,
            "%s is not in [0, 1]. Give fractions of the image's width and height"
                .formatted(words[i]));
      }
    }
    return numbers;
  }
}
