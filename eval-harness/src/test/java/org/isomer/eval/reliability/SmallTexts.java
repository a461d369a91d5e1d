package org.isomer.eval.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Few texts, pairs of texts and series, with configurations to pretrain on them. */
final class SmallTexts {
  private static final List<String> WORDS =
      List.of("ball", "goal", "team", "match", "bread", "soup", "cheese", "apple");
  private static final String TEXT =
      """
      name: words
      dataset: {name: text-csv, train: @/text/train.csv, test: @/text/test.csv, label: label}
      views:
        name: same
        steps: [{name: word-pieces, vocabulary: @/text/vocab.txt, length: 8}]
      encoder: {name: text-transformer, width: 8, depth: 1, heads: 2, dropout: 0.1}
      framework: {name: simclr, projector: {name: mlp, hidden: [8], dim: 4}}
      learning-rate: 0.01
      batch-size: 8
      steps: 1
      threads: 1
      precision: float32
      """;
  private static final String SERIES =
      """
      name: waves
      dataset: {name: ts-file, train: @/series/train.ts, test: @/series/test.ts}
      views: {name: same, steps: [{name: jitter, sigma: 0.1}]}
      encoder: {name: dilated-convnet, width: 4, depth: 1, dim: 4}
      framework: {name: simclr, projector: {name: mlp, hidden: [8], dim: 4}}
      learning-rate: 0.01
      batch-size: 8
      steps: 1
      threads: 1
      precision: float32
      """;

  private SmallTexts() {}

  static void write(Path root) throws IOException {
    Files.createDirectories(root.resolve("text"));
    List<String> vocabulary =
        new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    vocabulary.addAll(WORDS);
    Files.write(root.resolve("text/vocab.txt"), vocabulary);
    texts(root.resolve("text/train.csv"), 0, 32);
    texts(root.resolve("text/test.csv"), 32, 8);
    pairs(root.resolve("text/pairs.csv"), 0);
    pairs(root.resolve("text/further.csv"), 20);
    write(root, "text.yaml", TEXT);
    Files.createDirectories(root.resolve("series"));
    series(root.resolve("series/train.ts"), 0, 16);
    series(root.resolve("series/test.ts"), 16, 8);
    write(root, "series.yaml", SERIES);
  }

  private static void write(Path root, String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text.replace("@/", root + "/"));
  }

  /** The number of a text in words, those of one half for even numbers. */
  private static String text(int number) {
    int half = number % 2 * 4;
    StringBuilder text = new StringBuilder();
    for (int rest = number / 2, i = 0; i < 4; rest /= 4, i++) {
      text.append(i == 0 ? "" : " ").append(WORDS.get(half + rest % 4));
    }
    return text.toString();
  }

  private static void texts(Path file, int first, int count) throws IOException {
    List<String> lines = new ArrayList<>(List.of("text,label"));
    for (int i = first; i < first + count; i++) {
      lines.add(text(i) + (i % 2 == 0 ? ",sport" : ",food"));
    }
    Files.write(file, lines);
  }

  /** Pairs of texts that no text file has, those of one half alike. */
  private static void pairs(Path file, int first) throws IOException {
    List<String> lines = new ArrayList<>(List.of("sentence1,sentence2,score"));
    for (int i = first; i < first + 8; i++) {
      lines.add(text(200 + 2 * i) + "," + text(100 + i) + "," + (i % 2 == 0 ? 2 : 0));
    }
    Files.write(file, lines);
  }

  private static void series(Path file, int first, int count) throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of("@problemName waves", "@univariate true", "@classLabel true 0 1", "@data"));
    for (int i = first; i < first + count; i++) {
      StringBuilder line = new StringBuilder();
      for (int position = 0; position < 12; position++) {
        line.append(position == 0 ? "" : ",").append((position * (1 + i % 2) + i) % 7 + i);
      }
      lines.add(line + ":" + i % 2);
    }
    Files.write(file, lines);
  }
}
