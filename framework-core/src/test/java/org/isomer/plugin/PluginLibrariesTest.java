package org.isomer.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Injector;
import java.nio.file.Path;
import java.util.List;
import org.isomer.config.ConfigReader;
import org.isomer.spi.SchedulePlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Libraries that Isomer uses as well, which plugins bring along in versions of their own. */
class PluginLibrariesTest {
  @TempDir private Path folder;

  /** A schedule whose rate is the version of a library, as a class of that library tells it. */
  private static JarBuilder version(int version, String library) {
    int dot = library.lastIndexOf('.');
    return new JarBuilder()
        .source(
            library,
            "package %s; public interface %s { static int marker() { return %d; } }"
                .formatted(library.substring(0, dot), library.substring(dot + 1), version))
        .source(
            "acme.Rate",
            """
            package acme;
            import org.isomer.spi.*;
            public final class Rate implements SchedulePlugin<Rate.Config> {
              public record Config() {}
              public String name() { return "version-%d"; }
              public String summary() { return "The version of a library"; }
              public Class<Config> configType() { return Config.class; }
              public Schedule create(Config config) {
                return (step, steps, stepsPerEpoch) -> %s.marker();
              }
            }
            """
                .formatted(version, library))
        .plugin("acme.Rate");
  }

  private Catalog load() {
    return PluginLoader.load(List.of(new PluginFolder(folder, true)));
  }

  private static double rate(Catalog catalog, String name) {
    SchedulePlugin<?> plugin = (SchedulePlugin<?>) catalog.entry("schedule", name).plugin();
    return factor(plugin, new ConfigReader(catalog));
  }

  private static <C extends Record> double factor(SchedulePlugin<C> plugin, ConfigReader reader) {
    return plugin.create(reader.defaults(plugin.configType())).factor(0, 1, 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.google.common.base.Ascii",
        "com.fasterxml.jackson.core.JsonFactory",
        "com.google.inject.Injector"
      })
  void twoVersionsWorkBesideIsomersOwn(String library) throws Exception {
    for (int version : List.of(4, 7)) {
      version(version, library).write(folder.resolve("version-%d.jar".formatted(version)));
    }
    Catalog catalog = load();
    assertThat(rate(catalog, "version-4")).isEqualTo(4);
    assertThat(rate(catalog, "version-7")).isEqualTo(7);
    assertThat(Class.forName(library).getMethods())
        .as("Isomer's own")
        .noneMatch(method -> method.getName().equals("marker"));
  }

  /** A module of services is one of Isomer's Guice. */
  @Test
  void aModuleOfAnotherGuiceIsRefused() throws Exception {
    Path jar =
        version(4, Injector.class.getName())
            .source(
                "com.google.inject.Module", "package com.google.inject; public interface Module {}")
            .source(
                "acme.Services",
                "package acme; public final class Services implements com.google.inject.Module {}")
            .module("acme.Services")
            .write(folder.resolve("guice.jar"));
    assertThatThrownBy(this::load)
        .hasMessage(
            jar
                + ": META-INF/services/com.google.inject.Module names acme.Services, which does not"
                + " implement Isomer's com.google.inject.Module; implement it, and leave out JARs"
                + " that hold another one");
  }
}
