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
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.isomer.data.numpy.NpyArray;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileListing;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;

/** How vectors are written, by the ending of the file. */
public enum VectorFormat {
  /** A matrix of NumPy; the names of its rows stand in the note beside it. */
  NPY(
      ".npy",
      """
      import json, numpy
      vectors = numpy.load("NAME")
      ids = json.load(open("STEM.json", encoding="utf-8"))["ids"]
      """) {
    @Override
    void write(List<String> ids, float[][] vectors, OutputStream out) throws IOException {
      NpyArray.writeRows(vectors, out);
    }
  },
  /** Comma-separated values (RFC 4180): {@code id}, then a column for each number. */
  CSV(
      ".csv",
      """
      import pandas
      vectors = pandas.read_csv("NAME", dtype={"id": str}).set_index("id")
      """) {
    @Override
    void write(List<String> ids, float[][] vectors, OutputStream out) throws IOException {
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
      """
      import json
      rows = [json.loads(line) for line in open("NAME", encoding="utf-8")]
      """) {
    @Override
    void write(List<String> ids, float[][] vectors, OutputStream out) throws IOException {
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

  private static final Pattern PLACES = Pattern.compile("NAME|STEM");

  private final String ending;
  private final String python;

  VectorFormat(String ending, String python) {
    this.ending = ending;
    this.python = python;
  }

  /**
   * The format of a file.
   *
   * @throws BadInputException if its name ends in nothing that is written
   */
  public static VectorFormat of(Path file) {
    return Arrays.stream(values())
        .filter(format -> format.ending.equals(FileListing.ending(file)))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "%s: vectors are written into files that end in %s. Give it such a name."
                        .formatted(
                            file,
                            Arrays.stream(values())
                                .map(format -> format.ending)
                                .collect(Collectors.joining(", ")))));
  }

  /** Writes a file in one step. */
  public void write(Path file, List<String> ids, float[][] vectors) throws IOException {
    AtomicFiles.write(file, out -> write(ids, vectors, out));
  }

  /** SHA-256 in hexadecimal of the file that {@link #write} would write. */
  public String digest(List<String> ids, float[][] vectors) throws IOException {
    MessageDigest sha = Sha256.start();
    write(ids, vectors, new DigestOutputStream(OutputStream.nullOutputStream(), sha));
    return Sha256.hex(sha);
  }

  abstract void write(List<String> ids, float[][] vectors, OutputStream out) throws IOException;

  /** Lines of Python that read a file, in its folder. */
  public List<String> python(Path file) {
    String name = String.valueOf(file.getFileName()).replace("\\", "\\\\").replace("\"", "\\\"");
    String stem = name.substring(0, name.length() - ending.length());
    return PLACES
        .matcher(python)
        .replaceAll(place -> Matcher.quoteReplacement(place.group().equals("NAME") ? name : stem))
        .lines()
        .toList();
  }

  private static String quoted(String text) {
    return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
