package org.example.data;

import com.jerolba.carpet.CarpetWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.isomer.embedding.VectorWriter;

/** Vectors in a Parquet file: a row for each, with its name and a list of numbers. */
final class ParquetVectors implements VectorWriter {
  /** A row. */
  record Row(String id, List<Float> vector) {}

  @Override
  public String ending() {
    return ".parquet";
  }

  @Override
  public String summary() {
    return "id and vector in each row, compressed by Snappy";
  }

  @Override
  public String snippet() {
    return """
        import pandas
        vectors = pandas.read_parquet("NAME").set_index("id")["vector"]
        """;
  }

  @Override
  public void write(List<String> ids, float[][] vectors, OutputStream out) throws IOException {
    try (CarpetWriter<Row> writer = new CarpetWriter<>(new Kept(out), Row.class)) {
      for (int row = 0; row < vectors.length; row++) {
        writer.write(new Row(ids.get(row), numbers(vectors[row])));
      }
    }
  }

  private static List<Float> numbers(float[] vector) {
    List<Float> numbers = new ArrayList<>(vector.length);
    for (float number : vector) {
      numbers.add(number);
    }
    return numbers;
  }

  /** A stream that whoever opened it closes, and not the writer. */
  private static final class Kept extends FilterOutputStream {
    Kept(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
