package org.isomer.eval.subject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.isomer.cli.spi.Console;
import org.isomer.eval.model.RawInputs;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.Splits;
import org.isomer.eval.spi.Subject;
import org.isomer.spi.ClassData;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.FeatureSet;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.TensorSpec;
import org.junit.jupiter.api.Test;

class MeasuredSubjectTest {
  /** A model with one vector for every example. */
  private record Collapsed(Console console) implements Subject {
    @Override
    public Model model() {
      return new RawInputs(
          "collapsed", "", List.of(), InputSpec.of("numbers", TensorSpec.floats("values", 3)));
    }

    @Override
    public ClassData dataset() {
      throw new IllegalStateException("no data set");
    }

    @Override
    public Splits features() {
      FeatureSet same =
          new FeatureSet(
              new FeatureMatrix(new float[12][3]),
              new int[12],
              IntStream.range(0, 12).mapToObj(String::valueOf).toList());
      return new Splits(same, same, same, List.of("one"));
    }

    @Override
    public int threads() {
      return 1;
    }
  }

  @Test
  void whoeverAsksForFeaturesIsToldThatTheyAreAllTheSame() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    MeasuredSubject subject = new MeasuredSubject(new Collapsed(Console.plain(printed)));
    assertThat(subject.doubts()).isEmpty();

    subject.features();
    subject.features();

    assertThat(subject.doubts())
        .singleElement()
        .asString()
        .startsWith("collapsed: 12 of 12 test examples have the same features");
    assertThat(printed.toString(UTF_8))
        .containsOnlyOnce("warning: collapsed: 12 of 12 test examples");
  }

  @Test
  void whoeverDoesNotIsNot() {
    MeasuredSubject subject =
        new MeasuredSubject(new Collapsed(Console.plain(new ByteArrayOutputStream())));

    subject.doubt("a head of its own");

    assertThat(subject.dim()).isEqualTo(3);
    assertThat(subject.doubts()).containsExactly("a head of its own");
  }
}
