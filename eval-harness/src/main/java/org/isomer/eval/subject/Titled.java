package org.isomer.eval.subject;

import java.util.List;
import java.util.OptionalInt;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.ClassData;
import org.isomer.spi.Findings;
import org.isomer.spi.Split;

/**
 * A data set under the name that it had when a run was made. Many take their name from a folder,
 * and results of the same data must not differ because that has moved.
 */
record Titled(String title, ClassData dataset) implements ClassData {
  @Override
  public List<String> classes() {
    return dataset.classes();
  }

  @Override
  public AnnotatedExamples<OptionalInt> split(Split split) {
    return dataset.split(split);
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
}
