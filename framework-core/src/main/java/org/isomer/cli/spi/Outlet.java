package org.isomer.cli.spi;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standard output, which remembers what a {@link java.io.PrintStream} forgets: why it failed. */
final class Outlet extends FilterOutputStream {
  private @Nullable IOException failure;

  Outlet(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  /** The first failure, unless the reader simply went away. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure).filter(first -> !isBrokenPipe(first));
  }

  private static boolean isBrokenPipe(IOException failure) {
    String said = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return said.contains("broken pipe") || said.contains("pipe is being closed");
  }
}
