package org.isomer.data.shard;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.isomer.file.Sha256;

/**
 * Scans a file of TFRecords that each hold a {@code tf.train.Example}. A sample's key is the number
 * of its record, from 0. The bytes of a feature lie in one piece in the record, as the bytes of a
 * {@code bytes_list} of one element, or as the packed numbers of a {@code float_list}; that piece
 * is what is read later.
 */
final class RecordScan implements ShardScan {
  private static final int LENGTH = Long.BYTES;
  private static final int CHECK = Integer.BYTES;
  private static final int LONGEST = 1 << 30;
  private static final int MASK = 0xA282EAD8;

  /** The fields of the messages Example, Features, an entry of its map, Feature and the lists. */
  private static final int FEATURES = 1;

  private static final int FEATURE = 1;
  private static final int KEY = 1;
  private static final int VALUE = 2;
  private static final int BYTES_LIST = 1;
  private static final int FLOAT_LIST = 2;
  private static final int INT64_LIST = 3;

  private final ShardInput in;
  private final Selection selection;
  private final Samples samples;
  private final LabelMembers labels;

  RecordScan(ShardInput in, Selection selection, Samples samples) {
    this.in = in;
    this.selection = selection;
    this.samples = samples;
    labels = new LabelMembers(selection, samples);
  }

  @Override
  public void scan() throws IOException, ShardFault {
    for (long number = 0; ; number++) {
      long at = in.position();
      byte[] head = in.upTo(LENGTH + CHECK);
      if (head.length == 0) {
        return;
      }
      if (head.length < LENGTH + CHECK || crc(head, LENGTH) != check(head, LENGTH)) {
        throw new ShardFault(
            at,
            at == 0
                ? "it does not begin as a file of TFRecords does; a compressed one has to be unpacked"
                : "no record begins here: the check sum of its length is wrong. The file is damaged; write it again");
      }
      long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (length < 0 || length > LONGEST) {
        throw new ShardFault(
            at,
            "record %d has %,d bytes, more than the %,d that are read"
                .formatted(number, length, LONGEST));
      }
      record(at, number, (int) length);
    }
  }

  private void record(long at, long number, int length) throws IOException, ShardFault {
    long start = in.position();
    byte[] data;
    byte[] check;
    try {
      data = in.exactly(length);
      check = in.exactly(CHECK);
    } catch (EOFException e) {
      throw new ShardFault(
          at,
          "record %d has %,d bytes, and the file ends before. Copy or write it again"
              .formatted(number, length));
    }
    if (crc(data, length) != check(check, 0)) {
      throw new ShardFault(
          at,
          "the check sum of record %d is wrong. The file is damaged; write it again"
              .formatted(number));
    }
    try {
      example(at, "%09d".formatted(number), start, data);
    } catch (InvalidProtocolBufferException e) {
      throw new ShardFault(
          at, "record %d is no tf.train.Example. Write the file again".formatted(number));
    }
  }

  /** A piece of a record. */
  private record Piece(int from, int to) {}

  /** Calls for every field of a message. */
  @FunctionalInterface
  private interface Field {
    void read(int number, Piece content) throws IOException, ShardFault;
  }

  private void example(long at, String key, long start, byte[] data)
      throws IOException, ShardFault {
    Piece all = new Piece(0, data.length);
    each(
        data,
        all,
        FEATURES,
        features -> each(data, features, FEATURE, entry -> feature(at, key, start, data, entry)));
  }

  private void feature(long at, String key, long start, byte[] data, Piece entry)
      throws IOException, ShardFault {
    String[] name = {""};
    fields(
        data,
        entry,
        (number, content) -> {
          if (number == KEY) {
            name[0] =
                new String(
                    data, content.from(), content.to() - content.from(), StandardCharsets.UTF_8);
          }
        });
    boolean isContent = selection.contents().contains(name[0]);
    if (!isContent) {
      samples.beside(key, name[0]);
    }
    if (isContent || labels.isRead(name[0])) {
      each(
          data,
          entry,
          VALUE,
          value ->
              fields(
                  data,
                  value,
                  (kind, list) -> {
                    if (isContent) {
                      content(at, key, name[0], start, data, kind, list);
                    } else {
                      label(at, key, name[0], data, kind, list);
                    }
                  }));
    }
  }

  private void content(
      long at, String key, String name, long start, byte[] data, int kind, Piece list)
      throws IOException, ShardFault {
    if (kind == INT64_LIST) {
      throw new ShardFault(
          at,
          "the feature %s of record %s holds whole numbers. Write bytes or floats"
              .formatted(name, key));
    }
    each(
        data,
        list,
        1,
        piece ->
            samples.content(
                at,
                key,
                name,
                start + piece.from(),
                piece.to() - piece.from(),
                Sha256.of(Arrays.copyOfRange(data, piece.from(), piece.to()))));
  }

  private void label(long at, String key, String name, byte[] data, int kind, Piece list)
      throws IOException, ShardFault {
    if (kind == BYTES_LIST) {
      each(
          data,
          list,
          1,
          piece -> labels.read(at, key, name, Arrays.copyOfRange(data, piece.from(), piece.to())));
    } else if (kind == INT64_LIST) {
      CodedInputStream numbers =
          CodedInputStream.newInstance(data, list.from(), list.to() - list.from());
      int tag = numbers.readTag();
      if (tag != 0 && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        numbers.readRawVarint32();
      }
      if (tag != 0 && !numbers.isAtEnd()) {
        samples.label(at, key, name, Long.toString(numbers.readInt64()));
      }
    } else if (kind == FLOAT_LIST) {
      throw new ShardFault(
          at,
          "the feature %s of record %s holds floats, and a label is a whole number or a name"
              .formatted(name, key));
    }
  }

  /** Takes a piece of a message. */
  @FunctionalInterface
  private interface Taking {
    void take(Piece piece) throws IOException, ShardFault;
  }

  private static void each(byte[] data, Piece message, int number, Taking taking)
      throws IOException, ShardFault {
    fields(
        data,
        message,
        (found, content) -> {
          if (found == number) {
            taking.take(content);
          }
        });
  }

  /** Reads the fields of a message that have a length. */
  private static void fields(byte[] data, Piece message, Field field)
      throws IOException, ShardFault {
    CodedInputStream coded =
        CodedInputStream.newInstance(data, message.from(), message.to() - message.from());
    for (int tag = coded.readTag(); tag != 0; tag = coded.readTag()) {
      if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        coded.skipField(tag);
        continue;
      }
      int length = coded.readRawVarint32();
      int from = message.from() + coded.getTotalBytesRead();
      if (length < 0 || length > message.to() - from) {
        throw new InvalidProtocolBufferException("a field is longer than its message");
      }
      coded.skipRawBytes(length);
      field.read(WireFormat.getTagFieldNumber(tag), new Piece(from, from + length));
    }
  }

  /** The masked CRC-32C that TensorFlow writes. */
  private static int crc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }

  private static int check(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
  }
}
