package org.isomer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShellCommandTest {
  @AfterEach
  void forget() {
    System.clearProperty(ShellCommand.LAUNCHER);
  }

  @Test
  void wordsAreQuotedAsShellsNeedIt() {
    assertThat(ShellCommand.of("eval", "it's", "a=1", "{k: [20]}", ""))
        .isEqualTo("isomer eval 'it'\\''s' a=1 '{k: [20]}' ''");
  }

  @Test
  void whatLiesBelowTheCurrentFolderHasAShortName() {
    Path here = Path.of("").toAbsolutePath();

    assertThat(
            ShellCommand.fromHere(
                "eval", here.resolve("my runs/one"), here, Path.of("/data"), "-x"))
        .isEqualTo("isomer eval 'my runs/one' %s /data -x".formatted(ShellCommand.quoted(here)));
  }

  @Test
  void beginsAsTheUserHasCalledIt() {
    System.setProperty(ShellCommand.LAUNCHER, "../a folder/isomer");

    assertThat(ShellCommand.of("eval", Path.of("runs", "täglich")))
        .isEqualTo("'../a folder/isomer' eval 'runs/täglich'");
  }

  @Test
  void onWindowsWordsAreQuotedAsItsShellsNeedIt() {
    System.setProperty(ShellCommand.LAUNCHER, "C:\\isomer (new)\\bin\\isomer.cmd");

    assertThat(ShellCommand.of("eval", "C:\\runs\\one", "a=1", "it's {k: \"x\"}", ""))
        .isEqualTo(
            "\"C:\\isomer (new)\\bin\\isomer.cmd\" eval C:\\runs\\one \"a=1\" \"it's {k: \\\"x\\\"}\" \"\"");
  }
}
