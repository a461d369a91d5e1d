package org.isomer.weights;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which of a method's networks a prefix of keys stands for, by the names that are usual. */
enum PrefixRole {
  /** The one that gradients train, where a copy of it follows. */
  ONLINE(
      "encoder_q|base_encoder|query_encoder|online\\w*",
      true,
      "the network that was trained, as MoCo and BYOL publish it"),
  /** The average that DINO and its relatives evaluate. */
  TEACHER("teacher\\w*", true, "the teacher, as DINO and its relatives are judged"),
  /** An average over training that was kept on the side. */
  AVERAGE("\\w*ema", true, "the weights averaged over training, which are usually judged"),
  /** The copy that follows {@link #ONLINE}. */
  MOMENTUM(
      "encoder_k|momentum_encoder|key_encoder|target\\w*",
      false,
      "its momentum copy, which only training needs"),
  /** The network that {@link #TEACHER} is an average of. */
  STUDENT("student\\w*", false, "the student, whose average the teacher is");

  private final Pattern segment;
  private final boolean usual;
  private final String meaning;

  PrefixRole(String segment, boolean usual, String meaning) {
    this.segment = Pattern.compile("(.*\\.)?(" + segment + ")\\..*");
    this.usual = usual;
    this.meaning = meaning;
  }

  /** What a prefix such as {@code module.encoder_q.} stands for, if its name says so. */
  static Optional<PrefixRole> of(String prefix) {
    return Arrays.stream(values())
        .filter(role -> role.segment.matcher(prefix).matches())
        .findFirst();
  }

  /** Whether this is the network that results are published of. */
  boolean usual() {
    return usual;
  }

  /** What it is, for people. */
  String meaning() {
    return meaning;
  }
}
