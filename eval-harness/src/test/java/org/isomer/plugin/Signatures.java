package org.isomer.plugin;

import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javassist.bytecode.AccessFlag;
import javassist.bytecode.AnnotationsAttribute;
import javassist.bytecode.ClassFile;
import javassist.bytecode.FieldInfo;
import javassist.bytecode.MethodInfo;

/**
 * All that plugins see of Isomer, as a JAR without what it does: the classes of the shared rooms,
 * with those of their members that are public or protected, and no code. Constructors that Guice
 * calls are left out: what a service asks for is no promise to plugins, which ask for the service.
 */
final class Signatures {
  private static final String CLASS = ".class";
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final Set<String> ATTRIBUTES =
      Set.of("InnerClasses", "Signature", "Record", "PermittedSubclasses", "Exceptions");

  private Signatures() {}

  /** Writes those of the Isomer that is running. */
  static void write(Path jar) throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(part);
      if (Files.isDirectory(path) && !path.endsWith("test-classes")) {
        collect(path, classes);
      } else if (part.endsWith(".jar")) {
        try (FileSystem zip = FileSystems.newFileSystem(path)) {
          collect(zip.getPath("/"), classes);
        }
      }
    }
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> each : classes.entrySet()) {
        ZipEntry entry = new ZipEntry(each.getKey());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(each.getValue());
        zip.closeEntry();
      }
    }
  }

  private static void collect(Path root, Map<String, byte[]> classes) throws IOException {
    Path isomer = root.resolve("org/isomer");
    if (!Files.isDirectory(isomer)) {
      return;
    }
    try (Stream<Path> files = Files.walk(isomer)) {
      for (Path file : files.filter(each -> each.toString().endsWith(CLASS)).toList()) {
        String name = root.relativize(file).toString().replace(File.separatorChar, '/');
        if (isShared(name) && !name.matches(".*\\$\\d.*")) {
          classes.putIfAbsent(name, signature(file));
        }
      }
    }
  }

  private static boolean isShared(String name) {
    String type = name.replace('/', '.');
    return PluginClassLoader.SHARED.stream().anyMatch(type::startsWith);
  }

  private static byte[] signature(Path file) throws IOException {
    ClassFile type;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      type = new ClassFile(new DataInputStream(in));
    }
    List<MethodInfo> methods = type.getMethods();
    methods.removeIf(method -> isHidden(method.getAccessFlags()) || isInjected(method));
    for (MethodInfo method : methods) {
      method.removeCodeAttribute();
      method.getAttributes().removeIf(each -> !ATTRIBUTES.contains(each.getName()));
    }
    List<FieldInfo> fields = type.getFields();
    fields.removeIf(field -> isHidden(field.getAccessFlags()));
    for (FieldInfo field : fields) {
      field.getAttributes().removeIf(each -> !ATTRIBUTES.contains(each.getName()));
    }
    type.getAttributes().removeIf(each -> !ATTRIBUTES.contains(each.getName()));
    type.compact();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    type.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static boolean isInjected(MethodInfo method) {
    return method.getAttribute(AnnotationsAttribute.visibleTag)
            instanceof AnnotationsAttribute annotations
        && annotations.getAnnotation(Inject.class.getName()) != null;
  }

  private static boolean isHidden(int flags) {
    return (flags & (AccessFlag.PUBLIC | AccessFlag.PROTECTED)) == 0
        || (flags & AccessFlag.SYNTHETIC) != 0;
  }
}
