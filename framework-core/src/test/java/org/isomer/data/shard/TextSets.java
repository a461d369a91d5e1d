package org.isomer.data.shard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.data.text.TextShards;
import org.isomer.modality.text.Text;
import org.isomer.spi.ClassData;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;

/** Data sets of texts, as tests open them. */
final class TextSets {
  private TextSets() {}

  static TextShards.Config config(Path path) {
    return new TextShards.Config(
        Optional.of(path),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        64,
        false);
  }

  static TextShards.Config verified(Path path) {
    return new TextShards.Config(
        Optional.of(path),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        64,
        true);
  }

  static TextShards.Config labelled(Path path, String label) {
    return new TextShards.Config(
        Optional.of(path),
        Optional.empty(),
        Optional.empty(),
        Optional.of(label),
        Optional.empty(),
        0,
        0,
        64,
        false);
  }

  static ClassData open(Path path) {
    return new TextShards().create(config(path));
  }

  /** The texts of a split, with their classes where they have one. */
  static List<String> texts(ClassData data, Split split) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < data.split(split).size(); i++) {
      texts.add(
          text(data.split(split), i)
              + data.split(split).annotation(i).stream()
                  .mapToObj(label -> " " + data.classes().get(label))
                  .findFirst()
                  .orElse(""));
    }
    return texts;
  }

  static String text(Examples examples, int index) {
    Text text = new Text();
    examples.read(index, text);
    return text.content();
  }
}
