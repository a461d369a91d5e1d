package org.isomer.eval.subject;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.isomer.cli.spi.Console;
import org.isomer.eval.feature.SameFeatures;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.Splits;
import org.isomer.eval.spi.Subject;
import org.isomer.spi.ClassData;

/** A subject during one measurement, with what turns out to be doubtful meanwhile. */
public final class MeasuredSubject implements Subject {
  private final Subject subject;
  private final Set<String> doubts = new LinkedHashSet<>();

  /** Nothing is doubtful yet. */
  public MeasuredSubject(Subject subject) {
    this.subject = subject;
  }

  @Override
  public Model model() {
    return subject.model();
  }

  @Override
  public ClassData dataset() {
    return subject.dataset();
  }

  @Override
  public int dim() {
    return subject.dim();
  }

  @Override
  public Splits features() {
    Splits splits = subject.features();
    SameFeatures.doubt(model().name(), "test examples", splits.test().features())
        .ifPresent(this::doubt);
    return splits;
  }

  @Override
  public int threads() {
    return subject.threads();
  }

  @Override
  public Console console() {
    return subject.console();
  }

  @Override
  public void doubt(String warning) {
    doubts.add(warning);
    subject.doubt(warning);
  }

  /** What was said so far. */
  public List<String> doubts() {
    return List.copyOf(doubts);
  }
}
