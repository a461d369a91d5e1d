package org.isomer.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isomer.spi.ClassData;

/** What all workers of a run must have in common, or they would train different runs. */
final class Sameness {
  private Sameness() {}

  /**
   * By what it is called, in lines of which the first that differs is shown.
   *
   * @param environment what computes
   * @param plugins those that the plan chose
   * @param files SHA-256 of the files that the views read
   * @param start where the run goes on from
   */
  static Map<String, String> of(
      Plan plan,
      Environment environment,
      List<RunManifest.PluginEntry> plugins,
      ClassData dataset,
      List<String> files,
      Optional<Checkpoint> start) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("build of Isomer", environment.build());
    facts.put("version of TensorFlow", environment.tensorflow());
    facts.put("number of threads", String.valueOf(plan.threads()));
    facts.put("precision", plan.precision().name().toLowerCase(Locale.ROOT));
    facts.put("configuration", configuration(plan));
    facts.put("data", "%s, SHA-256 %s".formatted(dataset.title(), dataset.digest()));
    facts.put("files of the views", String.join("\n", files));
    facts.put(
        "plugins",
        plugins.stream()
            .map(
                plugin ->
                    "%s/%s, version %s, SHA-256 %s"
                        .formatted(plugin.kind(), plugin.name(), plugin.version(), plugin.digest()))
            .collect(Collectors.joining("\n")));
    facts.put(
        "beginning",
        start.map(each -> "step %d, %s".formatted(each.step(), each.digest())).orElse("step 0"));
    return facts;
  }

  private static String configuration(Plan plan) {
    return plan.recordedOptions().entrySet().stream()
        .map(option -> option.getKey() + ": " + option.getValue())
        .collect(Collectors.joining("\n"));
  }
}
