package org.isomer.train;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What all workers of a run must have in common, or they would train different runs. */
final class Sameness {
  private Sameness() {}

  /**
   * By what it is called.
   *
   * @param start where the run goes on from
   */
  static Map<String, String> of(Plan plan, RunManifest.Setup setup, Optional<Checkpoint> start) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("build of Isomer", setup.environment().build());
    facts.put("version of TensorFlow", setup.environment().tensorflow());
    facts.put("number of threads", String.valueOf(plan.threads()));
    facts.put("precision", plan.precision().name().toLowerCase(Locale.ROOT));
    facts.put("configuration", plan.recorded());
    facts.put("data", setup.dataset().digest());
    facts.put("files of the views", String.join(" ", setup.pipelineFiles()));
    facts.put(
        "plugins",
        setup.plugins().stream()
            .map(plugin -> "%s/%s %s".formatted(plugin.kind(), plugin.name(), plugin.digest()))
            .collect(Collectors.joining("\n")));
    facts.put(
        "beginning",
        start.map(each -> "step %d, %s".formatted(each.step(), each.digest())).orElse("step 0"));
    return facts;
  }
}
