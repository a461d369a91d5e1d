package org.isomer.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.isomer.config.Value.Form;
import org.isomer.config.Value.Scalar;
import org.isomer.spi.Option;
import org.jspecify.annotations.Nullable;

/** {@code double}; in YAML any number, also {@code 1e-3} and {@code .inf}, but not {@code .nan}. */
record RealNumberType() implements OptionType {
  @Override
  public @Nullable Object bind(Value value, Site site) {
    double number = Double.NaN;
    if (value instanceof Scalar scalar && scalar.text().length() <= WholeNumberType.LONGEST) {
      if (WholeNumberType.isAmbiguous(scalar, site)) {
        return null;
      }
      number = parse(scalar);
    }
    if (Double.isNaN(number) || !Range.of(site.option()).contains(number)) {
      site.unexpected(value, this);
      return null;
    }
    return number;
  }

  static double parse(Scalar scalar) {
    if (scalar.form() == Form.WHOLE) {
      return WholeNumberType.parse(scalar.text()).doubleValue();
    }
    if (scalar.form() != Form.REAL) {
      return Double.NaN;
    }
    return switch (scalar.text().toLowerCase(Locale.ROOT)) {
      case ".nan" -> Double.NaN;
      case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
      case "-.inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(scalar.text());
    };
  }

  @Override
  public Map<String, Object> schema(Option option, Value fallback, ConfigSchema file) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "number");
    schema.putAll(Range.of(option).schema());
    return schema;
  }

  @Override
  public Object plain(Object value) {
    return value;
  }

  @Override
  public String words(Plugins plugins) {
    return "a number";
  }

  @Override
  public String range(Option option, Plugins plugins) {
    return Range.of(option).words();
  }
}
