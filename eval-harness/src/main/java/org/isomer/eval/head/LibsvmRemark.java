package org.isomer.eval.head;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;

/**
 * Standard error without the one remark that LIBSVM prints past its own print function: that a
 * machine has reached the most iterations. Such a machine is a candidate like others, and its score
 * says what it is worth.
 */
final class LibsvmRemark extends PrintStream {
  private static final String TEXT = "\nWARNING: reaching max number of iterations\n";

  private LibsvmRemark(PrintStream err) {
    super(err, true, UTF_8);
  }

  /** Leaves the remark out from now on. */
  static synchronized void silence() {
    if (!(System.err instanceof LibsvmRemark)) {
      System.setErr(new LibsvmRemark(System.err));
    }
  }

  @Override
  public void print(String text) {
    if (!TEXT.equals(text)) {
      super.print(text);
    }
  }
}
