package org.example.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.jerolba.carpet.CarpetReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetVectorsTest {
  @Test
  void namesAndNumbersAreReadAgain(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("vectors.parquet");
    new ParquetVectors()
        .write(file, List.of("a.png", "b, and ü.png"), new float[][] {{0.1f, -2}, {3, 1e-20f}});
    assertEquals(
        List.of(
            new ParquetVectors.Row("a.png", List.of(0.1f, -2f)),
            new ParquetVectors.Row("b, and ü.png", List.of(3f, 1e-20f))),
        new CarpetReader<>(file.toFile(), ParquetVectors.Row.class).toList());
  }
}
