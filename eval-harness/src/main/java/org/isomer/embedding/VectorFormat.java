package org.isomer.embedding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.isomer.data.numpy.NpyArray;
import org.isomer.spi.BadInputException;

/** How Isomer itself writes vectors. */
public enum VectorFormat implements VectorWriter {
  /** A matrix of NumPy; the names of its rows stand in the note beside it. */
  NPY(
      ".npy",
      "a matrix of NumPy, and beside it a .json with the names of its rows and whose they are",
      """
      import json, numpy
      vectors = numpy.load("NAME")
      ids = json.load(open("STEM.json", encoding="utf-8"))["ids"]
      """) {
    @Override
    public void write(List<String> ids, float[][] vectors, OutputStream out) throws IOException {
      NpyArray.writeRows(vectors, out);
    }
  },
  /** Comma-separated values (RFC 4180): {@code id}, then a column for each number. */
  CSV(
      ".csv",
      "a column id, and one for each number",
      """
      import pandas
      vectors = pandas.read_csv("NAME", dtype={"id": str}).set_index("id")
      """) {
    @Override
    public void write(List<String> ids, float[][] vectors, OutputStream out) throws IOException {
      Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      writer.write("id");
      for (int i = 0; i < vectors[0].length; i++) {
        writer.write(",f" + i);
      }
      writer.write("\r\n");
      for (int row = 0; row < vectors.length; row++) {
        writer.write(quoted(ids.get(row)));
        for (float number : vectors[row]) {
          writer.write(',');
          writer.write(Float.toString(number));
        }
        writer.write("\r\n");
      }
      writer.flush();
    }
  },
  /** JSON lines: {@code {"id": "a.png", "vector": [0.5, …]}}. */
  JSONL(
      ".jsonl",
      "id and vector on each line",
      """
      import json
      rows = [json.loads(line) for line in open("NAME", encoding="utf-8")]
      """) {
    @Override
    public void write(List<String> ids, float[][] vectors, OutputStream out) throws IOException {
      try (JsonGenerator json =
          new JsonFactory()
              .configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false)
              .createGenerator(out)
              .setRootValueSeparator(null)) {
        for (int row = 0; row < vectors.length; row++) {
          json.writeStartObject();
          json.writeStringField("id", ids.get(row));
          json.writeArrayFieldStart("vector");
          for (float number : vectors[row]) {
            json.writeNumber(number);
          }
          json.writeEndArray();
          json.writeEndObject();
          json.writeRaw('\n');
        }
      }
    }
  };

  private final String ending;
  private final String summary;
  private final String snippet;

  VectorFormat(String ending, String summary, String snippet) {
    this.ending = ending;
    this.summary = summary;
    this.snippet = snippet;
  }

  /**
   * The format of a file, for a program that takes none from JARs.
   *
   * @throws BadInputException if its name ends in nothing that Isomer itself writes
   */
  public static VectorFormat of(Path file) {
    Set<VectorWriter> own = Collections.unmodifiableSet(EnumSet.allOf(VectorFormat.class));
    return (VectorFormat) new VectorWriters(own).of(file);
  }

  @Override
  public String ending() {
    return ending;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public String snippet() {
    return snippet;
  }

  private static String quoted(String text) {
    return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
