package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Module;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.isomer.config.ConfigReader;
import org.isomer.eval.verification.Verification;
import org.isomer.eval.verification.Verifier;
import org.isomer.plugin.PluginLoader;
import org.isomer.reports.record.FolderArchive;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultArchive;
import org.isomer.reports.record.ResultStore;

/** What verbs are given to verify results. */
public final class Verifiers {
  private Verifiers() {}

  /** With the plugins of the class path. */
  public static Verifier verifier() {
    Module given =
        binder -> {
          binder.bind(ResultArchive.class).toInstance(new FolderArchive());
          binder.bind(ConfigReader.class).toInstance(new ConfigReader(PluginLoader.classPath()));
        };
    return Guice.createInjector(given, new ScoringModule()).getInstance(Verifier.class);
  }

  /** The results of a folder by the names of their subjects; each has to be right. */
  static Map<String, Result> verified(Path folder) {
    Verifier verifier = verifier();
    Map<String, Result> bySubject = new TreeMap<>();
    for (Path file : ResultStore.find(List.of(folder))) {
      Verification verification = verifier.verify(file);
      assertThat(verification.differences()).as("%s", file).isEmpty();
      assertThat(verification.verdict()).as("%s", file).isEqualTo(Verification.Verdict.OK);
      Result result = ResultStore.read(List.of(file)).get(0);
      bySubject.put(result.record().subject().name(), result);
    }
    return bySubject;
  }
}
