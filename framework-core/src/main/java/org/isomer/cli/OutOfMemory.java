package org.isomer.cli;

import java.util.Locale;
import java.util.Optional;
import org.isomer.graph.Machine;

/**
 * Memory that Java was refused, and what would help: more heap helps only where the heap is full.
 */
final class OutOfMemory {
  private static final String LESS =
      "lower batch-size, the size of the views, or the number of examples that are kept in memory";

  private OutOfMemory() {}

  /** The message for an exception; empty if it is about something else. */
  static Optional<String> message(Throwable error) {
    if (!(error instanceof OutOfMemoryError)) {
      return Optional.empty();
    }
    String said = String.valueOf(error.getMessage());
    String lower = said.toLowerCase(Locale.ROOT);
    String remedy;
    if (lower.contains("heap space") || lower.contains("gc overhead")) {
      remedy =
          "Java may use %s; %s%s"
              .formatted(
                  Machine.gigabytes(Machine.heap()),
                  Machine.moreHeap(Machine.heap(), 0, Machine.memory())
                      .map(more -> more + ", or ")
                      .orElse(""),
                  LESS);
    } else if (lower.contains("array size") || lower.contains("required length")) {
      remedy = "one part is larger than Java can hold in one piece, with any memory; " + LESS;
    } else if (lower.contains("native thread")) {
      remedy = "the system gives no more threads; lower threads, or raise the limit (ulimit -u)";
    } else if (lower.contains("metaspace") || lower.contains("class space")) {
      remedy = "the place for classes is full; raise or remove -XX:MaxMetaspaceSize";
    } else if (lower.contains("physical memory usage")) {
      remedy =
          "TensorFlow's library for Java allows the process four times Java's memory; raise that with ISOMER_JAVA_OPTS=-Dorg.bytedeco.javacpp.maxPhysicalBytes=32g where the machine has it, or "
              + LESS;
    } else {
      remedy = "the memory outside Java's heap is used up; " + LESS;
    }
    return Optional.of("out of memory (%s): %s.".formatted(said, remedy));
  }
}
