package org.isomer.eval.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import org.isomer.embedding.EmbeddedReader;
import org.isomer.embedding.Encoders;
import org.isomer.eval.evaluation.Evaluator;
import org.isomer.eval.evaluation.Premises;
import org.isomer.eval.evaluation.PretrainingOverlap;
import org.isomer.eval.evaluation.TaskExaminations;
import org.isomer.eval.subject.Runs;
import org.isomer.eval.verification.Verifier;

/** The services of the evaluation harness. What is known of data is shared by all that asks. */
public final class HarnessModule extends AbstractModule {
  @Override
  protected void configure() {
    install(new ScoringModule());
    bind(Runs.class).in(Scopes.SINGLETON);
    bind(TaskExaminations.class).in(Scopes.SINGLETON);
    bind(PretrainingOverlap.class).in(Scopes.SINGLETON);
    bind(Evaluator.class).in(Scopes.SINGLETON);
    bind(Verifier.class).in(Scopes.SINGLETON);
    bind(Encoders.class).in(Scopes.SINGLETON);
    bind(EmbeddedReader.class).in(Scopes.SINGLETON);
    bind(Premises.class).in(Scopes.SINGLETON);
  }
}
