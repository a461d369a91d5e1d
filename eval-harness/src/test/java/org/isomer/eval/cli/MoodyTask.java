package org.isomer.eval.cli;

/** A task of somebody's JAR that fails as long as a file is there, whose text it complains with. */
final class MoodyTask {
  /** The class {@code acme.Moody}. */
  static final String SOURCE =
      """
      package acme;
      import java.nio.file.*;
      import java.util.*;
      import org.isomer.eval.spi.*;
      import org.isomer.spi.*;
      public final class Moody implements TaskPlugin<Moody.Config> {
        public record Config(@Option(help = "Its mood") Path file) {}
        public String name() { return "moody"; }
        public String summary() { return "Works if there is no file"; }
        public Class<Config> configType() { return Config.class; }
        public Task create(Config config) {
          return new FeatureTask() {
            public String title() { return "moody"; }
            public Fitted fit(FeatureSet train, FeatureSet validation, int classes) {
              try {
                String mood = Files.readString(config.file());
                if (mood.equals("bug")) throw new IllegalStateException(mood);
                throw new BadInputException(mood);
              } catch (java.io.IOException e) {
                Classifier zero = features -> Arrays.stream(features.rows())
                    .map(row -> Prediction.byLogits(new float[classes])).toList();
                return new Fitted(
                    List.of(zero), Selection.best(List.of(new Candidate(Map.of(), 0.5))));
              }
            }
          };
        }
      }
      """;

  private MoodyTask() {}
}
