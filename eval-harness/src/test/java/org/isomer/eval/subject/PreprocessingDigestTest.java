package org.isomer.eval.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isomer.config.ConfigReader;
import org.isomer.config.ConfigWriter;
import org.isomer.file.Sha256;
import org.isomer.plugin.PluginLoader;
import org.isomer.train.Plan;
import org.junit.jupiter.api.Test;

class PreprocessingDigestTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());

  private static Plan texts(String vocabulary, int length) {
    String step = "{name: word-pieces, vocabulary: %s, length: %d}".formatted(vocabulary, length);
    return plan(
        "{name: custom, pipelines: [{repeat: 2, steps: [%s]}], evaluation: [%s]}"
            .formatted(step, step));
  }

  private static Plan plan(String views) {
    return READER.bind(
        Plan.class,
        "test",
        """
        dataset: fashion-mnist
        views: %s
        encoder: convnet
        framework: simclr
        learning-rate: 0.1
        batch-size: 8
        steps: 1
        """
            .formatted(views),
        List.of());
  }

  @Test
  void ofAVocabularyTheContentsCountAndNotThePlace() {
    String digest = RunContestant.preprocessingDigest(texts("/here/a.txt", 16), List.of("ab"));
    assertThat(RunContestant.preprocessingDigest(texts("/there/b.txt", 16), List.of("ab")))
        .isEqualTo(digest);
    assertThat(RunContestant.preprocessingDigest(texts("/here/a.txt", 16), List.of("cd")))
        .isNotEqualTo(digest);
    assertThat(RunContestant.preprocessingDigest(texts("/here/a.txt", 17), List.of("ab")))
        .isNotEqualTo(digest);
  }

  /** Published records have it. */
  @Test
  void withoutFilesItIsThatOfTheConfiguration() {
    Plan plan = plan("{name: simclr, size: 28}");
    assertThat(RunContestant.preprocessingDigest(plan, List.of()))
        .isEqualTo(Sha256.hex("simclr\n" + ConfigWriter.toYaml(plan.views().config())));
  }
}
