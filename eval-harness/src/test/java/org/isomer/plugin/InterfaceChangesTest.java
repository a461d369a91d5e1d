package org.isomer.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.model.AccessModifier;
import japicmp.model.JApiBehavior;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiParameter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares what plugins see with what they saw when {@link InterfaceVersion#CURRENT} was raised
 * last. What JARs of that version would not outlive, or their sources not compile with, needs
 * another version.
 */
class InterfaceChangesTest {
  private static final String NAME = "interface-%d.jar".formatted(InterfaceVersion.CURRENT);
  private static final Path KEPT = Path.of("src/test/plugins", NAME);
  private static final Path NOW = Path.of("target", NAME);

  @Test
  void nothingThatPluginsUseIsGone() throws Exception {
    Signatures.write(NOW);
    assertThat(KEPT)
        .as(
            "The signatures of this version are not kept yet: cp eval-harness/%s eval-harness/%s",
            NOW, KEPT)
        .isRegularFile();
    assertThat(changes(KEPT, NOW))
        .as(
            "Plugins that were built for version %d of the plugin interface do not outlive this. Keep what was there, or raise InterfaceVersion.CURRENT.",
            InterfaceVersion.CURRENT)
        .isEmpty();
  }

  private static List<String> changes(Path before, Path after) {
    JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
    options.setAccessModifier(AccessModifier.PROTECTED);
    options.setNoAnnotations(true);
    options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
    return new JarArchiveComparator(options)
            .compare(
                new JApiCmpArchive(before.toFile(), "before"),
                new JApiCmpArchive(after.toFile(), "now"))
            .stream()
            .flatMap(InterfaceChangesTest::incompatible)
            .toList();
  }

  private static Stream<String> incompatible(JApiClass type) {
    String name = type.getFullyQualifiedName();
    return Stream.of(
            seen(name, type),
            type.getInterfaces().stream()
                .flatMap(each -> seen(name + " as " + each.getFullyQualifiedName(), each)),
            Stream.concat(type.getConstructors().stream(), type.getMethods().stream())
                .filter(each -> !isElementWithDefault(name, each))
                .flatMap(each -> seen(name + "." + signature(each), each)),
            type.getFields().stream().flatMap(each -> seen(name + "." + each.getName(), each)))
        .flatMap(each -> each);
  }

  /** Annotations that do not give such an element are what they were. */
  private static boolean isElementWithDefault(String type, JApiBehavior member) {
    try {
      Class<?> now = Class.forName(type, false, InterfaceChangesTest.class.getClassLoader());
      return now.isAnnotation() && now.getMethod(member.getName()).getDefaultValue() != null;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  private static Stream<String> seen(String name, JApiCompatibility part) {
    return part.getCompatibilityChanges().stream()
        .filter(change -> !change.isBinaryCompatible() || !change.isSourceCompatible())
        .map(change -> name + ": " + change.getType());
  }

  private static String signature(JApiBehavior method) {
    return method.getParameters().stream()
        .map(JApiParameter::getType)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }
}
