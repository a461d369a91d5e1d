package org.isomer.eval.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.isomer.config.ConfigWriter;
import org.isomer.spi.Choice;
import org.isomer.spi.Encoder;
import org.isomer.spi.Step;

/** What an exported folder says to people. */
record ExportReadme(Choice<Encoder> encoder, ModelFile contract) {
  private static final int GREY = 1;

  String text() {
    return """
        %s

        The encoder %s with the options %s.
        Trained with %s on %s. model.yaml states the same contract for machines:
        isomer eval model.yaml judges this encoder.
        %s
        %s%s
        How to use it
        -------------
        %s"""
        .formatted(
            contract.name(),
            encoder.plugin().name(),
            ConfigWriter.toInlineYaml(encoder.config()),
            contract.pretraining().map(ModelFile.Origin::framework).orElse("nothing"),
            contract.pretraining().map(ModelFile.Origin::data).orElse("nothing"),
            warnings(),
            contract.example().map(ExportReadme::examples).orElseGet(this::images),
            steps(),
            use());
  }

  private String images() {
    return """
        Images
        ------
        Size after preprocessing: %d × %d pixels, %s.
        Numbers: float32; a pixel's 0 … 255 becomes 0 … 1 first. Then, in this order:
        """
        .formatted(
            contract.input().get(0),
            contract.input().get(1),
            contract.input().get(2) == GREY ? "one channel (grey)" : "channels red, green, blue");
  }

  private static String examples(ModelFile.ExampleTensors example) {
    String heading = "What a %s becomes".formatted(example.modality());
    return """
        %s
        %s
        %sIn a mask 1 is for what is there, 0 for padding. Preprocessing, in this order:
        """
        .formatted(
            heading,
            "-".repeat(heading.length()),
            example.tensors().stream()
                .map(ExportReadme::tensor)
                .collect(Collectors.joining("\n", "", "\n")));
  }

  private static String tensor(ModelFile.ExampleTensor tensor) {
    return "- %s: %s, %s%s"
        .formatted(
            tensor.name(),
            tensor.type().name().toLowerCase(Locale.ROOT),
            tensor.shape(),
            tensor.below().map(bound -> ", from 0 to " + (bound - 1)).orElse(""));
  }

  private String warnings() {
    return contract.pretraining().map(ModelFile.Origin::warnings).orElse(List.of()).stream()
        .map("Warning: %s\n"::formatted)
        .collect(Collectors.joining());
  }

