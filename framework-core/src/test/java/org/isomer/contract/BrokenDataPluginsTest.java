package org.isomer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isomer.contract.Breaches.assertTold;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.isomer.exhibit.Exhibit;
import org.isomer.modality.text.Text;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Baseline;
import org.isomer.spi.Conversion;
import org.isomer.spi.Dataset;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Image;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.LongSeries;
import org.isomer.spi.Modality;
import org.isomer.spi.Order;
import org.isomer.spi.Recordings;
import org.isomer.spi.RelatedExamples;
import org.isomer.spi.Relations;
import org.isomer.spi.Split;
import org.isomer.spi.Step;
import org.isomer.spi.Views;
import org.junit.jupiter.api.Test;

/** A part of each kind around examples that breaks a rule, and what its author is told. */
class BrokenDataPluginsTest {
  @Test
  void augmentationWithAMemory() {
    AtomicInteger calls = new AtomicInteger();
    ImageAugmentation counting =
        (image, random) -> image.values()[0] = 1f / calls.incrementAndGet();
    assertTold(new StepContract(), counting, "the step gives something else", "keep no state");
  }

  @Test
  void randomNumbersOfItsOwnAreTold() {
    ImageAugmentation rolling =
        (image, random) -> image.values()[0] = CounterRandom.of(System.nanoTime(), "x").nextFloat();
    assertTold(new StepContract(), rolling, "draw from the random numbers that it is given alone");
  }

  @Test
  void augmentationThatLeavesTheRange() {
    ImageAugmentation bright = (image, random) -> image.values()[0] = 1.5f;
    assertTold(new StepContract(), bright, "an image in [0, 1] gets the value 1.5", "clamp it");
  }

  @Test
  void conversionThatWritesItsSource() {
    Conversion careless =
        new Conversion() {
          @Override
          public Class<Text> accepts() {
            return Text.class;
          }

          @Override
          public Text buffer() {
            return new Text();
          }

          @Override
          public void convert(Example from, Example into) {
            into.copyFrom(from);
            ((Text) from).set("gone");
          }
        };
    assertTold(new StepContract(), (Step) careless, "changes the example that it is given");
  }

  @Test
  void viewsWhoseEvaluationIsRandom() {
    ImageAugmentation noise = (image, random) -> image.values()[0] = random.nextFloat();
    assertTold(
        new ViewsContract(),
        new Views(List.of(List.of(noise)), List.of(noise)),
        "change an example by chance",
        "Leave random steps out");
  }

  @Test
  void orderThatRepeatsAnExample() {
    Order stuck = (examples, batch, random) -> new Order.Epochs(1, epoch -> new int[batch]);
    assertTold(new OrderContract(), stuck, "has the example 0 twice");
  }

  /** As one is that takes equally many examples of each class. */
  @Test
  void orderThatRefusesMostBatches() {
    Order picky =
        (examples, batch, random) -> {
          if (batch % 8 != 0) {
            throw new BadInputException("batch-size: give a multiple of 8");
          }
          random.at(0, 0, 0);
          return new Order.Epochs(1, epoch -> random.permutation(batch));
        };
    assertTold(new OrderContract(), picky, "draw from random.at(epoch, …) alone");
  }

  /** Texts of which something is wrong. */
  private record Texts(String id, String digest) implements Dataset {
    @Override
    public String title() {
      return "Texts";
    }

    @Override
    public AnnotatedExamples<OptionalInt> split(Split split) {
      return new Part(split, id);
    }
  }

  private record Part(Split split, String format) implements AnnotatedExamples<OptionalInt> {
    @Override
    public long size() {
      return 3;
    }

    @Override
    public String id(long index) {
      return format.formatted(split, index);
    }

    @Override
    public OptionalInt annotation(long index) {
      return OptionalInt.empty();
    }

    @Override
    public Example buffer() {
      return new Text();
    }

    @Override
    public void read(long index, Example into) {
      ((Text) into).set(id(index));
    }
  }

  @Test
  void datasetWithoutNamesOrDigest() {
    assertThat(Breaches.of(new DatasetContract(), new Texts("%s/%d", "0".repeat(64)))).isEmpty();
    assertTold(
        new DatasetContract(),
        new Texts("%2$d", "0".repeat(64)),
        "two examples are called \"0\"",
        "in all splits");
    assertTold(new DatasetContract(), new Texts("%s/%d", "v1"), "the digest is \"v1\"", "Sha256");
  }

  @Test
  void relationsWithARoleTwice() {
    Relations twins =
        new Relations() {
          @Override
          public String title() {
            return "Twins";
          }

          @Override
          public List<String> roles() {
            return List.of("twin", "twin");
          }

          @Override
          public RelatedExamples split(Split split) {
            Examples part = new Part(split, "%s/%d");
            return new RelatedExamples(
                List.of(part, part), List.of(new int[] {0}, new int[] {1}), Optional.empty());
          }

          @Override
          public String digest() {
            return "0".repeat(64);
          }
        };
    assertTold(new RelationsContract(), twins, "the roles are [twin, twin]", "a name of its own");
  }

  @Test
  void recordingsOfTwoWidths() {
    Recordings uneven =
        new Recordings() {
          @Override
          public String title() {
            return "Uneven";
          }

          @Override
          public List<LongSeries> all() {
            return List.of(
                new LongSeries("narrow", new float[4], 1, Optional.empty()),
                new LongSeries("wide", new float[4], 2, Optional.empty()));
          }

          @Override
          public String digest() {
            return "0".repeat(64);
          }
        };
    assertTold(new RecordingsContract(), uneven, "have [1, 2] channels", "give all the same");
  }

  @Test
  void baselineWithAMemory() {
    AtomicInteger calls = new AtomicInteger();
    Baseline counting =
        new Baseline() {
          @Override
          public String title() {
            return "counting";
          }

          @Override
          public Class<Image> accepts() {
            return Image.class;
          }

          @Override
          public List<Step> fit(Examples train) {
            ImageAugmentation step = (image, random) -> image.values()[0] = calls.incrementAndGet();
            return List.of(step);
          }
        };
    assertTold(new BaselineContract(), counting, "the baseline gives something else");
  }

  @Test
  void modalityThatShowsNothing() {
    Modality blind =
        new Modality() {
          @Override
          public Class<Image> type() {
            return Image.class;
          }

          @Override
          public Exhibit show(Example example) {
            return null;
          }

          @Override
          public List<Exhibit> showViews(List<Encodable> views) {
            return List.of();
          }

          @Override
          public String rawInputs() {
            return "raw pixels";
          }
        };
    assertTold(new ModalityContract(), blind, "show gives nothing");
    assertTold(new ModalityContract(), blind, "showViews shows 0 of 8 views");
  }
}
