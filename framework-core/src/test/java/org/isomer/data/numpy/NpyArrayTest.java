package org.isomer.data.numpy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyArrayTest {
  @Test
  void rowsAreReadAsTheyWereWritten(@TempDir Path folder) throws IOException {
    byte[] bytes = NpyArray.ofRows(new float[][] {{1, -2.5f, 3e-30f}, {0, 4, Float.NaN}});
    Path file = Files.write(folder.resolve("rows.npy"), bytes);
    NpyArray array = NpyArray.read(file, "");
    assertThat(array.shape()).containsExactly(2, 3);
    assertThat(array.number(1)).isEqualTo(-2.5f);
    assertThat(array.number(2)).isEqualTo(3e-30f);
    assertThat(array.number(5)).isNaN();
    // NumPy wants its elements to begin at a multiple of 64.
    assertThat(bytes.length - 6 * Float.BYTES).isEqualTo(128);
    assertThat(new String(bytes, 10, 118, StandardCharsets.US_ASCII))
        .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }")
        .endsWith(" \n");
  }
}
