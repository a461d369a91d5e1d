package org.isomer.config;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.isomer.config.Value.Form;
import org.isomer.config.Value.Scalar;
import org.isomer.spi.Option;
import org.jspecify.annotations.Nullable;

/** {@code int} and {@code long}; in YAML decimal, {@code 0x} or {@code 0o}. */
record WholeNumberType(long least, long greatest, LongFunction<Object> narrow)
    implements OptionType {
  private static final String NAME = "a whole number";

  /** More digits than any number has; to read millions of them takes minutes. */
  static final int LONGEST = 100;

  @Override
  public @Nullable Object bind(Value value, Site site) {
    if (!(value instanceof Scalar scalar) || scalar.form() != Form.WHOLE) {
      site.unexpected(value, this);
      return null;
    }
    if (scalar.text().length() > LONGEST) {
      site.unexpected(value, this);
      return null;
    }
    if (isAmbiguous(scalar, site)) {
      return null;
    }
    BigInteger number = parse(scalar.text());
    if (!Range.of(site.option()).contains(number.doubleValue())) {
      site.unexpected(value, this);
      return null;
    }
    if (number.compareTo(BigInteger.valueOf(greatest)) > 0
        || number.compareTo(BigInteger.valueOf(least)) < 0) {
      site.unexpected(value, NAME + " from " + least + " to " + greatest);
      return null;
    }
    return narrow.apply(number.longValueExact());
  }

  /** Whether it begins with a zero, which is a problem then: {@code 020} is 16 to YAML 1.1. */
  static boolean isAmbiguous(Scalar scalar, Site site) {
    boolean ambiguous = scalar.form() == Form.WHOLE && scalar.text().matches("[-+]?0[0-9]+");
    if (ambiguous) {
      site.problem(
          scalar,
          "%s begins with a zero, which some programs take for octal; write the number without it"
              .formatted(scalar.text()));
    }
    return ambiguous;
  }

  static BigInteger parse(String text) {
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16);
    }
    if (text.startsWith("0o")) {
      return new BigInteger(text.substring(2), 8);
    }
    return new BigInteger(text);
  }

  @Override
  public Map<String, Object> schema(Option option, Value fallback, ConfigSchema file) {
    Range range = Range.of(option);
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "integer");
    schema.putAll(range.schema());
    if (range.min() < least) {
      schema.put("minimum", least);
    }
    if (range.max() > greatest) {
      schema.put("maximum", greatest);
    }
    return schema;
  }

  @Override
  public Object plain(Object value) {
    return value;
  }

  @Override
  public String words(Plugins plugins) {
    return NAME;
  }

  @Override
  public String range(Option option, Plugins plugins) {
    return Range.of(option).words();
  }
}
