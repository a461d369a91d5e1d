package org.isomer.data.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.isomer.data.SplitDataset;
import org.isomer.data.text.Texts.LabelledText;
import org.isomer.spi.Dataset;
import org.isomer.spi.DatasetPlugin;

/**
 * Definitions of English nouns from WordNet 3.1 (Miller, Communications of the ACM 38(11), 1995),
 * one short text each, in ten classes of equal size. They come with Isomer; the README beside them
 * says how they were chosen.
 */
public final class WordNetGlosses implements DatasetPlugin<WordNetGlosses.Config> {
  private static final List<String> CLASSES =
      List.of(
          "act",
          "animal",
          "artifact",
          "attribute",
          "body",
          "cognition",
          "communication",
          "food",
          "person",
          "plant");
  private static final double VALIDATION_FRACTION = 0.1;

  /** There is nothing to choose. */
  public record Config() {}

  @Override
  public String name() {
    return "wordnet-glosses";
  }

  @Override
  public String summary() {
    return "Definitions of 10 000 English nouns in 10 classes; bundled";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Dataset create(Config config) {
    return SplitDataset.cutting(
        VALIDATION_FRACTION, "WordNet glosses", CLASSES, part("train"), part("test"));
  }

  private static Texts part(String name) {
    List<LabelledText> texts = new ArrayList<>();
    for (String line : resource(name + ".tsv.gz").lines().toList()) {
      int tab = line.indexOf('\t');
      texts.add(
          new LabelledText(texts.size() + 1, line.substring(tab + 1), line.substring(0, tab)));
    }
    int[] labels = texts.stream().mapToInt(text -> CLASSES.indexOf(text.label())).toArray();
    return new Texts(name, texts, labels);
  }

  private static String resource(String file) {
    String name = "/org/isomer/data/wordnet-glosses/" + file;
    try (InputStream in =
        new GZIPInputStream(
            Objects.requireNonNull(WordNetGlosses.class.getResourceAsStream(name), name))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
