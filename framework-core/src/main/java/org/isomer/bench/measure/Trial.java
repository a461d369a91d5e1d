package org.isomer.bench.measure;

import java.util.List;
import java.util.Optional;

/** One thing to be measured, with what belongs to it. */
public interface Trial extends AutoCloseable {
  /** What is measured, in a few words, such as {@code simclr resnet18, bfloat16, batch 128}. */
  String title();

  /** SHA-256 of the configuration, in hexadecimal, where there is one. */
  default Optional<String> configuration() {
    return Optional.empty();
  }

  /** Threads that it may use. */
  default int threads() {
    return Runtime.getRuntime().availableProcessors();
  }

  /**
   * What is done in turn, the headline first, then what it is compared with. Called once.
   *
   * @throws org.isomer.spi.BadInputException if it cannot be prepared
   */
  List<Work> works();

  /**
   * What else is found out, once all rounds are done.
   *
   * @param samples of its works, in their order
   */
  default List<Figures> figures(List<Sample> samples) {
    return List.of();
  }

  @Override
  default void close() {}
}
