package org.isomer.encoder.text;

import java.nio.file.Path;
import java.util.List;
import org.isomer.file.TextFile;
import org.isomer.graph.Initializer;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.tensorflow.ndarray.Shape;

/**
 * The weights ln((1 + texts) / (1 + frequency)) + 1 of a vocabulary's entries, as scikit-learn
 * smooths them: the entry of each line occurs in as many texts as the line says; the first line
 * says how many texts there are.
 *
 * @param file what {@code isomer vocabulary --frequencies} writes
 */
record InverseFrequencies(Path file) implements Initializer {
  @Override
  public void fill(float[] values, Shape shape, CounterRandom random) {
    TextFile text = new TextFile(file);
    List<String> lines = text.text().lines().toList();
    if (lines.size() != values.length + 1) {
      throw new BadInputException(
          "%s: it has the frequencies of %d tokens, but the texts come with a vocabulary of %d. Count with the vocabulary that the views use: isomer vocabulary --frequencies."
              .formatted(file, Math.max(0, lines.size() - 1), values.length));
    }
    long texts = number(text, lines, 0, Long.MAX_VALUE);
    for (int i = 0; i < values.length; i++) {
      long frequency = number(text, lines, i + 1, texts);
      values[i] = (float) (StrictMath.log((1.0 + texts) / (1.0 + frequency)) + 1);
    }
  }

  private static long number(TextFile file, List<String> lines, int line, long most) {
    String place = "line " + (line + 1);
    try {
      long number = Long.parseLong(lines.get(line).strip());
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw file.wrong(place, "it is no whole number. " + REMEDY);
    }
    throw file.wrong(
        place, "it is not from 0 to the number of texts, %d. %s".formatted(most, REMEDY));
  }

  private static final String REMEDY = "Make the file again with isomer vocabulary --frequencies";
}