  private String steps() {
    return contract.preprocessing().isEmpty()
        ? "- nothing\n"
        : contract.preprocessing().stream()
            .map(ExportReadme::step)
            .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String step(Choice<Step> step) {
    return "- %s %s".formatted(step.plugin().name(), ConfigWriter.toInlineYaml(step.config()));
  }

  private String use() {
    if (contract.savedModel().isPresent()) {
      return contract
          .example()
          .map(ExportReadme::savedModel)
          .orElseGet(() -> IMAGES_SAVED_MODEL + photo("tf.constant(image[None], tf.float32)"));
    }
    return switch (contract.layout()) {
      case ISOMER, HUGGING_FACE_BERT -> contract.example().isPresent() ? ISOMER : IMAGES_ISOMER;
      case TS2VEC -> ts2vec(ConfigWriter.toOptions(encoder.config()));
      case HUGGING_FACE_RESNET -> HUGGING_FACE.formatted("ResNetModel") + photo(TORCH);
      case HUGGING_FACE_VIT -> HUGGING_FACE.formatted("ViTModel") + photo(TORCH);
      case TORCHVISION_RESNET -> TORCHVISION.formatted(encoder.plugin().name()) + photo(TORCH);
      case TIMM_VIT ->
          TIMM.formatted(
                  encoder.plugin().name().replace('-', '_'),
                  contract.input().get(0),
                  contract.input().get(1))
              + photo(TORCH);
    };
  }

  /** How images are made of a photo, if Python can do it in few lines. */
  private String photo(String images) {
    return PhotoSnippet.of(contract.preprocessing(), contract.input().get(2))
        .map(
            lines ->
                "\nThis makes images of a photo:\n\n%s    images = %s\n".formatted(lines, images))
        .orElse("");
  }

  private static String savedModel(ModelFile.ExampleTensors example) {
    return SAVED_MODEL.formatted(
        "Each tensor has the batch as its first dimension",
        example.tensors().stream()
            .map(tensor -> "%1$s=%1$s".formatted(tensor.name()))
            .collect(Collectors.joining(", ")));
  }

  private String ts2vec(Map<String, String> options) {
    return TS2VEC.formatted(
        contract.spec().tensors().get(0).shape().get(1),
        options.get("dim"),
        options.get("width"),
        options.get("depth"));
  }

  private static final String TORCH = "torch.tensor(image).permute(2, 0, 1)[None].float()";

  private static final String ISOMER_WEIGHTS =
      """
      weights.safetensors holds float32 tensors under the names of an Isomer checkpoint. A
      convolution's kernel has the shape (rows, columns, channels, filters), a matrix (inputs,
      outputs).\
      """;

  private static final String ISOMER_PYTHON =
      """


          from safetensors.numpy import load_file

          for name, tensor in load_file("weights.safetensors").items():
              print(name, tensor.shape)

      These are arrays, and no network: for one that runs, export for torchvision or timm (--layout)
      or as a SavedModel (--format savedmodel).
      """;

  private static final String ISOMER = ISOMER_WEIGHTS + ISOMER_PYTHON;

  private static final String IMAGES_ISOMER =
      ISOMER_WEIGHTS + " Images are (batch, height, width, channels)." + ISOMER_PYTHON;

  private static final String HUGGING_FACE =
      """
      weights.safetensors is a state dictionary of transformers' %s without its pooler. Images are
      (batch, channels, height, width).

          from safetensors.torch import load_file

          model.load_state_dict(load_file("weights.safetensors"), strict=False)
      """;

  private static final String TS2VEC =
      """
      weights.safetensors is a state dictionary of TS2Vec's TSEncoder. Series are (batch,
      positions, channels); what is missing and padding is NaN there.

          from models.encoder import TSEncoder  # of TS2Vec's code
          from safetensors.torch import load_file

          encoder = TSEncoder(input_dims=%d, output_dims=%s, hidden_dims=%s, depth=%s)
          encoder.load_state_dict(load_file("weights.safetensors"))
          positions = encoder.eval()(series, mask="all_true")  # pool these over time
      """;

  private static final String TORCHVISION =
      """
      weights.safetensors is a state dictionary of torchvision's ResNets without the classifier.
      Images are (batch, channels, height, width).

          import torch, torchvision
          from safetensors.torch import load_file

          model = torchvision.models.%s()
          model.fc = torch.nn.Identity()
          model.load_state_dict(load_file("weights.safetensors"))
          features = model.eval()(images)

      That is for stem imagenet and width 1. For stem cifar, first set
      model.conv1 = torch.nn.Conv2d(3, 64, 3, 1, 1, bias=False) and
      model.maxpool = torch.nn.Identity(). For images of one channel, make conv1 with one too.
      """;

  private static final String TIMM =
      """
      weights.safetensors is a state dictionary of timm's vision transformers without the
      classifier. Images are (batch, channels, height, width).

          import timm
          from safetensors.torch import load_file

          model = timm.create_model("%s_patch16_224", num_classes=0, img_size=(%d, %d))
          model.load_state_dict(load_file("weights.safetensors"))
          features = model.eval()(images)

      That is for patch-size 16 and pooling cls. For others, add patch_size=… and
      global_pool="avg". For images of one channel, add in_chans=1.
      """;

  private static final String SAVED_MODEL =
      """
      saved-model/ is a TensorFlow SavedModel; its weights are constants of the graph, so it cannot
      be trained further. %s.

          import tensorflow as tf

          model = tf.saved_model.load("saved-model")
          features = model.signatures["serving_default"](%s)["features"]
      """;

  private static final String IMAGES_SAVED_MODEL =
      SAVED_MODEL.formatted("Images are (batch, height, width, channels)", "images=images");
}
