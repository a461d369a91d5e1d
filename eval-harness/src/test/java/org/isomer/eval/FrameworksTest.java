package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.isomer.train.RunManifest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked of every framework, in a few small steps of training. */
class FrameworksTest {
  /**
   * A framework as it is trained here.
   *
   * @param name for the test's report
   * @param overrides what differs from {@link TinyRun}'s plan
   */
  private record Method(String name, List<String> overrides) {
    static Method of(String name, String... overrides) {
      return new Method(name, List.of(overrides));
    }

    TinyRun in(Path folder) {
      return new TinyRun(folder, overrides);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * The frameworks, each with its state and its schedules in the middle of their course after 6 of
   * 12 steps of 64 examples. A new framework is an entry here.
   */
  private static List<Method> methods() {
    return List.of(
        Method.of(
            "simclr", "framework={name: simclr, projector: {name: mlp, hidden: [16], dim: 8}}"));
  }

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("methods")
  void interruptedAndResumedEndsInTheSameBitsAsUninterrupted(Method method) throws IOException {
    TinyRun straight = method.in(folder.resolve("straight"));
    RunManifest whole = straight.train();
    assertThat(whole.status()).isEqualTo(RunManifest.Status.FINISHED);

    TinyRun stopped = method.in(folder.resolve("stopped"));
    assertThat(stopped.trainUntil(6).checkpoint().step()).isEqualTo(6);
    assertThat(stopped.resume().checkpoint()).isEqualTo(whole.checkpoint());
    assertThat(stopped.log()).hasSize(12).isEqualTo(straight.log());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theSameSeedGivesTheSameBits(Method method) throws IOException {
    assertThat(method.in(folder.resolve("again")).train().checkpoint())
        .isEqualTo(method.in(folder.resolve("first")).train().checkpoint());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theLossFalls(Method method) throws IOException {
    TinyRun run = method.in(folder.resolve("run")).with("steps=60");
    run.train();
    List<Double> losses = run.logged("loss");
    assertThat(losses).allSatisfy(loss -> assertThat(loss).isFinite());
    // The first steps fill queues with real embeddings, which makes the task harder.
    assertThat(mean(losses.subList(50, 60))).isLessThan(mean(losses.subList(5, 15)));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
