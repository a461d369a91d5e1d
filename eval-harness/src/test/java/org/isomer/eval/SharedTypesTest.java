package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.isomer.cli.spi.Console;
import org.isomer.data.Batching;
import org.isomer.data.Pipeline;
import org.isomer.data.SplitDataset;
import org.isomer.data.StratifiedCut;
import org.isomer.data.relation.SplitRelations;
import org.isomer.data.text.DelimitedFile;
import org.isomer.embedding.Encoders;
import org.isomer.eval.annotation.AnnotatedFiles;
import org.isomer.eval.annotation.FilesByStem;
import org.isomer.eval.annotation.NameList;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.Runs;
import org.isomer.feature.FeatureReader;
import org.isomer.file.TextFile;
import org.isomer.framework.Branch;
import org.isomer.framework.EmbeddingQueue;
import org.isomer.framework.JointEmbedding;
import org.isomer.framework.Predictor;
import org.isomer.graph.Layers;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a plugin in a JAR sees: every type in the signature of a plugin interface, of the types
 * therein and so on, and the parts that built-in plugins of its kind are made of.
 */
class SharedTypesTest {
  private static final List<Class<?>> PARTS =
      List.of(
          Branch.class,
          EmbeddingQueue.class,
          JointEmbedding.class,
          Predictor.class,
          Layers.class,
          Pipeline.class,
          Batching.class,
          SplitDataset.class,
          StratifiedCut.class,
          SplitRelations.class,
          DelimitedFile.class,
          AnnotatedFiles.class,
          FilesByStem.class,
          NameList.class,
          TextFile.class,
          FeatureReader.class,
          PretrainedRun.class,
          Runs.class,
          Encoders.class,
          Console.class);

  private final Set<Class<?>> seen = new HashSet<>();
  private final Deque<Class<?>> open = new ArrayDeque<>();

  private void add(Type type) {
    if (type instanceof Class<?> plain) {
      Class<?> element = plain;
      while (element.isArray()) {
        element = element.getComponentType();
      }
      if (element.getName().startsWith("org.isomer.") && seen.add(element)) {
        open.add(element);
      }
    } else if (type instanceof ParameterizedType generic) {
      add(generic.getRawType());
      List.of(generic.getActualTypeArguments()).forEach(this::add);
    } else if (type instanceof GenericArrayType array) {
      add(array.getGenericComponentType());
    } else if (type instanceof WildcardType wildcard) {
      List.of(wildcard.getUpperBounds()).forEach(this::add);
    }
  }

  private void addSignatures(Class<?> type) {
    for (Method method : type.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())) {
        add(method.getGenericReturnType());
        addParameters(method);
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (Modifier.isPublic(constructor.getModifiers())) {
        addParameters(constructor);
      }
    }
    List.of(type.getGenericInterfaces()).forEach(this::add);
    if (type.getGenericSuperclass() != null) {
      add(type.getGenericSuperclass());
    }
    if (type.isSealed()) {
      List.of(type.getPermittedSubclasses()).forEach(this::add);
    }
  }

  private void addParameters(Executable executable) {
    List.of(executable.getGenericParameterTypes()).forEach(this::add);
    List.of(executable.getGenericExceptionTypes()).forEach(this::add);
  }

  @Test
  void areEqualOnBothSides(@TempDir Path folder) throws IOException {
    Catalog catalog =
        new PluginJar(
                "Flat",
                """
                package acme;
                public final class Flat implements org.isomer.spi.SchedulePlugin<Flat.Config> {
                  public record Config() {}
                  public String name() { return "flat"; }
                  public String summary() { return "The same rate throughout"; }
                  public Class<Config> configType() { return Config.class; }
                  public org.isomer.spi.Schedule create(Config config) {
                    return (step, steps, stepsPerEpoch) -> 1;
                  }
                }
                """)
            .in(folder.resolve("plugins"));
    ClassLoader jar = catalog.entry("schedule", "flat").plugin().getClass().getClassLoader();
    for (Catalog.Entry entry : PluginLoader.classPath().entries()) {
      add(entry.kindType());
      add(entry.kindType().getAnnotation(Kind.class).makes());
    }
    PARTS.forEach(this::add);
    while (!open.isEmpty()) {
      addSignatures(open.remove());
    }

    Set<String> missing = new TreeSet<>();
    for (Class<?> type : seen) {
      try {
        if (jar.loadClass(type.getName()) != type) {
          missing.add(type.getName());
        }
      } catch (ClassNotFoundException e) {
        missing.add(type.getName());
      }
    }
    assertThat(seen).hasSizeGreaterThan(150);
    assertThat(missing).isEmpty();
  }
}
