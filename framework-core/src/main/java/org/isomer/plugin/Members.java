package org.isomer.plugin;

import java.io.IOException;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isomer.file.RegularFile;
import org.jspecify.annotations.Nullable;

/** What the classes of a JAR use of Isomer: whether it is there, without loading any of them. */
final class Members {
  private static final String ISOMER = "org/isomer/";
  private static final String CLASS = ".class";
  private static final String CONSTRUCTOR = "<init>";

  private Members() {}

  /**
   * The classes, methods and fields of Isomer that a JAR, or a folder of classes, uses and that are
   * not here, in words.
   */
  static List<String> missing(Path part) throws IOException {
    if (Files.isDirectory(part)) {
      return missingIn(part);
    }
    try (FileSystem jar = FileSystems.newFileSystem(part)) {
      return missingIn(jar.getPath("/"));
    }
  }

  private static List<String> missingIn(Path root) throws IOException {
    Set<ConstantPool.Reference> used = new LinkedHashSet<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(each -> each.toString().endsWith(CLASS)).sorted().toList()) {
        ConstantPool.of(new RegularFile(file).bytes()).references().stream()
            .filter(reference -> reference.owner().startsWith(ISOMER))
            .filter(reference -> Files.notExists(root.resolve(reference.owner() + CLASS)))
            .forEach(used::add);
      }
    }
    return used.stream()
        .filter(reference -> !isThere(reference))
        .map(Members::shown)
        .distinct()
        .toList();
  }

  private static @Nullable Class<?> type(String owner) {
    try {
      return Class.forName(owner.replace('/', '.'), false, Members.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private static boolean isThere(ConstantPool.Reference reference) {
    Class<?> type = type(reference.owner());
    return type != null
        && (reference.isClass()
            || families(type).stream().anyMatch(member -> has(member, reference)));
  }

  /** A class with all that it inherits from. */
  private static List<Class<?>> families(Class<?> type) {
    List<Class<?>> all = new ArrayList<>();
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      all.add(at);
      for (Class<?> parent : at.getInterfaces()) {
        all.addAll(families(parent));
      }
    }
    if (type.isInterface()) {
      all.add(Object.class);
    }
    return all;
  }

  private static boolean has(Class<?> type, ConstantPool.Reference reference) {
    String descriptor = reference.descriptor();
    if (!reference.isMethod()) {
      return Stream.of(type.getDeclaredFields())
          .filter(field -> field.getName().equals(reference.name()))
          .map(Field::getType)
          .anyMatch(each -> each.descriptorString().equals(descriptor));
    }
    if (reference.name().equals(CONSTRUCTOR)) {
      return Stream.of(type.getDeclaredConstructors())
          .map(Constructor::getParameterTypes)
          .anyMatch(each -> descriptor(void.class, each).equals(descriptor));
    }
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(reference.name()))
        .anyMatch(each -> descriptor(each).equals(descriptor));
  }

  private static String descriptor(Method method) {
    return descriptor(method.getReturnType(), method.getParameterTypes());
  }

  private static String descriptor(Class<?> result, Class<?>[] parameters) {
    return MethodType.methodType(result, parameters).descriptorString();
  }

  private static String shown(ConstantPool.Reference reference) {
    String owner = reference.owner().replace('/', '.');
    if (reference.isClass() || type(reference.owner()) == null) {
      return "the class " + owner;
    }
    if (!reference.isMethod()) {
      return "the field %s %s of %s"
          .formatted(
              ClassDesc.ofDescriptor(reference.descriptor()).displayName(),
              reference.name(),
              owner);
    }
    MethodTypeDesc type = MethodTypeDesc.ofDescriptor(reference.descriptor());
    String parameters =
        type.parameterList().stream().map(ClassDesc::displayName).collect(Collectors.joining(", "));
    return reference.name().equals(CONSTRUCTOR)
        ? "the constructor (%s) of %s".formatted(parameters, owner)
        : "the method %s %s(%s) of %s"
            .formatted(type.returnType().displayName(), reference.name(), parameters, owner);
  }
}
