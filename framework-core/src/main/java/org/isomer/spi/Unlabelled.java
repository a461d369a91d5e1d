package org.isomer.spi;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A data set that says nothing of classes, where labels are asked for. */
record Unlabelled(Dataset dataset) implements ClassData {
  @Override
  public String title() {
    return dataset.title();
  }

  @Override
  public List<String> classes() {
    return List.of();
  }

  @Override
  public AnnotatedExamples<OptionalInt> split(Split split) {
    return new Part(dataset.split(split));
  }

  @Override
  public String digest() {
    return dataset.digest();
  }

  @Override
  public long memory() {
    return dataset.memory();
  }

  @Override
  public Findings findings() {
    return dataset.findings();
  }

  private record Part(Examples examples) implements AnnotatedExamples<OptionalInt> {
    @Override
    public long size() {
      return examples.size();
    }

    @Override
    public String id(long index) {
      return examples.id(index);
    }

    @Override
    public OptionalInt annotation(long index) {
      return OptionalInt.empty();
    }

    @Override
    public Example buffer() {
      return examples.buffer();
    }

    @Override
    public void read(long index, Example into) {
      examples.read(index, into);
    }

    @Override
    public int members() {
      return examples.members();
    }

    @Override
    public void read(long index, int member, Example into) {
      examples.read(index, member, into);
    }

    @Override
    public boolean scored() {
      return examples.scored();
    }

    @Override
    public float score(long index) {
      return examples.score(index);
    }

    @Override
    public void digest(long index, MessageDigest into) {
      examples.digest(index, into);
    }

    @Override
    public Optional<byte[]> stored(long index) {
      return examples.stored(index);
    }

    @Override
    public int kept(long index) {
      return examples.kept(index);
    }
  }
}
