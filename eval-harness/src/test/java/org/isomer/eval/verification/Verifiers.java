package org.isomer.eval.verification;

import com.google.inject.Guice;
import com.google.inject.Module;
import org.isomer.config.ConfigReader;
import org.isomer.eval.cli.ScoringModule;
import org.isomer.plugin.PluginLoader;

/** What verbs are given to verify results. */
public final class Verifiers {
  private Verifiers() {}

  /** With the plugins of the class path. */
  public static Verifier verifier() {
    Module reader =
        binder ->
            binder
                .bind(ConfigReader.class)
                .toInstance(new ConfigReader(PluginLoader.classPath()));
    return Guice.createInjector(reader, new ScoringModule()).getInstance(Verifier.class);
  }

  /** With a scoring for each kind of predictions. */
  public static Recomputation recomputation() {
    return Guice.createInjector(new ScoringModule()).getInstance(Recomputation.class);
  }
}
