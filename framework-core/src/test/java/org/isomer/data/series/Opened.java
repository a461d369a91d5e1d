package org.isomer.data.series;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.isomer.modality.series.Series;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Dataset;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;
import org.isomer.tensor.Rows;

/** What tests of readers look at. */
final class Opened {
  private Opened() {}

  /** The values and then the mask of an example. */
  static List<float[]> tensors(Dataset dataset, Split split, int index) {
    Examples examples = dataset.split(split);
    Series series = (Series) examples.buffer();
    examples.read(index, series);
    Rows rows = new Rows(series.spec(), 1);
    series.layInto(rows, 0);
    return List.of(rows.floats(0), rows.floats(1));
  }

  static float[] values(Dataset dataset, Split split, int index) {
    return tensors(dataset, split, index).get(0);
  }

  /** The classes of a split's examples, in order. */
  static List<String> classes(Dataset dataset, Split split) {
    Examples examples = dataset.split(split);
    List<String> classes = new ArrayList<>();
    for (long i = 0; i < examples.size(); i++) {
      classes.add(dataset.classes().get(examples.label(i)));
    }
    return classes;
  }

  static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(BadInputException.class).hasMessage(message);
  }
}
