package org.isomer.contract;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;

/** What the examples of all data keep to, tried on the first ones of a split. */
public final class ExamplesTrial {
  private static final int LOOKED_AT = 16;
  private static final int NAMES = 10_000;

  private ExamplesTrial() {}

  /** Goes on if names differ, among each other and from those of other splits. */
  public static void requireNames(Examples examples, Set<String> taken) {
    Set<String> own = new HashSet<>();
    for (long i = 0; i < Math.min(NAMES, examples.size()); i++) {
      String id = examples.id(i);
      Breach.unless(
          own.add(id) && !taken.contains(id),
          "two examples are called \"%s\"; give each a name of its own, in all splits"
              .formatted(id));
    }
    taken.addAll(own);
  }

  /** Goes on if examples are the same however they are read. */
  public static void requireReading(Examples examples) throws Exception {
    int count = (int) Math.min(LOOKED_AT, examples.size());
    for (int member = 0; member < examples.members(); member++) {
      int asked = member;
      Repeats.require("read", count, () -> reader(examples, asked));
    }
  }

  /** Reads into one buffer, as a thread does: nothing of an example may be left in the next. */
  private static IntFunction<String> reader(Examples examples, int member) {
    Example buffer = examples.buffer();
    return i -> {
      examples.read(i, member, buffer);
      return Numbers.digest(buffer);
    };
  }

  /** Goes on if copies are equal to their originals. */
  public static void requireCopies(Examples examples) {
    for (long i = 0; i < Math.min(LOOKED_AT, examples.size()); i++) {
      Example original = examples.buffer();
      examples.read(i, original);
      Example copy = examples.buffer();
      copy.copyFrom(original);
      Breach.unless(
          Numbers.digest(copy).equals(Numbers.digest(original)),
          "copyFrom of %s does not make an equal example; copy all that addTo adds"
              .formatted(original.getClass().getSimpleName()));
    }
  }

  /**
   * Goes on if annotations are the same when they are asked for again.
   *
   * @param comparable what tells one from another by its {@code equals}
   */
  public static <A, K> void requireAnnotations(
      AnnotatedExamples<A> examples, Function<A, K> comparable) throws Exception {
    int count = (int) Math.min(LOOKED_AT, examples.size());
    Repeats.require("annotation", count, () -> i -> comparable.apply(examples.annotation(i)));
  }

  /** Goes on if a digest is one, and the same again. */
  public static void requireDigest(String digest, String again) {
    Breach.unless(
        digest.matches("[0-9a-f]{64}"),
        "the digest is \"%s\"; make it with org.isomer.file.Sha256 from everything that defines the data"
            .formatted(digest));
    Breach.unless(
        digest.equals(again),
        "the digest changes when the data are opened again; it must follow from what the data are");
  }
}
