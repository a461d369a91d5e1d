package org.isomer.reports.record;

import java.util.Optional;

/**
 * What is evaluated; a row of a leaderboard. Results of the same subject for different tasks must
 * have equal subjects, or they land in different rows.
 *
 * @param name what reports print, such as {@code SimCLR, convnet}, {@code convnet, untrained} or
 *     {@code raw pixels}
 * @param encoder the encoder; absent for raw pixels
 * @param seed the seed of initialisation and pretraining; absent where nothing is random
 * @param pretraining absent for raw pixels and an untrained encoder
 */
public record Subject(
    String name,
    Optional<EncoderFacts> encoder,
    Optional<Long> seed,
    Optional<Pretraining> pretraining) {

  /** Checks that it has a name. */
  public Subject {
    Plausible.notBlank("name", name);
  }

  /**
   * An encoder.
   *
   * @param name the encoder plugin's permanent name
   * @param parameters the number of trained scalars
   * @param dim the length of a feature vector
   */
  public record EncoderFacts(String name, long parameters, int dim) {
    /** Checks that counts are some. */
    public EncoderFacts {
      Plausible.notNegative("parameters", parameters);
      Plausible.atLeastOne("dim", dim);
    }
  }

  /**
   * A finished pretraining. Of weights that were made elsewhere epochs, steps, views and seconds
   * are 0 where they are not known.
   *
   * @param framework the framework plugin's permanent name
   * @param data the title of the data set
   * @param epochs passes over the training data
   * @param steps updates of the encoder
   * @param views augmented views that the encoder saw, over all steps
   * @param checkpoint the digest of the evaluated checkpoint
   * @param seconds wall time
   * @param peakMemory the most bytes that its process had in memory; absent if nobody knows
   */
  public record Pretraining(
      String framework,
      String data,
      double epochs,
      long steps,
      long views,
      String checkpoint,
      double seconds,
      Optional<Long> peakMemory) {
    /** Checks that counts are some. */
    public Pretraining {
      Plausible.notNegative("epochs", epochs);
      Plausible.notNegative("steps", steps);
      Plausible.notNegative("views", views);
      Plausible.notNegative("seconds", seconds);
      peakMemory.ifPresent(bytes -> Plausible.notNegative("peakMemory", bytes));
    }

    /** Without the memory. */
    public Pretraining(
        String framework,
        String data,
        double epochs,
        long steps,
        long views,
        String checkpoint,
        double seconds) {
      this(framework, data, epochs, steps, views, checkpoint, seconds, Optional.empty());
    }
  }
}
