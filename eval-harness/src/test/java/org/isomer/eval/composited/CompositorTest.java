package org.isomer.eval.composited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.MaskData;
import org.isomer.random.CounterRandom;
import org.isomer.reports.record.ImageBoxes;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;

class CompositorTest {
  private static final Composition TINY = new Composition(48, 1, 3, 12, 5, 7, 3);
  private static final Compositor COMPOSITOR = new Compositor(TINY);

  @Test
  void aSceneIsAFunctionOfSeedSplitAndIndex() {
    Scene scene = COMPOSITOR.scene(Split.TRAIN, 4);
    Scene again = new Compositor(TINY).scene(Split.TRAIN, 4);
    assertThat(again.levels()).isEqualTo(scene.levels());
    assertThat(again.owners()).isEqualTo(scene.owners());
    assertThat(again.labels()).isEqualTo(scene.labels());
    assertThat(COMPOSITOR.scene(Split.TRAIN, 5).levels()).isNotEqualTo(scene.levels());
    assertThat(COMPOSITOR.scene(Split.TEST, 4).levels()).isNotEqualTo(scene.levels());
    Composition otherSeed = new Composition(48, 1, 3, 12, 5, 7, 4);
    assertThat(new Compositor(otherSeed).scene(Split.TRAIN, 4).levels())
        .isNotEqualTo(scene.levels());
  }

  @Test
  void boxesAreTheExtentOfTheVisiblePixels() {
    for (int index = 0; index < 12; index++) {
      Scene scene = COMPOSITOR.scene(Split.TRAIN, index);
      LabelMap mask = scene.mask();
      assertThat(scene.items()).as("items of %d", index).isNotEmpty();
      for (Scene.Item item : scene.items()) {
        assertThat(touches(mask, item, item.top(), item.top() + 1, item.left(), item.right()))
            .isTrue();
        assertThat(touches(mask, item, item.bottom() - 1, item.bottom(), item.left(), item.right()))
            .isTrue();
        assertThat(touches(mask, item, item.top(), item.bottom(), item.left(), item.left() + 1))
            .isTrue();
        assertThat(touches(mask, item, item.top(), item.bottom(), item.right() - 1, item.right()))
            .isTrue();
      }
      for (int pixel = 0; pixel < mask.labels().length; pixel++) {
        int row = pixel / 48;
        int column = pixel % 48;
        int label = mask.labels()[pixel];
        boolean boxed =
            scene.items().stream()
                .anyMatch(
                    item ->
                        item.label() == label - 1
                            && row >= item.top()
                            && row < item.bottom()
                            && column >= item.left()
                            && column < item.right());
        assertThat(label == 0 || boxed).as("pixel %d of %d", pixel, index).isTrue();
      }
    }
  }

  private static boolean touches(
      LabelMap mask, Scene.Item item, int top, int bottom, int left, int right) {
    return IntStream.range(top, bottom)
        .anyMatch(
            row ->
                IntStream.range(left, right)
                    .anyMatch(column -> mask.label(row, column) == item.label() + 1));
  }

  @Test
  void anItemKeepsThreeQuartersOfItsPixels() {
    double[] background = new double[60 * 60];
    double[] solid = new double[20 * 20];
    Arrays.fill(solid, 1);
    Canvas canvas = new Canvas(60, background);
    CounterRandom random = CounterRandom.of(1, "places");
    for (int i = 0; i < 12; i++) {
      canvas.paste(new Cutout(20, solid), i, random);
    }
    Scene scene = canvas.scene();
    for (int owner = 1; owner <= scene.labels().size(); owner++) {
      int id = owner;
      assertThat(IntStream.of(scene.owners()).filter(value -> value == id).count())
          .isBetween(300L, 400L);
    }
    assertThat(scene.labels().size()).isBetween(5, 12);
  }

  @Test
  void masksSayWhatTheyAre() {
    MaskData masks = new CompositedMasks().create(TINY);
    assertThat(masks.title()).isEqualTo("Composited Fashion-MNIST (48×48, 1 to 3 items)");
    assertThat(masks.classes()).hasSize(11).startsWith("background", "T-shirt/top");
    assertThat(List.of(Split.values()).stream().map(split -> masks.split(split).size()))
        .containsExactly(12L, 5L, 7L);
    assertThat(masks.split(Split.VALIDATION).id(2)).isEqualTo("validation/2");
    assertThat(masks.digest()).hasSize(64).isEqualTo(new CompositedMasks().create(TINY).digest());
    assertThat(masks.digest())
        .isNotEqualTo(
            new CompositedMasks().create(new Composition(48, 1, 3, 12, 5, 7, 4)).digest());
    Image image = new Image();
    masks.split(Split.TEST).read(1, image);
    assertThat(image.spec()).isEqualTo(Image.spec(48, 48, 1));
    for (float value : image.toArray()) {
      assertThat(value).isBetween(0f, 1f);
    }
  }

  @Test
  void boxesAreThoseOfTheSameScenes() {
    BoxData boxes = new CompositedBoxes().create(TINY);
    MaskData masks = new CompositedMasks().create(TINY);
    assertThat(boxes.title()).isEqualTo(masks.title());
    assertThat(boxes.digest()).isEqualTo(masks.digest());
    assertThat(boxes.classes()).isEqualTo(masks.classes().subList(1, 11));
    Image boxed = new Image();
    Image masked = new Image();
    for (int index = 0; index < boxes.split(Split.TEST).size(); index++) {
      boxes.split(Split.TEST).read(index, boxed);
      masks.split(Split.TEST).read(index, masked);
      assertThat(boxed.toArray()).isEqualTo(masked.toArray());
      assertThat(boxes.split(Split.TEST).id(index)).isEqualTo(masks.split(Split.TEST).id(index));
      List<ImageBoxes.Marked> objects = boxes.split(Split.TEST).annotation(index);
      assertThat(objects).isNotEmpty();
      double area = 0;
      for (ImageBoxes.Marked object : objects) {
        area += object.area();
        double width = object.corners().get(2) - object.corners().get(0);
        double height = object.corners().get(3) - object.corners().get(1);
        assertThat(object.area()).isBetween(1.0, width * height);
        assertThat(object.crowd() || object.difficult()).isFalse();
      }
      long pixels =
          IntStream.of(masks.split(Split.TEST).annotation(index).labels())
              .filter(label -> label > 0)
              .count();
      assertThat(area).isEqualTo((double) pixels);
    }
  }

  @Test
  void countsInTheWrongOrderAreRefused() {
    assertThatThrownBy(() -> new Compositor(new Composition(48, 4, 3, 1, 1, 1, 0)))
        .isInstanceOf(BadInputException.class)
        .hasMessage("The option items-min 4 is above items-max 3. Exchange them.");
  }
}
