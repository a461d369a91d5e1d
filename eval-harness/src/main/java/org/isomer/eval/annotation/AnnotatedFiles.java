package org.isomer.eval.annotation;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.isomer.data.ContentDigest;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Example;
import org.isomer.spi.Findings;
import org.isomer.spi.Image;
import org.isomer.spi.Labelled;
import org.isomer.spi.Split;
import org.jspecify.annotations.Nullable;

/**
 * Images of any size in files, with an annotation each. Images are read in colour.
 *
 * @param <F> what is known of a file
 * @param <A> what is annotated
 */
public class AnnotatedFiles<F extends AnnotatedFile, A> implements Labelled<A> {
  private final String title;
  private final List<String> classes;
  private final Map<Split, Part<F, A>> parts = new EnumMap<>(Split.class);
  private final Findings findings;
  private @Nullable String digest;

  /**
   * For listed files.
   *
   * @param files those of every split
   * @param annotation reads what is annotated in one
   * @param findings what was noticed when they were listed
   * @throws BadInputException if there are no classes, or a split is empty
   */
  public AnnotatedFiles(
      String title,
      List<String> classes,
      Map<Split, List<F>> files,
      Function<F, A> annotation,
      Findings findings) {
    this.title = title;
    this.classes = List.copyOf(classes);
    this.findings = findings;
    if (classes.isEmpty()) {
      throw new BadInputException(
          "The data %s have no classes. List their names in the order of their labels."
              .formatted(title));
    }
    for (Split split : Split.values()) {
      List<F> own = List.copyOf(files.getOrDefault(split, List.of()));
      if (own.isEmpty()) {
        throw new BadInputException(
            "The data %s have no %s images. Check the paths and the names of the splits."
                .formatted(title, split.name().toLowerCase(Locale.ROOT)));
      }
      parts.put(split, new Part<>(own, annotation));
    }
  }

  @Override
  public final String title() {
    return title;
  }

  @Override
  public final List<String> classes() {
    return classes;
  }

  @Override
  public final AnnotatedExamples<A> split(Split split) {
    return Objects.requireNonNull(parts.get(split));
  }

  /**
   * SHA-256 over the class names and what {@link #begin} adds, then for each split in the order
   * train, validation, test the number of its images, then for each image its id and its {@link
   * AnnotatedFile#contents()}. Numbers are 32-bit big-endian, texts UTF-8 after their length.
   * Computed on first use.
   */
  @Override
  public final synchronized String digest() {
    String known = digest;
    if (known == null) {
      ContentDigest sha = new ContentDigest().add(classes.size());
      classes.forEach(sha::add);
      begin(sha);
      parts.values().forEach(part -> part.addTo(sha));
      known = sha.hex();
      digest = known;
    }
    return known;
  }

  /** Adds what holds for all images. */
  protected void begin(ContentDigest sha) {}

  @Override
  public final Findings findings() {
    return findings;
  }

  private record Part<F extends AnnotatedFile, A>(List<F> files, Function<F, A> annotations)
      implements AnnotatedExamples<A> {
    @Override
    public long size() {
      return files.size();
    }

    @Override
    public String id(long index) {
      return file(index).id();
    }

    @Override
    public A annotation(long index) {
      return annotations.apply(file(index));
    }

    @Override
    public Example buffer() {
      return new Image();
    }

    @Override
    public void read(long index, Example into) {
      file(index).image().read((Image) into);
    }

    private F file(long index) {
      return files.get(Math.toIntExact(index));
    }

    /** Contents are made on all processors. */
    void addTo(ContentDigest sha) {
      List<Consumer<ContentDigest>> contents =
          files.parallelStream().map(AnnotatedFile::contents).toList();
      sha.add(files.size());
      for (int i = 0; i < files.size(); i++) {
        sha.add(files.get(i).id());
        contents.get(i).accept(sha);
      }
    }
  }
}
