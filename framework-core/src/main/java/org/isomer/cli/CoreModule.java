package org.isomer.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.isomer.bench.measure.Bench;
import org.isomer.bench.train.AugmentBench;
import org.isomer.bench.train.LoadBench;
import org.isomer.bench.train.LossBench;
import org.isomer.bench.train.StepBench;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.data.DataCache;
import org.isomer.data.Datasets;
import org.isomer.data.KeptFileIndex;
import org.isomer.data.Sources;
import org.isomer.examination.Examiner;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.Modalities;
import org.isomer.plugin.Replaceable;
import org.isomer.spi.ImageFormat;
import org.isomer.train.ConfigurationFile;
import org.isomer.train.Plan;
import org.isomer.train.Pretraining;

/** The services of the core. */
final class CoreModule extends AbstractModule {
  private static final List<Class<? extends Bench>> BENCHES =
      List.of(StepBench.class, AugmentBench.class, LoadBench.class, LossBench.class);
  private final Console console;
  private final Catalog catalog;

  CoreModule(Console console, Catalog catalog) {
    this.console = console;
    this.catalog = catalog;
  }

  @Override
  protected void configure() {
    bind(Console.class).toInstance(console);
    bind(Catalog.class).toInstance(catalog);
    bind(ConfigReader.class).toInstance(new ConfigReader(catalog));
    bind(Modalities.class).in(Scopes.SINGLETON);
    bind(Examiner.class).in(Scopes.SINGLETON);
    bind(Pretraining.class).in(Scopes.SINGLETON);
    Multibinder<Bench> benches = Multibinder.newSetBinder(binder(), Bench.class);
    BENCHES.forEach(bench -> benches.addBinding().to(bench));
    Multibinder.newSetBinder(binder(), ImageFormat.class); // JARs may fill it
    Multibinder.newSetBinder(binder(), ConfigurationFile.class)
        .addBinding()
        .toInstance(
            new ConfigurationFile("pretraining", "A pretraining run of Isomer", Plan.class));
  }

  /** The time that records state. */
  @Provides
  @Replaceable
  Clock clock() {
    return Clock.systemUTC();
  }

  /** Where it is kept what was found out about data, such as a folder that many machines share. */
  @Provides
  @Replaceable
  DataCache dataCache() {
    return DataCache.ofUser();
  }

  @Provides
  Datasets datasets(DataCache cache, Clock clock, Set<ImageFormat> imageFormats) {
    return new Datasets(new KeptFileIndex(cache, clock, new Reading(console), imageFormats));
  }

  @Provides
  Sources sources(Catalog plugins, Datasets datasets) {
    return new Sources(plugins, datasets);
  }
}
