package org.isomer.train.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.isomer.config.ConfigReader;
import org.isomer.plugin.PluginLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentinelTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());
  private static final Map<String, Float> HEALTHY =
      Map.of(
          "loss", 4f,
          "embedding-norm", 10f,
          "dead-embeddings", 0f,
          "embedding-std", 0.9f,
          "embedding-rank", 40f,
          "queue-age", 32f,
          "prototype-entropy", 0.9f);

  private static Sentinel sentinel(String... overrides) {
    List<String> all = new ArrayList<>(List.of("every=10", "grace=20", "patience=3"));
    all.addAll(List.of(overrides));
    return new Sentinel(
        READER.bind(Sentinel.Config.class, "sentinel", "{}", all), OptionalDouble.of(6.234), 128);
  }

  private static List<Alarm> observe(
      Sentinel sentinel, int from, int to, Map<String, Float> changed) {
    List<Alarm> alarms = new ArrayList<>();
    Map<String, Float> scalars = new HashMap<>(HEALTHY);
    scalars.putAll(changed);
    for (int step = from; step <= to; step++) {
      alarms.addAll(sentinel.observe(step, scalars));
    }
    return alarms;
  }

  @ParameterizedTest
  @CsvSource({
    "embedding-std, 0.02, complete-collapse, 'embedding-std is 0.0200 of a healthy 1'",
    "embedding-rank, 3, dimensional-collapse, 'effective rank of 3.0 of 128'",
    "dead-embeddings, 0.5, dead-embeddings, '50 % of the embeddings are 0 throughout'",
    "embedding-norm, 20000, exploding-norms, 'mean length is 2.00e+04'",
    "loss, 6.23, pinned-loss, 'the loss has stayed at 6.230 for 30 steps, and 6.234 is its value'",
    "prototype-entropy, 0.12, prototype-collapse, 'prototype-entropy is 0.12 where 1'",
    "queue-age, 2000, stale-queue, 'embeddings are on average 2000 steps old'",
  })
  void eachSymptomRaisesItsAlarmOnceAfterGraceAndPatience(
      String scalar, float value, String kind, String words) {
    List<Alarm> alarms = observe(sentinel(), 1, 200, Map.of(scalar, value));
    assertThat(alarms).hasSize(1);
    assertThat(alarms.get(0).step()).isEqualTo(50);
    assertThat(alarms.get(0).kind()).isEqualTo(kind);
    assertThat(alarms.get(0).message()).contains(words);
  }

  @Test
  void aHealthyRunRaisesNone() {
    assertThat(observe(sentinel(), 1, 500, Map.of())).isEmpty();
  }

  @Test
  void aSymptomThatPassesIsForgotten() {
    Sentinel sentinel = sentinel();
    Map<String, Float> ill = Map.of("embedding-std", 0f);
    assertThat(observe(sentinel, 1, 40, ill)).isEmpty();
    assertThat(observe(sentinel, 41, 50, Map.of())).isEmpty();
    assertThat(observe(sentinel, 51, 70, ill)).isEmpty();
    assertThat(observe(sentinel, 71, 80, ill)).hasSize(1);
  }

  @Test
  void scalarsThatARunDoesNotLogShowNothing() {
    Sentinel sentinel =
        new Sentinel(
            READER.bind(Sentinel.Config.class, "sentinel", "{every: 1, grace: 0}", List.of()),
            OptionalDouble.empty(),
            0);
    for (int step = 1; step < 50; step++) {
      assertThat(sentinel.observe(step, Map.of("loss", 0f))).isEmpty();
    }
  }

  @Test
  void theLossIsJudgedByItsMeanSinceTheCheckBefore() {
    Sentinel sentinel = sentinel();
    List<Alarm> alarms = new ArrayList<>();
    for (int step = 1; step <= 50; step++) {
      alarms.addAll(sentinel.observe(step, Map.of("loss", step % 2 == 0 ? 6.0f : 6.46f)));
    }
    assertThat(alarms).extracting(Alarm::kind).containsExactly("pinned-loss");
  }

  /** Beside losses of 2.5 and 1.5, those of equal embeddings are told apart by their mean only. */
  @Test
  void theValueAtCollapseThatEachStepSaysIsTakenForTheStatedOne() {
    Sentinel sentinel = sentinel();
    List<Alarm> alarms = new ArrayList<>();
    for (int step = 1; step <= 50; step++) {
      float value = step % 2 == 0 ? 2.5f : 1.5f;
      alarms.addAll(sentinel.observe(step, Map.of("loss", value, "collapsed-loss", value)));
    }
    assertThat(alarms)
        .singleElement()
        .extracting(Alarm::message)
        .asString()
        .contains("the loss has stayed at 2.000 for 30 steps, and 2.000 is its value");
    assertThat(observe(sentinel(), 1, 200, Map.of("loss", 6.23f, "collapsed-loss", 5f))).isEmpty();
  }

  @Test
  void aCompleteCollapseIsNotReportedAsADimensionalOneToo() {
    assertThat(observe(sentinel(), 1, 200, Map.of("embedding-std", 0f, "embedding-rank", 1f)))
        .extracting(Alarm::kind)
        .containsExactly("complete-collapse");
  }
}
