package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.isomer.spi.BadInputException;
import org.isomer.weights.Safetensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prototypes, queue and multi-crop of SwAV, in a few small steps of training. */
class SwavTest {
  /** Bundled examples over {@link TinyRun}'s batch, the last batch left out: 9000 / 64. */
  private static final int STEPS_PER_EPOCH = 140;

  private static final int BATCH = 64;
  private static final int DIM = 8;
  private static final int PROTOTYPES = 12;

  @TempDir private Path folder;

  private TinyRun run(String name, String... options) {
    return TinyRun.in(
            folder.resolve(name),
            "framework={name: swav, projector: {name: mlp, hidden: [16], dim: %d}, prototypes: %d}"
                .formatted(DIM, PROTOTYPES))
        .with(options);
  }

  private static String inEpochs(int steps) {
    return String.valueOf((double) steps / STEPS_PER_EPOCH);
  }

  /** The values of a variable after a number of steps. */
  private static float[] values(TinyRun run, int steps, String variable) throws IOException {
    run.trainUntil(steps);
    return state(run, steps).get(variable).scalars();
  }

  private static Map<String, Safetensors.Tensor> state(TinyRun run, int step) {
    return Safetensors.read(
        run.folder().resolve("checkpoints/step-%09d/state.safetensors".formatted(step)));
  }

  private static void assertUnitRows(float[] rows) {
    for (int start = 0; start < rows.length; start += DIM) {
      double squares = 0;
      for (int i = start; i < start + DIM; i++) {
        squares += (double) rows[i] * rows[i];
      }
      assertThat(Math.sqrt(squares)).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void prototypesAreUnitVectorsAtTheStartAndAfterEachStep() throws IOException {
    float[] before = new float[0];
    for (int steps = 0; steps < 4; steps++) {
      TinyRun run = run("" + steps, "framework.freeze-epochs=0");
      float[] prototypes = values(run, steps, "prototypes.weight");
      assertThat(prototypes).hasSize(PROTOTYPES * DIM).isNotEqualTo(before);
      assertUnitRows(prototypes);
      before = prototypes;
    }
  }

  @Test
  void frozenPrototypesAndTheirSlotsKeepTheirBits() throws IOException {
    Map<Integer, Map<String, List<Float>>> states = new TreeMap<>();
    for (int steps : new int[] {0, 3, 4}) {
      TinyRun run = run("" + steps, "framework.freeze-epochs=" + inEpochs(3));
      run.trainUntil(steps);
      Map<String, List<Float>> ofPrototypes = new TreeMap<>();
      state(run, steps)
          .forEach(
              (name, tensor) -> {
                if (name.contains("prototypes")) {
                  ofPrototypes.put(name, boxed(tensor.scalars()));
                }
              });
      states.put(steps, ofPrototypes);
    }
    assertThat(states.get(0))
        .containsOnlyKeys("prototypes.weight", "optimizer.momentum.prototypes.weight")
        .isEqualTo(states.get(3));
    assertThat(states.get(4).get("prototypes.weight"))
        .isNotEqualTo(states.get(3).get("prototypes.weight"));
    assertThat(states.get(4).get("optimizer.momentum.prototypes.weight"))
        .isNotEqualTo(states.get(3).get("optimizer.momentum.prototypes.weight"));
  }

  @Test
  void theNewestEmbeddingsPushTheOldestOutOfTheQueue() throws IOException {
    for (String queue : List.of("queue.0", "queue.1")) {
      float[] two = values(run(queue + 2, "framework.queue=128"), 2, queue);
      float[] three = values(run(queue + 3, "framework.queue=128"), 3, queue);
      assertUnitRows(three);
      assertThat(Arrays.copyOfRange(three, BATCH * DIM, 2 * BATCH * DIM))
          .isEqualTo(Arrays.copyOfRange(two, 0, BATCH * DIM));
      assertThat(Arrays.copyOfRange(three, 0, BATCH * DIM))
          .isNotEqualTo(Arrays.copyOfRange(two, 0, BATCH * DIM));
    }
  }

  /** With several batches a step, they fill the queue together. */
  @ParameterizedTest
  @CsvSource({"1, 128", "2, 128", "4, 112"})
  void theQueueCountsWhenItIsFullOfWhatItsEpochBrought(int accumulate, int queue)
      throws IOException {
    TinyRun without =
        run("without", "steps=8", "accumulate=" + accumulate, "batch-size=" + BATCH / accumulate);
    TinyRun with =
        new TinyRun(folder.resolve("with"), without.overrides())
            .with("framework.queue=" + queue, "framework.queue-from-epoch=" + inEpochs(3));
    without.train();
    with.train();
    assertThat(with.logged("queue-weight")).containsExactly(0., 0., 0., 0., 0., 1., 1., 1.);
    assertThat(with.logged("loss").subList(0, 5)).isEqualTo(without.logged("loss").subList(0, 5));
    assertThat(with.logged("loss").get(5)).isNotEqualTo(without.logged("loss").get(5));
    // The newest 64 rows are as young as they can be, the others one step older.
    double age = (64 + 2.0 * (queue - 64)) / queue;
    assertThat(with.logged("queue-age").subList(0, 2)).containsExactly(0., 1.);
    assertThat(with.logged("queue-age").subList(2, 8))
        .allSatisfy(found -> assertThat(found).isCloseTo(age, within(1e-6)));
  }

  @Test
  void aQueueThatIsNotAMultipleOfTheBatchIsRefused() {
    assertThatThrownBy(() -> run("run", "framework.queue=100").train())
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "framework.queue: 100 is not a multiple of the batch of 64."
                + " Choose a multiple, such as 64, or 0 for no queue.");
  }

  @Test
  void smallCropsLearnFromTheCodesOfLargeOnes() throws IOException {
    TinyRun run =
        run(
            "run",
            "steps=60",
            "views.pipelines=[{repeat: 2, steps: [{name: random-resized-crop, size: 16},"
                + " {name: normalize, mean: [0.286], std: [0.353]}]},"
                + " {repeat: 3, steps: [{name: random-resized-crop, size: 8, scale-max: 0.5},"
                + " {name: normalize, mean: [0.286], std: [0.353]}]}]");
    run.train();
    List<Double> losses = run.logged("loss");
    assertThat(losses.get(59)).isLessThan(losses.get(0) - 0.1);
    assertThat(run.logged("prototype-entropy")).allSatisfy(e -> assertThat(e).isBetween(0.5, 1.01));
  }

  @Test
  void oneViewIsNotEnough() {
    assertThatThrownBy(
            () ->
                run(
                        "run",
                        "views.pipelines=[{repeat: 1, steps: [{name: normalize, mean: [0.286],"
                            + " std: [0.353]}]}]")
                    .train())
        .isInstanceOf(BadInputException.class)
        .hasMessage("views: custom makes 1 views, which swav cannot train on.");
  }

  @Test
  void aLossWithoutPrototypesMakesNone() throws IOException {
    TinyRun run = run("run", "framework.loss=nt-xent");
    run.trainUntil(1);
    assertThat(state(run, 1).keySet()).noneMatch(name -> name.contains("prototypes"));
  }

  private static List<Float> boxed(float[] scalars) {
    List<Float> list = new ArrayList<>();
    for (float scalar : scalars) {
      list.add(scalar);
    }
    return list;
  }
}
