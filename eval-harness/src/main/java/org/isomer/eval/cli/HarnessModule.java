package org.isomer.eval.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import java.util.List;
import org.isomer.bench.measure.Bench;
import org.isomer.embedding.EmbeddedReader;
import org.isomer.embedding.Encoders;
import org.isomer.embedding.VectorFormat;
import org.isomer.embedding.VectorWriter;
import org.isomer.embedding.VectorWriters;
import org.isomer.eval.bench.EvalBench;
import org.isomer.eval.bench.NeighbourBench;
import org.isomer.eval.bench.ProbeBench;
import org.isomer.eval.benchmark.BenchmarkFile;
import org.isomer.eval.cli.results.ResultFinder;
import org.isomer.eval.evaluation.Evaluator;
import org.isomer.eval.evaluation.Premises;
import org.isomer.eval.evaluation.PretrainingOverlap;
import org.isomer.eval.evaluation.TaskCheck;
import org.isomer.eval.evaluation.TaskExaminations;
import org.isomer.eval.model.ModelFile;
import org.isomer.eval.runpage.RunPages;
import org.isomer.eval.subject.Runs;
import org.isomer.eval.suite.Suite;
import org.isomer.eval.suite.TaskFile;
import org.isomer.eval.verification.Verifier;
import org.isomer.plugin.Replaceable;
import org.isomer.reports.record.FolderArchive;
import org.isomer.reports.record.ResultArchive;
import org.isomer.train.ConfigurationFile;

/** The services of the evaluation harness. What is known of data is shared by all that asks. */
public final class HarnessModule extends AbstractModule {
  private static final List<ConfigurationFile> FILES =
      List.of(
          new ConfigurationFile("task", "A task of Isomer", TaskFile.class),
          new ConfigurationFile("suite", "A suite of tasks of Isomer", Suite.class),
          new ConfigurationFile("benchmark", "A benchmark of Isomer", BenchmarkFile.class),
          new ConfigurationFile("model", "A model file of Isomer", ModelFile.class));

  private static final List<Class<? extends Bench>> BENCHES =
      List.of(EvalBench.class, NeighbourBench.class, ProbeBench.class);

  @Override
  protected void configure() {
    install(new ScoringModule());
    bind(Runs.class).in(Scopes.SINGLETON);
    bind(TaskExaminations.class).in(Scopes.SINGLETON);
    bind(PretrainingOverlap.class).in(Scopes.SINGLETON);
    bind(TaskCheck.class).in(Scopes.SINGLETON);
    bind(Evaluator.class).in(Scopes.SINGLETON);
    bind(ResultFinder.class).in(Scopes.SINGLETON);
    bind(Verifier.class).in(Scopes.SINGLETON);
    bind(RunPages.class).in(Scopes.SINGLETON);
    bind(Encoders.class).in(Scopes.SINGLETON);
    bind(EmbeddedReader.class).in(Scopes.SINGLETON);
    bind(VectorWriters.class).in(Scopes.SINGLETON);
    bind(Premises.class).in(Scopes.SINGLETON);
    Multibinder<Bench> benches = Multibinder.newSetBinder(binder(), Bench.class);
    BENCHES.forEach(bench -> benches.addBinding().to(bench));
    Multibinder<ConfigurationFile> files =
        Multibinder.newSetBinder(binder(), ConfigurationFile.class);
    FILES.forEach(file -> files.addBinding().toInstance(file));
    Multibinder<VectorWriter> writers = Multibinder.newSetBinder(binder(), VectorWriter.class);
    for (VectorFormat format : VectorFormat.values()) {
      writers.addBinding().toInstance(format);
    }
  }

  /** Where results are kept, such as a store that many machines share. */
  @Provides
  @Replaceable
  ResultArchive resultArchive() {
    return new FolderArchive();
  }
}
