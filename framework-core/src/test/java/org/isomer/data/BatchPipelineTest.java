package org.isomer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.isomer.data.order.Shuffled;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.BatchAugmentation;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Image;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Mix;
import org.isomer.spi.Step;
import org.isomer.spi.Views;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchPipelineTest {
  private static final AnnotatedExamples<OptionalInt> EXAMPLES = new NumberedExamples(103, 5);
  private static final ImageAugmentation NOISE =
      (image, random) -> {
        for (int i = 0; i < image.size(); i++) {
          image.values()[i] += random.nextFloat();
        }
      };
  private static final ImageAugmentation CROP =
      (image, random) -> {
        System.arraycopy(image.values(), 0, image.spare(2), 0, 2);
        image.swap(1, 2);
      };
  private static final List<List<Step>> VIEWS = List.of(List.of(NOISE), List.of(CROP, NOISE));

  /** A copy of what a batch holds. */
  private record Snapshot(
      long step,
      List<List<Float>> views,
      List<Integer> labels,
      List<Integer> indices,
      List<List<Float>> shares) {
    static Snapshot of(Batch batch) {
      List<List<Float>> views = new ArrayList<>();
      for (int view = 0; view < batch.views(); view++) {
        Rows rows = batch.view(view);
        int scalars = batch.size() * rows.spec().tensors().get(0).size();
        float[] values = rows.floats(0);
        views.add(IntStream.range(0, scalars).mapToObj(i -> values[i]).toList());
      }
      return new Snapshot(
          batch.step(),
          views,
          Arrays.stream(batch.labels()).limit(batch.size()).boxed().toList(),
          Arrays.stream(batch.indices()).limit(batch.size()).boxed().toList(),
          batch.mixes().stream().map(Mix::shares).map(Snapshot::boxed).toList());
    }

    private static List<Float> boxed(float[] values) {
      List<Float> boxed = new ArrayList<>();
      for (float value : values) {
        boxed.add(value);
      }
      return boxed;
    }
  }

  private static List<Snapshot> take(BatchPipeline pipeline, int count) {
    List<Snapshot> snapshots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      try (Batch batch = pipeline.take()) {
        snapshots.add(Snapshot.of(batch));
      }
    }
    return snapshots;
  }

  private static List<Snapshot> train(Batching batching, long firstStep, int count) {
    try (BatchPipeline pipeline =
        BatchPipeline.training(EXAMPLES, VIEWS, batching, Shuffled.ORDER, 11, firstStep)) {
      return take(pipeline, count);
    }
  }

  @Test
  void batchesAreWhatTheDefinitionSays() {
    List<Snapshot> batches = train(new Batching(25, 2, 3), 0, 9);
    for (Snapshot batch : batches) {
      int epoch = (int) batch.step() / 4;
      int first = (int) (batch.step() % 4) * 25;
      int[] order = CounterRandom.of(11, "order").at(epoch, 0, 0).permutation(103);
      List<Float> noisy = new ArrayList<>();
      List<Float> cropped = new ArrayList<>();
      for (int row = 0; row < 25; row++) {
        int index = order[first + row];
        assertThat(batch.indices().get(row)).isEqualTo(index);
        assertThat(batch.labels().get(row)).isEqualTo(index % 5);
        CounterRandom random = CounterRandom.of(11, "augment");
        random.at(epoch, index, 0);
        IntStream.range(0, 6).forEach(i -> noisy.add(index + random.nextFloat()));
        random.at(epoch, index, 1);
        IntStream.range(0, 2).forEach(i -> cropped.add(index + random.nextFloat()));
      }
      assertThat(batch.views()).containsExactly(noisy, cropped);
    }
    assertThat(batches)
        .extracting(Snapshot::step)
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 5", "8, 2"})
  void threadsAndPrefetchingChangeNothing(int threads, int prefetch) {
    assertThat(train(new Batching(40, threads, prefetch), 0, 12))
        .isEqualTo(train(new Batching(40, 1, 1), 0, 12));
  }

  @Test
  void startingLateGivesTheSameBatches() {
    Batching batching = new Batching(20, 2, 2);
    assertThat(train(batching, 7, 6)).isEqualTo(train(batching, 0, 13).subList(7, 13));
  }

  @Test
  void anEpochHoldsEveryExampleAtMostOnce() {
    List<Integer> seen =
        train(new Batching(10, 2, 2), 0, 10).stream().flatMap(b -> b.indices().stream()).toList();
    assertThat(seen).hasSize(100).doesNotHaveDuplicates();
  }

  @Test
  void anEpochHasWholeStepsOnly() {
    try (BatchPipeline pipeline =
        BatchPipeline.training(EXAMPLES, VIEWS, new Batching(10, 3, 1, 1), Shuffled.ORDER, 11, 0)) {
      assertThat(pipeline.stepsPerEpoch()).isEqualTo(3);
    }
  }

  @Test
  void viewsOfEqualPipelinesDiffer() {
    List<Step> noise = List.of(NOISE);
    try (BatchPipeline pipeline =
        BatchPipeline.training(
            EXAMPLES, List.of(noise, noise), new Batching(10, 1, 1), Shuffled.ORDER, 11, 0)) {
      List<List<Float>> views = take(pipeline, 1).get(0).views();
      assertThat(views.get(0)).isNotEqualTo(views.get(1));
    }
  }

  @Test
  void shapesAreKnownBeforeTheFirstBatch() {
    try (BatchPipeline pipeline =
        BatchPipeline.training(EXAMPLES, VIEWS, new Batching(10, 1, 1), Shuffled.ORDER, 11, 0)) {
      assertThat(pipeline.viewSpecs()).containsExactly(Image.spec(2, 3, 1), Image.spec(1, 2, 1));
      try (Batch batch = pipeline.take()) {
        assertThat(batch.size()).isEqualTo(10);
        assertThat(batch.view(1).spec()).isEqualTo(Image.spec(1, 2, 1));
        assertThat(batch.view(1).floats(0)).hasSize(20);
      }
    }
  }

  @Test
  void buffersAreUsedAgain() {
    try (BatchPipeline pipeline =
        BatchPipeline.training(EXAMPLES, VIEWS, new Batching(10, 2, 2), Shuffled.ORDER, 11, 0)) {
      List<float[]> buffers = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        try (Batch batch = pipeline.take()) {
          buffers.add(batch.view(0).floats(0));
        }
      }
      assertThat(buffers.stream().map(System::identityHashCode).distinct()).hasSize(3);
    }
  }

  @Test
  void severalBatchesCanBeHeldAtOnce() {
    List<Snapshot> expected = train(new Batching(10, 2, 2), 0, 3);
    try (BatchPipeline pipeline =
        BatchPipeline.training(EXAMPLES, VIEWS, new Batching(10, 2, 2), Shuffled.ORDER, 11, 0)) {
      Batch first = pipeline.take();
      Batch second = pipeline.take();
      Batch third = pipeline.take();
      assertThat(List.of(Snapshot.of(first), Snapshot.of(second), Snapshot.of(third)))
          .isEqualTo(expected);
      assertThatThrownBy(pipeline::take)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("close a batch before taking another: all buffers are out");
      first.close();
      assertThat(pipeline.take().step()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "3, 10", "2, 103", "2, 200"})
  void evaluationPassesOnceInOrder(int threads, int batchSize) {
    try (BatchPipeline pipeline =
        BatchPipeline.evaluation(EXAMPLES, List.of(CROP), new Batching(batchSize, threads, 2))) {
      List<Integer> indices = new ArrayList<>();
      List<Float> values = new ArrayList<>();
      while (pipeline.hasNext()) {
        Snapshot batch = take(pipeline, 1).get(0);
        indices.addAll(batch.indices());
        values.addAll(batch.views().get(0));
      }
      assertThat(indices).isEqualTo(IntStream.range(0, 103).boxed().toList());
      assertThat(values)
          .isEqualTo(IntStream.range(0, 206).mapToObj(i -> (float) Math.floorDiv(i, 2)).toList());
      assertThatThrownBy(pipeline::take).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void theFaultOfAWorkerReachesTheCallerAtItsStep() {
    BadInputException fault = new BadInputException("the image 45.jpg is corrupt");
    Examples corrupt =
        new NumberedExamples(103, 5) {
          @Override
          public void read(long index, Example into) {
            if (index >= 45) {
              throw index == 45 ? fault : new BadInputException("a later one");
            }
            super.read(index, into);
          }
        };
    try (BatchPipeline pipeline =
        BatchPipeline.evaluation(corrupt, List.of(), new Batching(20, 3, 4))) {
      assertThat(take(pipeline, 2)).hasSize(2);
      assertThatThrownBy(pipeline::take).isSameAs(fault);
      assertThatThrownBy(pipeline::take).isSameAs(fault);
    }
  }

  @Test
  void refusesViewsOfSeveralShapes() {
    ImageAugmentation uneven =
        (image, random) -> {
          if (image.values()[0] == 12) {
            CROP.apply(image, random);
          }
        };
    try (BatchPipeline pipeline =
        BatchPipeline.training(
            EXAMPLES,
            List.of(List.of(), List.of(uneven)),
            new Batching(103, 2, 1),
            Shuffled.ORDER,
            11,
            0)) {
      assertThatThrownBy(pipeline::take)
          .isInstanceOf(BadInputException.class)
          .hasMessage(
              "The pipeline of view 2 makes 1×2×1 of number/12, but 2×3×1 of the first example; all examples of a batch need one shape. Add a crop, or a resize with fit: square, to the pipeline of view 2.");
    }
  }

  /** A kind of example that images know nothing of. */
  private static final class Sound implements Example {
    @Override
    public void copyFrom(Example other) {}

    @Override
    public void addTo(MessageDigest digest) {}
  }

  @Test
  void refusesAugmentationsForOtherData() {
    AnnotatedExamples<OptionalInt> sounds =
        new NumberedExamples(10, 2) {
          @Override
          public Example buffer() {
            return new Sound();
          }
        };
    assertThatThrownBy(
            () ->
                BatchPipeline.training(sounds, VIEWS, new Batching(2, 1, 1), Shuffled.ORDER, 11, 0))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Step 1 in the pipeline of view 1 works on examples of type Image, but the data set holds Sound. Choose steps for this kind of data.");
  }

  @Test
  void batchesOfOneStepAreOneLargeBatchInParts() {
    List<Snapshot> parts = train(new Batching(20, 2, 2, 3), 0, 8);
    List<Snapshot> whole = train(new Batching(40, 2, 2), 0, 4);
    for (int step = 0; step < 4; step++) {
      List<Integer> indices = new ArrayList<>(parts.get(2 * step).indices());
      indices.addAll(parts.get(2 * step + 1).indices());
      assertThat(indices).isEqualTo(whole.get(step).indices());
    }
    assertThat(train(new Batching(20, 2, 2, 3), 5, 3)).isEqualTo(parts.subList(5, 8));
  }

  @Test
  void refusesStepsLargerThanTheData() {
    assertThatThrownBy(
            () ->
                BatchPipeline.training(
                    EXAMPLES, VIEWS, new Batching(52, 2, 1, 1), Shuffled.ORDER, 11, 0))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The batch size is 52 for 2 batches a step, but the training split holds only 103 examples. Choose a batch size of at most 51.");
  }

  @Test
  void refusesABatchLargerThanTheData() {
    assertThatThrownBy(
            () ->
                BatchPipeline.training(
                    EXAMPLES, VIEWS, new Batching(104, 1, 1), Shuffled.ORDER, 11, 0))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The batch size is 104, but the training split holds only 103 examples. Choose a batch size of at most 103.");
  }

  @Test
  void refusesToEvaluateNothing() {
    assertThatThrownBy(
            () ->
                BatchPipeline.evaluation(
                    new NumberedExamples(0, 1), List.of(), new Batching(2, 1, 1)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "There is nothing to evaluate: the split holds no examples. Choose another split or give the data set one.");
  }

  @Test
  void refusesNumbersBelowOne() {
    assertThatThrownBy(() -> new Batching(0, 1, 1))
        .hasMessage("The batch size is 0. Choose a number of at least 1.");
    assertThatThrownBy(() -> new Batching(1, 0, 1))
        .hasMessage("The number of data threads is 0. Choose a number of at least 1.");
    assertThatThrownBy(() -> new Batching(1, 1, -1))
        .hasMessage("The number of batches to prefetch is -1. Choose a number of at least 1.");
  }

  @Test
  void closingEndsTheWorkersAndTheWaiting() {
    BatchPipeline pipeline =
        BatchPipeline.training(EXAMPLES, VIEWS, new Batching(10, 3, 2), Shuffled.ORDER, 11, 0);
    pipeline.close();
    assertThatThrownBy(() -> take(pipeline, 4))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the pipeline is closed");
  }

  @Test
  void anInterruptEndsTheWaiting() {
    ImageAugmentation endless =
        (image, random) -> {
          if (image.values()[0] != 0) {
            sleep();
          }
        };
    try (BatchPipeline pipeline =
        BatchPipeline.evaluation(EXAMPLES, List.of(endless), new Batching(103, 1, 1))) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(pipeline::take).isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void refusesBatchesThatCannotFitIntoMemory() {
    List<InputSpec> views = List.of(Image.spec(32, 32, 3), Image.spec(32, 32, 3));
    long bytes = 5L * 2 * 64 * 32 * 32 * 3 * Float.BYTES;

    new Batching(64, 1, 4).requireMemory(views, bytes);
    assertThatThrownBy(() -> new Batching(64, 1, 4).requireMemory(views, bytes - 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("5 batches of 64 examples, which are kept ready, need 0.0 GB")
        .hasMessageEndingWith("give Java more with ISOMER_JAVA_OPTS=-Xmx2g.");
    assertThatThrownBy(
            () ->
                new Batching(64, 1, 4)
                    .requireMemory(List.of(Image.spec(4096, 4096, 3)), Long.MAX_VALUE))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "A batch of 64 views of shape [4096, 4096, 3] has 3,221,225,472 numbers, and Java");
  }

  /** Adds to all numbers of a row those of the next one, and one random number. */
  private static final BatchAugmentation BLEND =
      new BatchAugmentation() {
        @Override
        public double least() {
          return 0.5;
        }

        @Override
        public void require(InputSpec rows) {
          if (rows.tensors().get(0).size() == 3) {
            throw new BadInputException("no rows of three numbers");
          }
        }

        @Override
        public Mix apply(Rows before, Rows rows, int count, CounterRandom random) {
          int size = rows.spec().tensors().get(0).size();
          float added = random.nextFloat();
          float[] shares = new float[count];
          int[] partners = new int[count];
          for (int row = 0; row < count; row++) {
            partners[row] = (row + 1) % count;
            shares[row] = 1 - added / 2;
            for (int i = 0; i < size; i++) {
              rows.floats(0)[row * size + i] += before.floats(0)[partners[row] * size + i] + added;
            }
          }
          return new Mix(partners, shares);
        }
      };

  private static List<Snapshot> blend(Batching batching, long firstStep, int count) {
    Views views = new Views(VIEWS, List.of(), Optional.empty(), List.of(BLEND));
    try (BatchPipeline pipeline =
        BatchPipeline.training(EXAMPLES, views, batching, Shuffled.ORDER, 11, firstStep)) {
      return take(pipeline, count);
    }
  }

  @Test
  void completeBatchesAreChangedViewByView() {
    List<Snapshot> plain = train(new Batching(40, 2, 2), 0, 5);
    List<Snapshot> blended = blend(new Batching(40, 2, 2), 0, 5);
    for (int step = 0; step < 5; step++) {
      assertThat(plain.get(step).shares()).isEmpty();
      assertThat(blended.get(step).labels()).isEqualTo(plain.get(step).labels());
      for (int view = 0; view < 2; view++) {
        float added = CounterRandom.of(11, "together").at(step, view, 0).nextFloat();
        List<Float> own = plain.get(step).views().get(view);
        int size = own.size() / 40;
        List<Float> expected =
            IntStream.range(0, own.size())
                .mapToObj(i -> own.get(i) + (own.get((i + size) % own.size()) + added))
                .toList();
        assertThat(blended.get(step).views().get(view)).isEqualTo(expected);
        assertThat(blended.get(step).shares().get(view)).hasSize(40).containsOnly(1 - added / 2);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 5", "8, 2"})
  void threadsPrefetchingAndALateStartChangeNothingInWholeBatches(int threads, int prefetch) {
    List<Snapshot> straight = blend(new Batching(20, 2, 1, 1), 0, 12);
    assertThat(blend(new Batching(20, 2, threads, prefetch), 0, 12)).isEqualTo(straight);
    assertThat(blend(new Batching(20, 2, threads, prefetch), 7, 5))
        .isEqualTo(straight.subList(7, 12));
  }

  @Test
  void theFaultOfAWholeBatchReachesTheCallerAtItsStep() {
    IllegalStateException fault = new IllegalStateException("cannot mix");
    BatchAugmentation failing =
        new BatchAugmentation() {
          @Override
          public double least() {
            return 1;
          }

          @Override
          public Mix apply(Rows before, Rows rows, int count, CounterRandom random) {
            if (random.nextFloat() == CounterRandom.of(11, "together").at(2, 0, 0).nextFloat()) {
              throw fault;
            }
            return Mix.none(count);
          }
        };
    Views views = new Views(VIEWS, List.of(), Optional.empty(), List.of(failing));
    try (BatchPipeline pipeline =
        BatchPipeline.training(EXAMPLES, views, new Batching(20, 3, 4), Shuffled.ORDER, 11, 0)) {
      assertThat(take(pipeline, 2)).hasSize(2);
      assertThatThrownBy(pipeline::take).isSameAs(fault);
    }
  }

  @Test
  void refusesViewsThatCannotBeChangedTogether() {
    ImageAugmentation three =
        (image, random) -> {
          image.spare(3);
          image.swap(1, 3);
        };
    Views views =
        new Views(List.of(List.of(), List.of(three)), List.of(), Optional.empty(), List.of(BLEND));
    assertThatThrownBy(
            () ->
                BatchPipeline.training(
                    EXAMPLES, views, new Batching(20, 1, 1), Shuffled.ORDER, 11, 0))
        .isInstanceOf(BadInputException.class)
        .hasMessage("no rows of three numbers");
  }
}
