package org.isomer.eval.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.spi.Input;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;
import org.junit.jupiter.api.Test;

class RawInputsTest {
  @Test
  void areTheNumbersOfAllTensorsButTheMask() {
    InputSpec spec =
        new InputSpec(
            "numbers",
            List.of(
                TensorSpec.floats("values", 2, 1),
                TensorSpec.floats(Input.MASK, 2),
                TensorSpec.ints("ids", 10, 1)));
    Rows rows = new Rows(spec, 2);
    rows.put(0, 0, new float[] {1, 2});
    rows.put(1, 0, new float[] {3, 4});
    rows.put(0, 1, new float[] {1, 1});
    rows.put(0, 2, new int[] {7});
    rows.put(1, 2, new int[] {8});

    try (FeatureEncoding raw = new RawInputs("raw", "", List.of(), spec).open(spec, 1)) {
      assertThat(raw.dim()).isEqualTo(3);
      assertThat(raw.encode(rows, 2)).containsExactly(1, 2, 7, 3, 4, 8);
    }
  }
}
