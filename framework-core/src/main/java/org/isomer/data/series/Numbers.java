package org.isomer.data.series;

import java.util.List;
import org.isomer.file.DecimalNumber;
import org.isomer.file.TextFile;

/**
 * The numbers of one line of a file.
 *
 * @param place which line
 * @param complete whether none of them may be missing
 */
record Numbers(TextFile file, String place, boolean complete) {
  /** Numbers of which some may be missing. */
  Numbers(TextFile file, String place) {
    this(file, place, false);
  }

  private static final int SHOWN = 24;

  /**
   * A series from what is written of its channels.
   *
   * @param channels the numbers of each; at least one channel
   * @return position by position, NaN where one is missing
   * @throws org.isomer.spi.BadInputException if channels differ in length, or what is written is no
   *     finite number that a float can hold
   */
  float[] values(List<String[]> channels) {
    int count = channels.size();
    int length = channels.get(0).length;
    float[] values = new float[length * count];
    for (int channel = 0; channel < count; channel++) {
      String[] numbers = channels.get(channel);
      if (numbers.length != length) {
        throw file.wrong(
            place,
            "the lengths of channel %d and channel 1 are %d and %d. Give all channels of a series one length"
                .formatted(channel + 1, numbers.length, length));
      }
      for (int position = 0; position < length; position++) {
        values[position * count + channel] =
            value(numbers[position].strip(), "channel " + (channel + 1));
      }
    }
    return values;
  }

  /**
   * A number; NaN where it is missing, for which {@code ?} and {@code NaN} stand.
   *
   * @param where what holds it, such as {@code channel 2}
   */
  float value(String number, String where) {
    if (number.equals("?") || number.equalsIgnoreCase("NaN")) {
      if (complete) {
        throw file.wrong(place, where + " holds no number. Fill it in");
      }
      return Float.NaN;
    }
    try {
      float value = DecimalNumber.toFloat(number);
      if (Float.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number that a float cannot hold.
    }
    throw file.wrong(
        place,
        "%s holds \"%s\", which is no finite number. Correct it%s"
            .formatted(
                where, shown(number), complete ? "" : ", or write ? where a value is missing"));
  }

  /** As much of a text as a message can hold. */
  static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
