package org.isomer.data.shard;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.isomer.file.Sha256;

/**
 * What of a sample is read: a sample has several members, told apart by the endings of their names,
 * or in TFRecords several features, told apart by their names.
 *
 * @param examples what the examples are, in the plural, such as {@code images}
 * @param contents the members that hold an example, such as {@code jpg}; a sample has one of them
 * @param labels the members that hold a label, the first that is there; {@code json.NAME} is the
 *     member NAME of an object in JSON
 * @param chosen whether the user has named the labels, so that each example must have one
 */
public record Selection(
    String examples, List<String> contents, List<String> labels, boolean chosen) {
  /** The start of a label that lies in an object of JSON. */
  static final String JSON = "json.";

  private static final List<String> LABELS =
      List.of("cls", "json.label", "label", "image/class/label");

  /** Copies the lists. */
  public Selection {
    contents = List.copyOf(contents);
    labels = List.copyOf(labels);
  }

  /**
   * What a user has chosen.
   *
   * @param usual the members that hold an example, where the user names none
   */
  public static Selection of(
      String examples, List<String> usual, Optional<String> content, Optional<String> label) {
    return new Selection(
        examples,
        content.map(List::of).orElse(usual),
        label.map(List::of).orElse(LABELS),
        label.isPresent());
  }

  /** How much a label from a member counts, 0 the most; empty if it is none. */
  OptionalInt rank(String member) {
    int rank = labels.indexOf(member);
    return rank < 0 ? OptionalInt.empty() : OptionalInt.of(rank);
  }

  /** The members of objects of JSON that hold a label. */
  List<String> inJson() {
    return labels.stream().filter(label -> label.startsWith(JSON)).toList();
  }

  /** The name of the file that holds what is found by this selection. */
  String file() {
    boolean usual = labels.equals(LABELS) && contents.size() > 1;
    String key = String.join("\n", contents) + "\n\n" + String.join("\n", labels);
    return examples + (usual ? "" : "-" + Sha256.hex(key).substring(0, 8)) + ShardIndex.ENDING;
  }
}
