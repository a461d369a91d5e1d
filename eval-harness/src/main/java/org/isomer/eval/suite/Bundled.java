package org.isomer.eval.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /**
   * What a file means by the name of another one: the file that lies beside it, or else the one in
   * the working directory. Anything but the relative path of a YAML file stays as it is.
   *
   * @param file the file that names it, or the name of something bundled
   * @throws BadInputException if there is a file in neither place
   */
  public static String named(String file, String text) {
    if (!isFile(file) || !isFile(text) || Path.of(text).isAbsolute()) {
      return text;
    }
    Path beside = Path.of(file).resolveSibling(text);
    if (Files.exists(beside)) {
      return beside.toString();
    }
    if (!Files.exists(Path.of(text))) {
      throw new BadInputException(
          "%s: it names %s, which lies neither beside it nor in the working directory. Check the path."
              .formatted(file, text));
    }
    return text;
  }

  /** Whether a text names a YAML file rather than something bundled. */
  public static boolean isFile(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yaml") || lower.endsWith(".yml");
  }
}
