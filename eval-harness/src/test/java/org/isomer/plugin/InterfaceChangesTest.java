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
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javassist.bytecode.AccessFlag;
import javassist.bytecode.ClassFile;
import javassist.bytecode.MethodInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares what plugins see with what they saw when {@link InterfaceVersion#CURRENT} was raised
 * last. What JARs of that version would not outlive, or their sources not compile with, needs
 * another version.
 */
class InterfaceChangesTest {
  private static final String NAME = "interface-%d.jar".formatted(InterfaceVersion.CURRENT);
  private static final Path KEPT = Path.of("src/test/plugins", NAME);
  private static final Path NOW = Path.of("target", NAME);

  @TempDir Path folder;

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

  @Test
  void whatIsGoneOrDemandedAnewIsSeen() throws Exception {
    Path changed = folder.resolve("changed.jar");
    Files.copy(KEPT, changed);
    try (FileSystem jar = FileSystems.newFileSystem(changed)) {
      Files.delete(jar.getPath("org/isomer/spi/Gradient.class"));
      change(jar.getPath("org/isomer/spi/Schedule.class"), "factor", "");
      change(jar.getPath("org/isomer/spi/Framework.class"), "", "demanded");
    }
    assertThat(changes(KEPT, changed))
        .contains(
            "org.isomer.spi.Gradient: CLASS_REMOVED",
            "org.isomer.spi.Schedule.factor(long, long, long): METHOD_REMOVED",
            "org.isomer.spi.Framework.demanded(): METHOD_ADDED_TO_INTERFACE");
  }

  /** Leaves out a method of a class, or demands one more. */
  private static void change(Path file, String gone, String demanded) throws Exception {
    ClassFile type;
    try (InputStream in = Files.newInputStream(file)) {
      type = new ClassFile(new DataInputStream(in));
    }
    type.getMethods().removeIf(method -> method.getName().equals(gone));
    if (!demanded.isEmpty()) {
      MethodInfo method = new MethodInfo(type.getConstPool(), demanded, "()V");
      method.setAccessFlags(AccessFlag.PUBLIC | AccessFlag.ABSTRACT);
      type.addMethod(method);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    type.write(new DataOutputStream(bytes));
    Files.write(file, bytes.toByteArray());
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
