package org.isomer.data.numpy;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.isomer.file.BoundedInput;
import org.isomer.file.RegularFile;
import org.isomer.spi.BadInputException;

/**
 * An array of NumPy, from a file {@code .npy} or a member of an archive {@code .npz} (NEP 1): real
 * or whole numbers, truth values, or texts, of either byte order.
 *
 * @param name of the file and, in an archive, the member
 * @param shape its lengths; all their product is the number of elements
 * @param type what an element is: {@code f}, {@code i}, {@code u}, {@code b}, {@code U} or {@code
 *     S}
 * @param width bytes of an element
 * @param data the elements in row-major order
 */
public record NpyArray(String name, List<Integer> shape, char type, int width, ByteBuffer data) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final int LONGEST_HEADER = 1 << 16;
  private static final long LARGEST = 1L << 30;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{\\s*'descr':\\s*'([<>|=]?)([fiubUS])(\\d{1,6})',\\s*'fortran_order':\\s*(True|False),\\s*'shape':\\s*\\(((?:\\d{1,9},? ?)*)\\),?\\s*\\}\\s*");

  /**
   * Reads an array.
   *
   * @param member the array's name in an archive {@code .npz}; not used for {@code .npy}
   * @throws BadInputException if it cannot be read, is of another type, or its header does not fit
   *     its length
   */
  public static NpyArray read(Path path, String member) {
    byte[] bytes = new RegularFile(path).bytes();
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".npz")
        ? parse(path + ", array " + member, member(path, bytes, member))
        : parse(path.toString(), bytes);
  }

  /**
   * The bytes of a file {@code .npy} of a matrix of float32, in row-major order.
   *
   * @param rows at least one; all of one length
   */
  public static byte[] ofRows(float[][] rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writeRows(rows, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes these bytes, of which there may be more than Java holds in one piece. */
  public static void writeRows(float[][] rows, OutputStream out) throws IOException {
    writeHeader("<f4", rows.length + ", " + rows[0].length, out);
    for (float[] row : rows) {
      ByteBuffer numbers =
          ByteBuffer.allocate(Float.BYTES * row.length).order(ByteOrder.LITTLE_ENDIAN);
      numbers.asFloatBuffer().put(row);
      out.write(numbers.array());
    }
  }

  /**
   * The bytes of a file {@code .npy} of an array of bytes without sign.
   *
   * @param shape whose product is the number of values
   */
  public static byte[] ofBytes(List<Integer> shape, byte[] values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writeHeader("|u1", shape.stream().map(String::valueOf).collect(joining(", ")), bytes);
      bytes.write(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void writeHeader(String type, String shape, OutputStream out) throws IOException {
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, shape);
    int start = MAGIC.length + 2 + Short.BYTES;
    int padding = ALIGNMENT - 1 - (start + header.length()) % ALIGNMENT;
    String padded = header + " ".repeat(padding) + "\n";
    ByteBuffer head = ByteBuffer.allocate(start + padded.length()).order(ByteOrder.LITTLE_ENDIAN);
    head.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) padded.length());
    out.write(head.put(padded.getBytes(StandardCharsets.US_ASCII)).array());
  }

  private static byte[] member(Path path, byte[] archive, String member) {
    List<String> names = new ArrayList<>();
    Optional<byte[]> found = Optional.empty();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName().replaceFirst("\\.npy$", "");
        if (name.equals(member) && found.isPresent()) {
          throw new BadInputException(
              "%s: the array %s is in it twice. Write it again.".formatted(path, member));
        }
        if (name.equals(member)) {
          found = Optional.of(new BoundedInput(zip, LARGEST).readAllBytes());
        }
        names.add(name);
      }
    } catch (IOException e) {
      throw new BadInputException(
          "%s: the archive cannot be read: %s. Write it again.".formatted(path, e.getMessage()), e);
    }
    return found.orElseThrow(
        () ->
            new BadInputException(
                "%s: there is no array %s in it. It holds %s; choose one of them."
                    .formatted(
                        path, member, names.isEmpty() ? "nothing" : String.join(", ", names))));
  }

  /** Whether bytes begin as an array does. */
  public static boolean isArray(byte[] bytes) {
    return bytes.length >= MAGIC.length
        && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /**
   * Reads an array from the bytes of a file {@code .npy}.
   *
   * @param name where they are from, for messages
   * @throws BadInputException as {@link #read}
   */
  public static NpyArray parse(String name, byte[] bytes) {
    ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (byte expected : MAGIC) {
      if (!all.hasRemaining() || all.get() != expected) {
        throw new BadInputException(
            name + ": does not begin as an array of NumPy does. Write it with numpy.save.");
      }
    }
    Matcher header = HEADER.matcher(header(name, all));
    if (!header.matches()) {
      throw new BadInputException(
          name
              + ": its elements are neither numbers nor texts, or its header is damaged. Convert it with astype('float32') and write it again.");
    }
    if (header.group(4).equals("True") && header.group(5).matches(".*\\d.*,.*\\d.*")) {
      throw new BadInputException(
          name + ": it is stored column by column. Write numpy.ascontiguousarray of it.");
    }
    char type = header.group(2).charAt(0);
    int width = Integer.parseInt(header.group(3)) * (type == 'U' ? Integer.BYTES : 1);
    List<Integer> shape =
        Stream.of(header.group(5).split(",", -1))
            .filter(word -> !word.isBlank())
            .map(word -> Integer.parseInt(word.strip()))
            .toList();
    BigInteger size = BigInteger.valueOf(width);
    for (int length : shape) {
      size = size.multiply(BigInteger.valueOf(length));
    }
    if (!size.equals(BigInteger.valueOf(all.remaining()))) {
      throw new BadInputException(
          "%s: its header says that it has the shape %s, so %d bytes, but there are %d. Write it again."
              .formatted(name, shape, size, all.remaining()));
    }
    ByteBuffer data = all.slice();
    data.order(header.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return new NpyArray(name, shape, type, width, data);
  }

  private static String header(String name, ByteBuffer all) {
    if (all.remaining() >= 4) {
      int version = all.get();
      all.get();
      int length = version == 1 ? all.getShort() & 0xFFFF : all.remaining() < 4 ? -1 : all.getInt();
      if (length >= 0 && length <= Math.min(all.remaining(), LONGEST_HEADER)) {
        byte[] header = new byte[length];
        all.get(header);
        return new String(header, StandardCharsets.US_ASCII);
      }
    }
    throw new BadInputException(
        name + ": its header is cut off or too long. Write the array again.");
  }

  /** The number of elements. */
  public int size() {
    return data.capacity() / width;
  }

  /**
   * An element as a float; NaN stays NaN.
   *
   * @throws BadInputException if it is infinite or too great, or the elements are texts
   */
  public float number(int index) {
    double value = real(index);
    if (Double.isInfinite(value) || Float.isInfinite((float) value)) {
      throw new BadInputException(
          "%s, %s: %s is no finite number that a float can hold. Correct it, or write NaN where a value is missing."
              .formatted(name, place(index), value));
    }
    return (float) value;
  }

  private double real(int index) {
    int at = index * width;
    return switch (type + "" + width) {
      case "f4" -> data.getFloat(at);
      case "f8" -> data.getDouble(at);
      case "b1", "u1" -> data.get(at) & 0xFF;
      case "i1" -> data.get(at);
      case "i2" -> data.getShort(at);
      case "u2" -> data.getShort(at) & 0xFFFF;
      case "i4" -> data.getInt(at);
      case "u4" -> data.getInt(at) & 0xFFFFFFFFL;
      case "i8", "u8" -> data.getLong(at);
      default ->
          throw new BadInputException(
              "%s: numbers of the type %s%d are not read. Convert it with astype('float32')."
                  .formatted(name, type, width));
    };
  }

  /** An element as a text; whole numbers have no decimals. */
  public String text(int index) {
    StringBuilder text = new StringBuilder();
    if (type == 'U') {
      for (int at = index * width; at < (index + 1) * width; at += Integer.BYTES) {
        int letter = data.getInt(at);
        if (letter != 0 && Character.isValidCodePoint(letter)) {
          text.appendCodePoint(letter);
        }
      }
      return text.toString();
    }
    if (type == 'S') {
      for (int at = index * width; at < (index + 1) * width && data.get(at) != 0; at++) {
        text.append((char) (data.get(at) & 0xFF));
      }
      return text.toString();
    }
    double value = real(index);
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** Where an element stands: {@code [3, 0, 17]}. */
  private String place(int index) {
    List<Integer> places = new ArrayList<>();
    int rest = index;
    for (int i = shape.size() - 1; i >= 0; i--) {
      places.add(0, rest % shape.get(i));
      rest /= shape.get(i);
    }
    return "element " + places;
  }
}
