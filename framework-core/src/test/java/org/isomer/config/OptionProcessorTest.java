package org.isomer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with options is said at compile time in the words of load time. */
class OptionProcessorTest {
  private static final String PLUGIN =
      """
      package acme;
      import java.nio.file.Path;
      import java.util.*;
      import org.isomer.spi.*;
      public final class Odd implements SchedulePlugin<Odd.Config> {
        public enum Way { UP, DOWN }
        public record Inner(@Option(help = "Deep", value = "1", max = 5) int depth) {}
        public record Config(
            @Option(help = "Factor", value = "0.5", min = 0, max = 1) double factor,
            %s) {}
        public String name() { return "odd"; }
        public String summary() { return "Is odd"; }
        public Class<Config> configType() { return Config.class; }
        public Schedule create(Config config) { return (step, perEpoch, steps) -> 1; }
      }
      """;

  @TempDir private Path classes;

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///acme/Odd.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private List<Diagnostic<? extends JavaFileObject>> compiled(
      String component, List<? extends Processor> processors) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    List<String> options =
        List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
    JavaCompiler.CompilationTask task =
        compiler.getTask(
            null, null, said, options, null, List.of(new Source(PLUGIN.formatted(component))));
    task.setProcessors(processors);
    task.call();
    return said.getDiagnostics();
  }

  private List<Diagnostic<? extends JavaFileObject>> checked(String component) {
    return compiled(component, List.of(new OptionProcessor()));
  }

  private void load(String component) throws Exception {
    assertThat(compiled(component, List.of())).isEmpty();
    URL[] folder = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(folder, getClass().getClassLoader())) {
      Class<? extends Record> config = loader.loadClass("acme.Odd$Config").asSubclass(Record.class);
      ConfigReader.check(config, true);
      ConfigReader.checkDefaults(config);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int bare",
        "@Option(help = \"Small\", value = \"0.5\") float small",
        "@Option(help = \"Any\", value = \"a\") Object any",
        "@Option(help = \"Map\") Map<String, Integer> map",
        "@Option(help = \"Raw\", value = \"[]\") List raw",
        "@Option(help = \"Far\", value = \"7\", max = 5) int far",
        "@Option(help = \"Text\", value = \"seven\") long wordCount",
        "@Option(help = \"Each\", value = \"[1, 9]\", max = 5) List<Integer> each",
        "@Option(help = \"Maybe\", value = \"-1\", min = 0) Optional<Double> maybe",
        "@Option(help = \"Broken\", value = \"[1\") List<Long> broken",
      })
  void theSameIsSaidAtTheComponent(String component) {
    BadInputException atLoadTime =
        catchThrowableOfType(BadInputException.class, () -> load(component));

    assertThat(checked(component))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.getKind()).isEqualTo(Diagnostic.Kind.ERROR);
              assertThat(error.getMessage(Locale.ROOT)).isEqualTo(atLoadTime.getMessage());
              assertThat(error.getLineNumber()).isEqualTo(10);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Option(help = \"Way\", value = \"up\") Way way",
        "@Option(help = \"Deep\", value = \"{depth: 2}\") Inner deep",
        "@Option(help = \"Loss\", value = \"nt-xent\") Choice<Loss> loss",
        "@Option(help = \"Losses\", value = \"[]\") List<Choice<Loss>> losses",
        "@Option(help = \"Where\") Path where",
        "@Option(help = \"Ways\", value = \"[up, down]\") List<Way> ways",
        "@Option(help = \"Flag\", value = \"true\") boolean flag",
        "@Option(help = \"Name\", value = \"'a: b'\") Optional<String> title",
      })
  void whatIsRightPasses(String component) {
    assertThat(checked(component)).isEmpty();
    assertThatCode(() -> load(component)).doesNotThrowAnyException();
  }

  @Test
  void defaultsThatNeedClassesAreLeftToTheLoading() {
    String component = "@Option(help = \"Way\", value = \"sideways\") Way way";
    assertThat(checked(component)).isEmpty();
    assertThat(catchThrowableOfType(BadInputException.class, () -> load(component)))
        .hasMessageContaining("default of way in acme.Odd$Config: way: expected up or down");
  }
}
