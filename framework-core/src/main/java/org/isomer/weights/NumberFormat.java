package org.isomer.weights;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a file writes one number, as the safetensors format names it. */
enum NumberFormat {
  /** IEEE double precision. */
  F64(8) {
    @Override
    float next(ByteBuffer data) {
      return (float) data.getDouble();
    }
  },
  /** IEEE single precision. */
  F32(4) {
    @Override
    float next(ByteBuffer data) {
      return data.getFloat();
    }
  },
  /** IEEE half precision. */
  F16(2) {
    @Override
    float next(ByteBuffer data) {
      return half(data.getShort());
    }
  },
  /** The upper half of single precision. */
  BF16(2) {
    @Override
    float next(ByteBuffer data) {
      return Float.intBitsToFloat(data.getShort() << 16);
    }
  },
  /** A whole number of eight bytes, such as a counter. */
  I64(8) {
    @Override
    float next(ByteBuffer data) {
      return data.getLong();
    }
  },
  /** A whole number of four bytes. */
  I32(4) {
    @Override
    float next(ByteBuffer data) {
      return data.getInt();
    }
  };

  /** The distance of neighbouring half-precision numbers next to zero. */
  private static final float SMALLEST_HALF = 0x1p-24f;

  private final int bytes;

  NumberFormat(int bytes) {
    this.bytes = bytes;
  }

  /** The format of this name. */
  static Optional<NumberFormat> named(String name) {
    return Arrays.stream(values()).filter(format -> format.name().equals(name)).findFirst();
  }

  /** All names, for messages. */
  static String names() {
    return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
  }

  /** The bytes of one number. */
  int bytes() {
    return bytes;
  }

  /** The next number. */
  abstract float next(ByteBuffer data);

  /** Reads numbers into a part of an array. */
  void read(ByteBuffer data, float[] into, int at, int count) {
    for (int i = at; i < at + count; i++) {
      into[i] = next(data);
    }
  }

  /** The value of a half: 1 bit of sign, 5 of exponent, 10 of fraction. */
  private static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0) {
      float magnitude = fraction * SMALLEST_HALF;
      return sign == 0 ? magnitude : -magnitude;
    }
    int wide = exponent == 0x1f ? 0xff : exponent + 112;
    return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
  }
}
