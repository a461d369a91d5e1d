package org.isomer.eval.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints a table of coverage in Markdown, a line for each population and number of images: the
 * share of samples whose 95 % interval holds the truth, and in brackets the mean width. Arguments,
 * all optional: how many samples are drawn of each, what the populations' titles begin with, and
 * the numbers of images. {@code mvn -q -P coverage -pl eval-harness -am process-test-classes
 * -Dcoverage.arguments='400 AP50 20 50'}
 */
final class CoverageBench {
  private static final List<Integer> SIZES = List.of(20, 50, 100, 200, 500);

  /** Studentised intervals take twenty times as long. */
  private static final int MOST_STUDENTISED = 50;

  private static final int RESAMPLES = 500;

  private CoverageBench() {}

  public static void main(String[] arguments) {
    int repetitions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 400;
    String beginning = arguments.length > 1 ? arguments[1] : "";
    List<Integer> sizes = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      sizes.add(Integer.valueOf(arguments[i]));
    }
    List<Integer> asked = sizes.isEmpty() ? SIZES : sizes;
    System.out.println("| number | truth | images | " + heads() + " |");
    System.out.println("|:--" + "|--:".repeat(2 + Method.values().length) + "|");
    for (Population population : Populations.ALL) {
      if (population.title().startsWith(beginning)) {
        double truth = population.truth();
        for (int images : asked) {
          print(population, truth, images, repetitions);
        }
      }
    }
    if ("AUROC".startsWith(beginning)) {
      RocAreas.print(asked, 5 * repetitions);
    }
  }

  private static void print(Population population, double truth, int images, int repetitions) {
    List<Method> methods = new ArrayList<>(List.of(Method.values()));
    if (images > MOST_STUDENTISED) {
      methods.remove(Method.STUDENTISED);
    }
    Map<Method, Coverage> coverage =
        Coverage.of(population, truth, images, repetitions, RESAMPLES, methods);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.3f | %d | %s |%n",
        population.title(),
        truth,
        images,
        List.of(Method.values()).stream()
            .map(method -> text(coverage.get(method), repetitions))
            .collect(Collectors.joining(" | ")));
  }

  private static String text(@Nullable Coverage coverage, int samples) {
    if (coverage == null) {
      return "–";
    }
    String without =
        coverage.samples() == samples
            ? ""
            : ", none in %.1f %%".formatted(100.0 * (samples - coverage.samples()) / samples);
    return String.format(Locale.ROOT, "%.3f (%.3f%s)", coverage.share(), coverage.width(), without);
  }

  private static String heads() {
    return List.of(Method.values()).stream()
        .map(method -> method.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" | "));
  }
}
