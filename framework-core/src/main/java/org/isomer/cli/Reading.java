package org.isomer.cli;

import java.util.concurrent.atomic.AtomicLong;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Progress;
import org.isomer.data.KeptFileIndex;
import org.isomer.spi.FileIndex;

/** Tells the user how the reading of files goes: counts megabytes, begun ones with the next. */
record Reading(Console console) implements KeptFileIndex.Watching {
  private static final int MEGABYTE = 20;

  @Override
  public FileIndex.Watch begin(String title, long bytes) {
    Progress progress = console.progress(title, "read", bytes >> MEGABYTE, "MB");
    AtomicLong all = new AtomicLong();
    return new FileIndex.Watch() {
      @Override
      public void advance(long read) {
        long now = all.addAndGet(read);
        progress.advance((now >> MEGABYTE) - ((now - read) >> MEGABYTE));
      }

      @Override
      public void close() {
        progress.close();
      }
    };
  }

  @Override
  public void warn(String text) {
    console.warn(text);
  }
}
