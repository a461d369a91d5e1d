package org.isomer.plugin;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The constants of a class file (The Java Virtual Machine Specification, section 4.4), which name
 * all that a class uses of others.
 *
 * @param references the classes, fields and methods that it names
 */
record ConstantPool(List<Reference> references) {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int VERSION_BYTES = 4;

  /**
   * A class that is used, or a member of one.
   *
   * @param owner the class, with slashes
   * @param name the member's name; empty for the class itself
   * @param descriptor the member's type; empty for the class itself
   */
  record Reference(String owner, String name, String descriptor) {
    boolean isClass() {
      return name.isEmpty();
    }

    boolean isMethod() {
      return descriptor.startsWith("(");
    }
  }

  /** One constant: what it refers to by number, or its text. */
  private record Constant(int tag, int first, int second, String text) {}

  /**
   * Reads those of a class file.
   *
   * @throws IOException if it is none, or a damaged one
   */
  static ConstantPool of(byte[] classFile) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("not a class file");
      }
      in.skipNBytes(VERSION_BYTES);
      int count = in.readUnsignedShort();
      List<Constant> all = new ArrayList<>();
      Constant none = new Constant(0, 0, 0, "");
      all.add(none);
      while (all.size() < count) {
        Constant read = constant(in);
        all.add(read);
        if (read.tag() == 5 || read.tag() == 6) {
          all.add(none); // long and double take two places
        }
      }
      List<Reference> references = new ArrayList<>();
      for (Constant each : all) {
        if (each.tag() == 7) {
          references.add(new Reference(all.get(each.first()).text(), "", ""));
        } else if (each.tag() >= 9 && each.tag() <= 11) {
          Constant owner = all.get(each.first());
          Constant member = all.get(each.second());
          references.add(
              new Reference(
                  all.get(owner.first()).text(),
                  all.get(member.first()).text(),
                  all.get(member.second()).text()));
        }
      }
      return new ConstantPool(List.copyOf(references));
    } catch (IndexOutOfBoundsException e) {
      throw new IOException("a damaged class file", e);
    }
  }

  private static Constant constant(DataInputStream in) throws IOException {
    int tag = in.readUnsignedByte();
    return switch (tag) {
      case 1 -> new Constant(tag, 0, 0, in.readUTF()); // Utf8
      case 3, 4 -> { // Integer, Float
        in.readInt();
        yield new Constant(tag, 0, 0, "");
      }
      case 5, 6 -> { // Long, Double
        in.readLong();
        yield new Constant(tag, 0, 0, "");
      }
      // Class, String, MethodType, Module, Package
      case 7, 8, 16, 19, 20 -> new Constant(tag, in.readUnsignedShort(), 0, "");
      // Field, Method, InterfaceMethod, NameAndType, Dynamic, InvokeDynamic
      case 9, 10, 11, 12, 17, 18 ->
          new Constant(tag, in.readUnsignedShort(), in.readUnsignedShort(), "");
      // MethodHandle
      case 15 -> new Constant(tag, in.readUnsignedByte(), in.readUnsignedShort(), "");
      default -> throw new IOException("a constant of the unknown type " + tag);
    };
  }
}
