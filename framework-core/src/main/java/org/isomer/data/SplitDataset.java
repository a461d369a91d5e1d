package org.isomer.data;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.isomer.spi.Dataset;
import org.isomer.spi.Examples;
import org.isomer.spi.Findings;
import org.isomer.spi.Split;

/** A data set of three splits that are already disjoint. */
public final class SplitDataset implements Dataset {
  private final String title;
  private final List<String> classes;
  private final DigestedExamples train;
  private final DigestedExamples validation;
  private final DigestedExamples test;
  private final Findings findings;
  private final String digest;

  /**
   * Puts splits together and computes their digest.
   *
   * @param title the name that reports print; no part of the digest
   * @param classes class names by label
   */
  public SplitDataset(
      String title,
      List<String> classes,
      DigestedExamples train,
      DigestedExamples validation,
      DigestedExamples test) {
    this(title, classes, train, validation, test, Findings.NONE);
  }

  /**
   * Puts splits together and computes their digest.
   *
   * @param title the name that reports print; no part of the digest
   * @param classes class names by label
   * @param findings what was noticed; no part of the digest
   */
  public SplitDataset(
      String title,
      List<String> classes,
      DigestedExamples train,
      DigestedExamples validation,
      DigestedExamples test,
      Findings findings) {
    this.title = title;
    this.classes = List.copyOf(classes);
    this.train = train;
    this.validation = validation;
    this.test = test;
    this.findings = findings;
    digest = contents();
  }

  /** As the constructor does, with a validation split cut from {@code train}. */
  public static SplitDataset cutting(
      double validationFraction,
      String title,
      List<String> classes,
      DigestedExamples train,
      DigestedExamples test) {
    StratifiedCut cut = StratifiedCut.of(train, validationFraction, "validation");
    return new SplitDataset(title, classes, cut.kept(), cut.taken(), test);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public Examples split(Split split) {
    return switch (split) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  /**
   * SHA-256 over the class names, then for each split in the order train, validation, test the
   * number of its examples, then for each example its id, its label and its contents. Numbers are
   * 32-bit big-endian, texts UTF-8 after their length.
   */
  @Override
  public String digest() {
    return digest;
  }

  @Override
  public long memory() {
    return Stream.of(train, validation, test)
        .mapToLong(split -> LongStream.range(0, split.size()).map(split::kept).sum())
        .sum();
  }

  @Override
  public Findings findings() {
    return findings;
  }

  private String contents() {
    ContentDigest sha = new ContentDigest().add(classes.size());
    classes.forEach(sha::add);
    for (DigestedExamples examples : List.of(train, validation, test)) {
      sha.add(Math.toIntExact(examples.size()));
      for (long i = 0; i < examples.size(); i++) {
        sha.add(examples.id(i)).add(examples.label(i));
        examples.digest(i, sha);
      }
    }
    return sha.hex();
  }
}
