package org.isomer.augment.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.isomer.augment.HorizontalFlip;
import org.isomer.augment.Normalize;
import org.isomer.augment.Resize;
import org.isomer.augment.TestImage;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Augmentation;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Image;
import org.isomer.spi.Step;
import org.isomer.spi.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewsTest {
  private static final List<Double> MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> STD = List.of(0.229, 0.224, 0.225);
  private static final List<Double> ZERO = List.of(0.0);
  private static final List<Double> ONE = List.of(1.0);

  @ParameterizedTest
  @ValueSource(strings = {"simclr", "moco-v2", "byol", "swav"})
  void everyRecipeMakesViewsOfItsSize(String name) {
    Views views = recipe(name, 56, MEAN, STD);
    assertThat(views.training()).hasSize(name.equals("swav") ? 8 : 2);
    for (int view = 0; view < views.training().size(); view++) {
      Image image = view(views.training().get(view), TestImage.of(40, 50, 3), 0, view);
      int size = view < 2 ? 56 : 24;
      assertThat(image.spec()).isEqualTo(Image.spec(size, size, 3));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"simclr", "moco-v2", "byol", "swav"})
  void trainingAndEvaluationEndWithTheSameNormalization(String name) {
    Views views = recipe(name, 32, MEAN, STD);
    Augmentation normalize = last(views.evaluation());
    assertThat(views.training()).allSatisfy(view -> assertThat(last(view)).isSameAs(normalize));
    Image image = new Image().reshape(1, 1, 3);
    Arrays.fill(image.values(), 0, 3, 0.5f);
    normalize.apply(image, CounterRandom.of(1, "unused"));
    assertThat(image.toArray())
        .containsExactly(
            new float[] {0.015f / 0.229f, 0.044f / 0.224f, 0.094f / 0.225f}, within(1e-6f));
  }

  @ParameterizedTest
  @ValueSource(strings = {"simclr", "moco-v2", "byol", "swav"})
  void theWrittenStepsMakeTheEvaluation(String name) {
    for (int size : new int[] {32, 96}) {
      Views views = recipe(name, size, MEAN, STD);
      List<Step> again = views.written().orElseThrow().stream().<Step>map(Choice::create).toList();
      assertThat(view(again, TestImage.of(70, 50, 3), 0, 0).toArray())
          .containsExactly(view(views.evaluation(), TestImage.of(70, 50, 3), 0, 0).toArray());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"simclr", "moco-v2", "byol", "swav"})
  void sameAddressGivesTheSameBitsInEveryThread(String name) throws Exception {
    Views views = recipe(name, 32, MEAN, STD);
    List<Long> alone = digests(views);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<List<Long>> task = () -> digests(views);
      for (var together : threads.invokeAll(List.of(task, task))) {
        assertThat(together.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(alone).doesNotHaveDuplicates();
  }

  @Test
  void theBitsAreTheSameOnEveryMachine() {
    CRC32 digest = new CRC32();
    for (long value : digests(recipe("byol", 32, MEAN, STD))) {
      digest.update(Long.toHexString(value).getBytes(StandardCharsets.US_ASCII));
    }
    // Recorded on x86-64; whoever changes it changes the views of every published run.
    assertThat(Long.toHexString(digest.getValue())).isEqualTo("eaf9e342");
  }

  @Test
  void theBitsOfLargeViewsAreTheSameOnEveryMachine() {
    CRC32 digest = new CRC32();
    Views views = recipe("simclr", 224, MEAN, STD);
    for (int example = 0; example < 12; example++) {
      long value = digest(views, TestImage.of(310, 270, 3), example);
      digest.update(Long.toHexString(value).getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(Long.toHexString(digest.getValue())).isEqualTo("dc7ef358");
  }

  @Test
  void thumbnailsAreEvaluatedWhole() {
    Views views = recipe("simclr", 32, ZERO, ONE);
    Image same = view(views.evaluation(), TestImage.of(32, 32, 3), 0, 0);
    assertThat(same.toArray()).containsExactly(TestImage.of(32, 32, 3).toArray());
    assertThat(view(views.evaluation(), TestImage.of(40, 50, 1), 0, 0).spec())
        .isEqualTo(Image.spec(32, 32, 1));
  }

  @Test
  void largeImagesAreEvaluatedInTheMiddle() {
    Views views = recipe("simclr", 224, ZERO, ONE);
    Image image = TestImage.of(256, 300, 3);
    float[] original = image.toArray();
    Image middle = view(views.evaluation(), image, 0, 0);
    assertThat(middle.spec()).isEqualTo(Image.spec(224, 224, 3));
    assertThat(middle.values()[middle.offset(0, 0)]).isEqualTo(original[(16 * 300 + 38) * 3]);
    assertThat(view(views.evaluation(), TestImage.of(90, 70, 3), 0, 0).spec())
        .isEqualTo(Image.spec(224, 224, 3));
  }

  @Test
  void blurFollowsTheRecipe() {
    assertThat(blurred("simclr", 0)).isCloseTo(0.5, within(0.06));
    assertThat(blurred("moco-v2", 1)).isCloseTo(0.5, within(0.06));
    assertThat(blurred("byol", 0)).isCloseTo(1.0, within(0.06));
    assertThat(blurred("byol", 1)).isCloseTo(0.1, within(0.04));
    assertThat(blurred("swav", 0)).isCloseTo(0.5, within(0.06));
  }

  @Test
  void onlyTheSecondViewOfByolIsSolarized() {
    assertThat(solarized("byol", 0)).isZero();
    assertThat(solarized("byol", 1)).isCloseTo(0.2, within(0.04));
    assertThat(solarized("simclr", 0)).isZero();
  }

  @Test
  void swavTakesSmallCropsOfAnySizeAndNumber() {
    Views views =
        new SwavViews()
            .create(new SwavViews.Config(32, Optional.of(16), 1, 0.14, 0.05, 1, 0, ZERO, ONE));
    assertThat(views.training()).hasSize(3);
    assertThat(view(views.training().get(2), TestImage.of(32, 32, 3), 0, 2).spec())
        .isEqualTo(Image.spec(16, 16, 3));
  }

  @Test
  void byolWantsTwoProbabilities() {
    assertThatThrownBy(
            () ->
                new ByolViews()
                    .create(new ByolViews.Config(32, 0.08, 1, ONE, List.of(0.0, 0.2), MEAN, STD)))
        .isInstanceOf(BadInputException.class)
        .hasMessage("byol: blur-probabilities has 1 numbers; give two, one for each view");
  }

  @Test
  void customRepeatsPipelinesAndSharesEqualSteps() {
    Normalize plugin = new Normalize();
    Views views =
        new CustomViews()
            .create(
                new CustomViews.Config(
                    List.of(
                        new CustomViews.Pipeline(2, List.of(flip(), normalize(plugin, 0.5))),
                        new CustomViews.Pipeline(1, List.of(normalize(plugin, 0.5)))),
                    List.of(
                        new Choice<>(new Resize(), new Resize.Config(16, Resize.Fit.SQUARE)),
                        normalize(plugin, 0.5))));
    assertThat(views.training()).extracting(List::size).containsExactly(2, 2, 1);
    assertThat(views.evaluation()).hasSize(2);
    assertThat(views.training())
        .allSatisfy(view -> assertThat(last(view)).isSameAs(last(views.evaluation())));
  }

  @Test
  void customRefusesUnequalNormalization() {
    Normalize plugin = new Normalize();
    CustomViews.Config config =
        new CustomViews.Config(
            List.of(
                new CustomViews.Pipeline(2, List.of(normalize(plugin, 0.5))),
                new CustomViews.Pipeline(1, List.of(normalize(plugin, 0.4)))),
            List.of(normalize(plugin, 0.5)));
    assertThatThrownBy(() -> new CustomViews().create(config))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "custom: pipeline 2 and evaluation normalize differently; give both the same"
                + " normalisation");
    assertThatThrownBy(() -> new CustomViews().create(new CustomViews.Config(List.of(), List.of())))
        .isInstanceOf(BadInputException.class)
        .hasMessage("custom: pipelines is empty; give at least one");
  }

  private static Choice<Step> flip() {
    return new Choice<>(new HorizontalFlip(), new HorizontalFlip.Config(0.5));
  }

  private static Choice<Step> normalize(Normalize plugin, double mean) {
    return new Choice<>(plugin, new Normalize.Config(List.of(mean), ONE));
  }

  /** A recipe with its published numbers. */
  private static Views recipe(String name, int size, List<Double> mean, List<Double> std) {
    return recipe(name, size, 1, -1, mean, std);
  }

  private static Views recipe(
      String name, int size, double jitter, double scale, List<Double> mean, List<Double> std) {
    Map<String, Double> published =
        Map.of("simclr", 0.08, "moco-v2", 0.2, "byol", 0.08, "swav", 0.14);
    double crop = scale < 0 ? published.get(name) : scale;
    return switch (name) {
      case "simclr" ->
          new SimClrViews().create(new SimClrViews.Config(size, crop, jitter, 0.5, mean, std));
      case "moco-v2" ->
          new MocoViews().create(new MocoViews.Config(size, crop, jitter, 0.5, mean, std));
      case "byol" ->
          new ByolViews()
              .create(
                  new ByolViews.Config(
                      size, crop, jitter, List.of(1.0, 0.1), List.of(0.0, 0.2), mean, std));
      default ->
          new SwavViews()
              .create(
                  new SwavViews.Config(
                      size, Optional.empty(), 6, crop, 0.05, jitter, 0.5, mean, std));
    };
  }

  /** How often a view of a dot in the middle is not sharp. */
  private static double blurred(String name, int view) {
    Image dot = new Image().reshape(33, 33, 1);
    Arrays.fill(dot.values(), 0, dot.size(), 0);
    dot.values()[dot.offset(16, 16)] = 0.4f;
    return share(name, view, dot, image -> image.values()[image.offset(16, 16)] < 0.4f);
  }

  /** How often a view of a bright surface is dark. */
  private static double solarized(String name, int view) {
    Image bright = new Image().reshape(33, 33, 1);
    Arrays.fill(bright.values(), 0, bright.size(), 0.9f);
    return share(name, view, bright, image -> image.values()[0] < 0.5f);
  }

  /** The share of views with a property when neither crop nor jitter change the image. */
  private static double share(String name, int view, Image example, Predicate<Image> property) {
    List<Step> pipeline = recipe(name, 33, 0, 1, ZERO, ONE).training().get(view);
    int trials = 1000;
    int hits = 0;
    Image copy = new Image();
    for (int i = 0; i < trials; i++) {
      copy.copyFrom(example);
      if (property.test(view(pipeline, copy, i, view))) {
        hits++;
      }
    }
    return (double) hits / trials;
  }

  private static Image view(List<Step> pipeline, Image image, int example, int view) {
    CounterRandom random = CounterRandom.of(11, "views").at(0, example, view);
    pipeline.forEach(step -> ((Augmentation) step).apply(image, random));
    return image;
  }

  private static List<Long> digests(Views views) {
    return IntStream.range(0, 50)
        .mapToObj(example -> digest(views, TestImage.of(36, 40, 3), example))
        .toList();
  }

  private static long digest(Views views, Image original, int example) {
    CRC32 digest = new CRC32();
    Image image = new Image();
    for (int view = 0; view < views.training().size(); view++) {
      image.copyFrom(original);
      view(views.training().get(view), image, example, view);
      for (float value : image.toArray()) {
        int bits = Float.floatToRawIntBits(value);
        for (int shift = 0; shift < 32; shift += 8) {
          digest.update(bits >>> shift);
        }
      }
    }
    return digest.getValue();
  }

  private static Augmentation last(List<Step> pipeline) {
    return (Augmentation) pipeline.get(pipeline.size() - 1);
  }
}
