package org.isomer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTest {
  /** Code points in hexadecimal, and how they are shown between two letters. */
  @ParameterizedTest
  @CsvSource({
    "0, \\u0000",
    "7, \\u0007",
    "8, \\u0008",
    "9, \\u0009",
    "a, \\u000a",
    "d, \\u000d",
    "1b, \\u001b",
    "7f, \\u007f",
    "85, \\u0085",
    "9b, \\u009b",
    "200e, \\u200e",
    "202e, \\u202e",
    "2028, \\u2028",
    "2029, \\u2029",
    "2066, \\u2066",
    "feff, \\ufeff",
    "d800, \\ud800",
    "e0041, \\udb40\\udc41",
  })
  void whatActsIsShown(String point, String shown) {
    String character = Character.toString(Integer.parseInt(point, 16));

    assertThat(Visible.line("a" + character + "b")).isEqualTo("a" + shown + "b");
  }

  @Test
  void lettersOfAllScriptsStay() {
    String text = "Äpfel, 苹果, תפוח, می\u200cخواهم, 👩\u200d🔬 ✓ \u00a0 \\u001b";

    assertThat(Visible.line(text)).isEqualTo(text);
    assertThat(Visible.lines(text)).isEqualTo(text);
  }

  @Test
  void linesKeepTheirEndsAndTabs() {
    assertThat(Visible.lines("a\tb\nc\r\nd\re\r")).isEqualTo("a\tb\nc\r\nd\\u000de\\u000d");
  }
}
