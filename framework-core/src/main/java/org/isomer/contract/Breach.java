package org.isomer.contract;

/** A rule is broken. The message says what was seen and what the plugin's author has to do. */
public final class Breach extends AssertionError {
  private static final long serialVersionUID = 1;

  /** With the whole message. */
  public Breach(String message) {
    super(message);
  }

  /**
   * Goes on if a rule is kept.
   *
   * @param message what was seen and what to do
   * @throws Breach otherwise
   */
  public static void unless(boolean kept, String message) {
    if (!kept) {
      throw new Breach(message);
    }
  }

  /** Goes on if text says something on one line, without a full stop. */
  static void unlessPhrase(String what, String text) {
    boolean phrase =
        !text.isBlank()
            && text.strip().equals(text)
            && text.lines().count() == 1
            && !text.endsWith(".");
    unless(phrase, what + " is \"" + text + "\"; say it on one line, without a full stop");
  }

  /** Goes on if a message has more than a word. */
  static void unlessSentence(String what, String message) {
    unless(
        message.strip().contains(" "),
        what + " is \"" + message + "\"; say what is wrong and what to do");
  }

  /** Goes on if a number is finite. */
  public static void unlessFinite(String what, double value) {
    unless(
        Double.isFinite(value),
        what
            + " is "
            + value
            + "; guard divisions, roots and logarithms against zero and overflow");
  }
}
