package org.isomer.reports.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of predictions whose SHA-256 is right and whose content is not. */
class StoredPredictionsTest {
  private static final Path FILE = Path.of("predictions.jsonl.gz");
  private static final Data TWO = new Data("t", "d", "test", 1, List.of("cat", "dog"));
  private static final String REMEDY = ". Evaluate again, or restore the file.";

  private static void read(PredictionKind kind, String lines) {
    assertThat(new PredictionFiles().read(PredictionFiles.content(kind), lines, FILE, TWO))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CLASSES | {'id':'a','truth':0,'predicted':1,'top':[1,0],'score':0.5}",
        "LABEL_SETS | {'id':'a','truth':[0,1],'scores':[0.1,0.9]}",
        "BOXES | {'id':'a','objects':[],'found':[{'label':1,'corners':[0,0,1,1],'score':1}]}",
        "PIXELS | {'id':'a','confusion':[[0,1,9]],'boundaries':[[1,2,3,4,5]]}",
        "PAIRS | {'id':'a','truth':2.5,'cosine':-1,'dot':-3,'distance':4}",
        "RANKINGS | {'id':'a','documents':['y','z','x'],'scores':[2,1,1],'grades':[0,1,2],'missed':[1]}",
        "CLUSTERS | {'id':'a','truth':1,'cluster':7}",
        "MOMENTS | {'id':'a/1','truth':1,'score':-3,'movingScore':4,'randomScore':0.5}",
        "FORECASTS | {'id':'a/1','squared':1,'absolute':1,'naiveSquared':2,'naiveAbsolute':1,'rawSquared':0,'rawAbsolute':0}",
      })
  void takesWhatCanBe(PredictionKind kind, String line) {
    read(kind, line.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CLASSES | {'id':'a','truth':2,'predicted':0,'top':[],'score':1} | truth: 2 is none of the 2 classes",
        "CLASSES | {'id':'a','truth':0,'predicted':-1,'top':[],'score':1} | predicted: -1 is none of the 2 classes",
        "CLASSES | {'id':'a','truth':0,'predicted':0,'top':[9],'score':1} | top: 9 is none of the 2 classes",
        "CLASSES | {'id':'a','truth':0,'predicted':0,'top':[],'score':1,'shares':[1]} | shares: there are 1 for 2 classes",
        "LABEL_SETS | {'id':'a','truth':[2],'scores':[0,0]} | truth: 2 is none of the 2 classes",
        "LABEL_SETS | {'id':'a','truth':[],'scores':[0,0,0]} | scores: there are 3 for 2 classes",
        "LABEL_SETS | {'id':'a','truth':[],'scores':[0,0],'ignored':[5]} | ignored: 5 is none of the 2 classes",
        "BOXES | {'id':'a','objects':[{'label':2,'corners':[0,0,1,1],'area':1,'crowd':false,'difficult':false}],'found':[]} | objects: 2 is none of the 2 classes",
        "PIXELS | {'id':'a','confusion':[[0,2,1]],'boundaries':[]} | confusion: 2 is none of the 2 classes",
        "PIXELS | {'id':'a','confusion':[],'boundaries':[[7,1,1,1,1]]} | boundaries: 7 is none of the 2 classes",
        "CLUSTERS | {'id':'a','truth':2,'cluster':0} | truth: 2 is none of the 2 classes",
      })
  void refusesWhatCannotBe(PredictionKind kind, String line, String message) {
    assertThatThrownBy(() -> read(kind, line.replace('\'', '"')))
        .isInstanceOf(BadInputException.class)
        .hasMessage(FILE + ", line 1: " + message + REMEDY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MOMENTS | {'id':'a/1','truth':2,'score':1,'movingScore':0,'randomScore':0.5} | truth must be 0 or 1, but is 2",
        "MOMENTS | {'id':'a/1','truth':0,'score':1,'movingScore':0,'randomScore':1.5} | randomScore must be between 0 and 1, but is 1.5",
        "FORECASTS | {'id':'a/1','squared':-1,'absolute':1,'naiveSquared':2,'naiveAbsolute':1,'rawSquared':0,'rawAbsolute':0} | squared must be 0 or more, but is -1.0",
        "PAIRS | {'id':'a','truth':0,'cosine':1.1,'dot':0,'distance':0} | cosine must be between -1 and 1, but is 1.1",
        "RANKINGS | {'id':'a','documents':['x','y'],'scores':[1,1],'grades':[0,0],'missed':[]} | documents x and y are not in their order",
        "RANKINGS | {'id':'a','documents':['x'],'scores':[1],'grades':[],'missed':[]} | there are 1 documents, 1 scores and 0 grades",
        "RANKINGS | {'id':'a','documents':[],'scores':[],'grades':[],'missed':[0]} | missed grades must be above 0, not 0.0",
      })
  void refusesWhatContradictsItself(PredictionKind kind, String line, String message) {
    assertThatThrownBy(() -> read(kind, line.replace('\'', '"')))
        .isInstanceOf(BadInputException.class)
        .hasMessage(FILE + ", line 1: " + message);
  }

  @Test
  void refusesWhatIsCutOrNoGzip() {
    byte[] packed = Gzip.pack("a line of text\n".repeat(50).getBytes(UTF_8));

    assertThat(Gzip.unpack(packed, FILE)).hasSize(750);
    for (int length = 0; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThatThrownBy(() -> Gzip.unpack(cut, FILE))
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith(FILE + ": cannot be unpacked: ")
          .hasMessageEndingWith(REMEDY);
    }
    assertThatThrownBy(() -> Gzip.unpack("no gzip at all".getBytes(UTF_8), FILE))
        .hasMessage(FILE + ": cannot be unpacked: Not in GZIP format" + REMEDY);
  }

  /** 200 MB of zeros take 200 kB. */
  @Test
  void refusesABomb() {
    byte[] bomb = Gzip.pack(new byte[200_000_000]);

    assertThatThrownBy(() -> Gzip.unpack(bomb, FILE))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(FILE + ": cannot be unpacked: it holds more than the ");
  }
}
