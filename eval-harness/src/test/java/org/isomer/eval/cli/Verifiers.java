package org.isomer.eval.cli;

import com.google.inject.Guice;
import com.google.inject.Module;
import org.isomer.config.ConfigReader;
import org.isomer.eval.verification.Verifier;
import org.isomer.plugin.PluginLoader;

/** What verbs are given to verify results. */
final class Verifiers {
  private Verifiers() {}

  /** With the plugins of the class path. */
  static Verifier verifier() {
    Module reader =
        binder ->
            binder.bind(ConfigReader.class).toInstance(new ConfigReader(PluginLoader.classPath()));
    return Guice.createInjector(reader, new ScoringModule()).getInstance(Verifier.class);
  }
}
