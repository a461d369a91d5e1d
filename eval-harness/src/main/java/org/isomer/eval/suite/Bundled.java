package org.isomer.eval.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.isomer.spi.BadInputException;

/** The recipes, tasks, suites and benchmarks that come with Isomer. */
public final class Bundled {
  private static final String ROOT = "/org/isomer/eval/experiments/";

  private Bundled() {}

  /** The names in a folder that has an index, such as {@code tasks}. */
  public static List<String> names(String folder) {
    return text(folder + "/index.txt").lines().toList();
  }

  /**
   * A file's text.
   *
   * @param path such as {@code tasks/knn-cifar.yaml}
   * @throws BadInputException if there is no such file
   */
  public static String text(String path) {
    try (InputStream in = Bundled.class.getResourceAsStream(ROOT + path)) {
      if (in == null) {
        throw new BadInputException(
            path + ": there is no such bundled file, and it is no path to a YAML file.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a text names a YAML file rather than something bundled. */
  public static boolean isFile(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yaml") || lower.endsWith(".yml");
  }
}
