package org.isomer.eval.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.isomer.eval.model.RawInputs;
import org.isomer.spi.BadInputException;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;
import org.junit.jupiter.api.Test;

class FiniteEncodingTest {
  @Test
  void aFeatureThatIsNotFiniteIsNamedWithItsModel() {
    InputSpec spec = InputSpec.of("numbers", TensorSpec.floats("values", 3));
    try (FiniteEncoding encoding =
        FiniteEncoding.of(new RawInputs("raw pixels", "", List.of(), spec), spec, 1)) {
      Rows values = Rows.of(spec, new float[] {1, 2, 3, 4, 5, Float.NaN});

      assertThat(encoding.encode(values, 1)).startsWith(1, 2, 3);
      assertThatThrownBy(() -> encoding.encode(values, 2))
          .isInstanceOf(BadInputException.class)
          .hasMessage(
              "raw pixels: feature 2 of an example is NaN, so nothing can be measured. Look at the"
                  + " loss of its run and evaluate an earlier checkpoint.");
    }
  }
}
